import type { VerdictPair } from '#engine';
import type { VerdictNames } from '#parse';
import { scoreText } from '../numbers/score-text.ts';

/** A position with its score: `mixed +15.5`; `no verdict` where it is withheld, `no score` where nothing is left to weigh. */
export function positionText(
	{ score, position }: Pick<VerdictPair, 'score' | 'position'>,
	threshold: number,
	positions: VerdictNames['positions']
): string {
	if (score === null) return 'no score';
	return position === null
		? 'no verdict'
		: `${positions[position].toLowerCase()} ${scoreText(score, threshold)}`;
}
