import {
	breakEvensOf,
	drawsOf,
	outlookOf,
	sensitivityOf,
	weightSpaceOf,
	type BreakEven,
	type Draws,
	type Outlook,
	type Sensitivity,
	type WeightSpace
} from '#engine';
import type { Watch } from '#parse';
import { situationOf, type Question } from './question.ts';
import { scoredIndicators } from './scored-indicators.ts';

/** An outlook with what the draws and the random weightings say of it; both null without a score. */
export interface Answer {
	readonly outlook: Outlook;
	readonly draws: Draws | null;
	readonly weightSpace: WeightSpace | null;
}

/** The outlook alone: enough for a verdict. */
export function outlookFor(question: Question): Outlook {
	return outlookOf(situationOf(question));
}

/** The outlook with its draws: what `outlook --json` and the API answer with. */
export function answerTo(question: Question): Answer {
	const outlook = outlookFor(question);
	const { seed } = question.watch;
	return {
		outlook,
		draws: drawsOf(outlook, scoredIndicators(question.watch), { seed }),
		weightSpace: weightSpaceOf(outlook, { seed })
	};
}

/** What an outlook of this watch hangs on (method, section 8); null without a score. */
export function sensitivityFor(watch: Watch, outlook: Outlook): Sensitivity | null {
	return sensitivityOf(outlook, scoredIndicators(watch), { seed: watch.seed });
}

/** The weights and values at which an outlook of this watch would reach a band's edge; none without a score. */
export function verdictEdgesFor(watch: Watch, outlook: Outlook): readonly BreakEven[] {
	if (outlook.score === null) return [];
	return breakEvensOf(outlook, new Map(scoredIndicators(watch).map((one) => [one.id, one])));
}
