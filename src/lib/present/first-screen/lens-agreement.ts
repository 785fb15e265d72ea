import type { VerdictNames } from '#parse';
import type { VerdictSides } from '../words/verdicts/verdict-text.ts';

/** `3 say close, 2 mixed`: the most common first. */
function countsText(words: readonly string[], verb: boolean): string {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return [...counts]
		.sort(([, a], [, b]) => b - a)
		.map(([word, count], at) => `${count}${verb && at === 0 ? (count === 1 ? ' says' : ' say') : ''} ${word}`)
		.join(', ');
}

/**
 * What all scenarios of a watch say on one day, for beside the name of the one that is shown: `one of 5 choices of
 * weights: 3 say close, 2 mixed; 4 holding, 1 weakening`. A verdict that is withheld counts as `nothing`.
 */
export function lensAgreementText(
	verdicts: readonly VerdictSides[],
	{ positions, directions }: VerdictNames
): string {
	if (verdicts.length < 2) return 'the only choice of weights';
	const close = verdicts.map(({ position }) =>
		position === null ? 'nothing' : positions[position].toLowerCase()
	);
	const way = verdicts.map(({ direction }) =>
		direction === null ? 'no direction' : directions[direction].toLowerCase()
	);
	return `one of ${verdicts.length} choices of weights: ${countsText(close, true)}; ${countsText(way, false)}`;
}
