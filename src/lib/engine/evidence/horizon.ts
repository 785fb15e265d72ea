import type { Day, Duration } from './period.ts';

/** Months of the horizon over which a change is read, unless the watch names others (method, section 7b). */
export const DEFAULT_HORIZON = 12;

/** A month of the calendar on average. */
const DAYS_PER_MONTH = 365.25 / 12;

/** h of section 7b in days, for a horizon in months. */
function horizonDays(horizon: number): number {
	return horizon * DAYS_PER_MONTH;
}

/** Where the end of a base period may lie for a level whose period ends on a day; both ends included. */
export interface BaseSpan {
	readonly from: Day;
	readonly to: Day;
	/** Where it lies at best: h before. */
	readonly best: Day;
}

/**
 * Between 17h/8 and 7h/8 before the level's period ends, with h = `horizon` months x 365.25/12 days (method, section
 * 7b).
 */
export function baseSpan(periodEnd: Day, horizon: number): BaseSpan {
	const days = horizonDays(horizon);
	return { from: periodEnd - (17 * days) / 8, to: periodEnd - (7 * days) / 8, best: periodEnd - days };
}

/** The last moment at which a period first published on a day is news: 5h/4 later (method, section 7b). */
export function newsUntil(first: Day, horizon: number): Day {
	return first + (5 * horizonDays(horizon)) / 4;
}

/**
 * Whether figures come so rarely that each is old for part of its time: less often than every 5h/4 (method, section
 * 7b).
 */
export function outlastsNews({ months, days }: Duration, horizon: number): boolean {
	return months * DAYS_PER_MONTH + days > (5 * horizonDays(horizon)) / 4;
}
