import type { Outlook } from '../weighing/outlook.ts';
import { ownPair, pairOf, scalesOf, type VerdictPair } from './without.ts';

/** The verdicts under each way to treat figures past their age limit (method, section 8b). */
export interface GapRules {
	/** The rule of the method: they stand. */
	readonly carried: VerdictPair;
	/** As if they were missing. */
	readonly leftOut: VerdictPair;
	/** At pull 0, and without a change. */
	readonly neutral: VerdictPair;
}

/** The outlook's verdicts under each rule; null without a score. */
export function gapRulesOf(outlook: Outlook): GapRules | null {
	if (outlook.score === null) return null;
	const items = scalesOf(outlook);
	const aged = (pull: number | null) =>
		items.map((one) =>
			one.state === 'aged' ? { ...one, pull, basePull: one.basePull === null ? null : pull } : one
		);
	return {
		carried: ownPair(outlook),
		leftOut: pairOf(aged(null), outlook),
		neutral: pairOf(aged(0), outlook)
	};
}
