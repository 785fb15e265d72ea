import type { Scenario } from '#engine';
import { differencesOf } from '#parse';
import type { Unlike } from '../shape/record-shape.ts';

/** A scenario and whether it was edited. */
interface Weighed {
	readonly edited: boolean;
	readonly lens: Scenario;
}

/**
 * Why two looks through one scenario can't be compared as time passing: only the same weights, without what-ifs on
 * either side, leave nothing but the evidence to move the index. Null where they can.
 */
export function unlikeOf(then: Weighed, now: Weighed): Unlike | null {
	const assumes = ({ lens }: Weighed): boolean => lens.assumptions.size > 0;
	const same = differencesOf(then.lens, now.lens).length === 0;
	if (same && !assumes(then) && !assumes(now)) return null;
	if (now.edited || assumes(now)) return 'edited-now';
	return then.edited || assumes(then) ? 'edited-then' : 'weights';
}
