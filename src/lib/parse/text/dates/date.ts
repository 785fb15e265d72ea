import type { Day, Duration } from '#engine';

const MILLISECONDS_A_DAY = 86_400_000;

/** The day of a time in milliseconds since 1970, in UTC: of a clock, a file or a header. */
export function dayAt(milliseconds: number): Day {
	return Math.floor(milliseconds / MILLISECONDS_A_DAY);
}

/** The beginning of a day in UTC, in milliseconds since 1970. */
export function millisecondsOf(day: Day): number {
	return day * MILLISECONDS_A_DAY;
}

/** Day number of a calendar date (month 1 to 12); null if there is no such date. */
export function dayOf(year: number, month: number, date: number): Day | null {
	const time = Date.UTC(year, month - 1, date);
	const made = new Date(time);
	// Date.UTC rolls 30 February over, and reads the year 24 as 1924.
	if (made.getUTCFullYear() !== year || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== date)
		return null;
	return time / MILLISECONDS_A_DAY;
}

/** `2025-03-10` as a day number; null for anything else, 2025-02-30 included. */
export function parseDay(text: string): Day | null {
	const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
	return match === null ? null : dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** A day number as `2025-03-10`. */
export function dayText(day: Day): string {
	return new Date(millisecondsOf(day)).toISOString().slice(0, 10);
}

/** An ISO 8601 duration of years, months, weeks and days such as `P1Y`, `P3M` or `P7D`; null if unreadable or no time at all. */
export function parseDuration(text: string): Duration | null {
	const match = /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/.exec(text);
	if (match === null) return null;
	const [years = 0, months = 0, weeks = 0, days = 0] = match
		.slice(1)
		.map((part: string | undefined) => Number(part ?? 0));
	const duration = { months: years * 12 + months, days: weeks * 7 + days };
	return duration.months + duration.days === 0 ? null : duration;
}
