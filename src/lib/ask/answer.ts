import {
	breakEvensOf,
	drawsOf,
	firmnessOf,
	outlookOf,
	sensitivityOf,
	weightSpaceOf,
	withoutEachOf,
	type BreakEven,
	type Draws,
	type Firmness,
	type Outlook,
	type Sensitivity,
	type WeightSpace
} from '#engine';
import type { Watch } from '#parse';
import { situationOf, type Question } from './question.ts';
import { scoredIndicators } from './scored-indicators.ts';

/** An outlook with what the draws and the random weightings say of it, both null without a score, and how firm it is. */
export interface Answer {
	readonly outlook: Outlook;
	readonly draws: Draws | null;
	readonly weightSpace: WeightSpace | null;
	readonly firmness: Firmness;
}

/** The outlook alone, without draws: enough for a verdict (method, sections 2 to 7b). Scores in points, -100 to 100. */
export function outlookFor(question: Question): Outlook {
	return outlookOf(situationOf(question));
}

/**
 * The outlook with 2,000 draws and as many weightings by the watch's seed (method, sections 7 and 8): what `outlook
 * --json` and the API answer with.
 */
export function answerTo(question: Question): Answer {
	const outlook = outlookFor(question);
	const { seed } = question.watch;
	const draws = drawsOf(outlook, scoredIndicators(question.watch), { seed });
	return {
		outlook,
		draws,
		weightSpace: weightSpaceOf(outlook, { seed }),
		firmness: firmnessOf(outlook, draws, withoutEachOf(outlook))
	};
}

/** What an outlook of this watch hangs on (method, section 8); null without a score. */
export function sensitivityFor(watch: Watch, outlook: Outlook): Sensitivity | null {
	return sensitivityOf(outlook, scoredIndicators(watch), { seed: watch.seed });
}

/**
 * The weights and values, in each indicator's unit, at which an outlook of this watch would reach an edge of the
 * position (method, section 8); none where it is withheld.
 */
export function verdictEdgesFor(watch: Watch, outlook: Outlook): readonly BreakEven[] {
	if (outlook.position === null) return [];
	return breakEvensOf(outlook, new Map(scoredIndicators(watch).map((one) => [one.id, one])));
}
