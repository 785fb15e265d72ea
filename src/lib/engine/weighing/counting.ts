import { pullChange } from './change.ts';
import type { IndicatorOutlook, Outlook } from './outlook.ts';

/** An indicator that enters the score: weight and a usable value. */
export interface Counting extends IndicatorOutlook {
	readonly value: number;
	readonly pull: number;
	readonly share: number;
	readonly contribution: number;
}

/** An indicator of C, which enters the change: one that counts and has a base (method, section 7b). */
export interface CommonIndicator extends Counting {
	readonly basePull: number;
	readonly news: boolean;
	readonly changeShare: number;
	readonly change: number;
	/** d before polarity: 0 where the change is old. */
	readonly pullChange: number;
}

function isCounting(one: IndicatorOutlook): one is Counting {
	return one.share !== null && one.value !== null && one.pull !== null;
}

/** The indicators that enter an outlook's score, by id; empty without a score. */
export function countingOf(outlook: Outlook): readonly Counting[] {
	return outlook.indicators.filter(isCounting);
}

/** The indicators that enter an outlook's change, by id; empty where none that weighs has a base. */
export function commonOf(outlook: Outlook): readonly CommonIndicator[] {
	return countingOf(outlook).flatMap((one) => {
		const { basePull, news, changeShare, change } = one;
		if (basePull === null || news === null || changeShare === null || change === null) return [];
		const changed = pullChange({ ...one, basePull, news, assumed: one.state === 'assumed' });
		return [{ ...one, basePull, news, changeShare, change, pullChange: changed }];
	});
}
