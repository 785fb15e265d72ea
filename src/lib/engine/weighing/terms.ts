import { DEFAULT_HORIZON } from '../evidence/horizon.ts';

/** What a watch sets for all its scenarios. */
export interface Terms {
	/** Edge tau of the positions, in score points; over 0, at most 100. */
	readonly threshold: number;
	/** Edge delta of the directions, in score points; over 0, at most 200. */
	readonly directionThreshold: number;
	/** How far back a change is measured, in whole months from 1. */
	readonly horizon: number;
}

/** Used where a watch names no other (method, sections 5 and 7b). */
export const DEFAULT_TERMS: Terms = { threshold: 20, directionThreshold: 5, horizon: DEFAULT_HORIZON };

/** Only the terms of what has them: a watch, a board, an outlook. */
export function termsOf({ threshold, directionThreshold, horizon }: Terms): Terms {
	return { threshold, directionThreshold, horizon };
}
