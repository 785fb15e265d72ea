import {
	breakEvensOf,
	drawsFromTable,
	drawTableOf,
	firmnessOf,
	outlookOf,
	sensitivityOf,
	weightSpaceOf,
	withoutEachOf,
	type BreakEven,
	type Draws,
	type DrawTable,
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

/** An outlook, its random draws, and the table that they come from: good for every weighting of the same values. */
interface DrawnOutlook extends Pick<Answer, 'outlook' | 'draws' | 'firmness'> {
	readonly table: DrawTable | null;
}

/** The outlook with 2,000 draws by the watch's seed (method, section 7), and how firm it is. */
export function drawnOutlookFor(question: Question): DrawnOutlook {
	const outlook = outlookFor(question);
	const { seed } = question.watch;
	const table = drawTableOf(outlook, scoredIndicators(question.watch), { seed });
	const draws = table && drawsFromTable(table, outlook);
	return { outlook, table, draws, firmness: firmnessOf(outlook, draws, withoutEachOf(outlook)) };
}

/**
 * The outlook with 2,000 draws and as many weightings by the watch's seed (method, sections 7 and 8): what `outlook
 * --json` and the API answer with.
 */
export function answerTo(question: Question): Answer {
	const { outlook, draws, firmness } = drawnOutlookFor(question);
	const weightSpace = weightSpaceOf(outlook, { seed: question.watch.seed });
	return { outlook, draws, weightSpace, firmness };
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
