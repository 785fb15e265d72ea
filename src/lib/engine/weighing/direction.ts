import { isCommon, type DirectionStatus } from './change.ts';
import { directionConfidence, type Confidence, type ConfidenceLevel } from './confidence.ts';
import type { IndicatorRead } from './indicator-read.ts';
import { counts, type Direction } from './score.ts';
import type { Verdicts } from './verdicts.ts';

/** What the newest figures changed against about a horizon before (method, section 7b). */
export interface DirectionOutlook {
	readonly status: DirectionStatus;
	/** D, -200 to 200; null where nothing that weighs has a base. */
	readonly change: number | null;
	/** Null unless the status is ok. */
	readonly verdict: Direction | null;
	/** Share of all positive weight that has a base, and that is news besides; null without weights. */
	readonly common: number | null;
	readonly news: number | null;
	/** Null where nothing that weighs has a base. */
	readonly confidence: ConfidenceLevel | null;
	/** Ids that count in the score and have no base. */
	readonly without: readonly string[];
	/** Ids whose change is old and adds 0. */
	readonly old: readonly string[];
	/** Ids whose base comes from another source than the level. */
	readonly otherSource: readonly string[];
	/** Ids that stand beyond the same outer goalpost both times. */
	readonly beyond: readonly string[];
}

/** Whether a base comes from another source than its level. */
function isOfOtherSource({ level }: IndicatorRead): boolean {
	return level.state !== 'missing' && level.before?.chosen.source !== level.chosen.source;
}

function idsOf(reads: readonly IndicatorRead[], holds: (one: IndicatorRead) => boolean): readonly string[] {
	return reads.filter(holds).map(({ id }) => id);
}

/** The direction of a sound model. */
export function directionOutlookOf(
	reads: readonly IndicatorRead[],
	{ directionStatus, direction, changeWeights, changeBalance }: Verdicts,
	confidence: Confidence | null
): DirectionOutlook {
	const { all, common, news } = changeWeights;
	const share = (weight: number): number | null => (all > 0 ? weight / all : null);
	return {
		status: directionStatus,
		change: changeBalance?.change ?? null,
		verdict: direction,
		common: share(common),
		news: share(news),
		confidence:
			changeBalance === null || confidence === null
				? null
				: directionConfidence(confidence.level, news / all),
		without: idsOf(reads, (one) => counts(one) && !isCommon(one)),
		old: idsOf(reads, (one) => isCommon(one) && !one.assumed && !one.news),
		otherSource: idsOf(reads, (one) => isCommon(one) && isOfOtherSource(one)),
		beyond: idsOf(reads, (one) => isCommon(one) && Math.abs(one.pull) === 1 && one.pull === one.basePull)
	};
}

/** Of a model that can't be weighed. */
export const NO_DIRECTION: DirectionOutlook = {
	status: 'insufficient',
	change: null,
	verdict: null,
	common: null,
	news: null,
	confidence: null,
	without: [],
	old: [],
	otherSource: [],
	beyond: []
};
