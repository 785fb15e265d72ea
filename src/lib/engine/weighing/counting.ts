import type { IndicatorOutlook, Outlook } from './outlook.ts';

/** An indicator that enters the score: weight and a usable value. */
export interface Counting extends IndicatorOutlook {
	readonly value: number;
	readonly pull: number;
	readonly share: number;
	readonly contribution: number;
}

function isCounting(one: IndicatorOutlook): one is Counting {
	return one.share !== null && one.value !== null && one.pull !== null;
}

/** The indicators that enter an outlook's score, by id; empty without a score. */
export function countingOf(outlook: Outlook): readonly Counting[] {
	return outlook.indicators.filter(isCounting);
}
