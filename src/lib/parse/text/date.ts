import type { Day, Duration, Period } from '#engine';

export type DatePrecision = 'day' | 'month' | 'year';

export interface PublishedDate {
	readonly day: Day;
	readonly precision: DatePrecision;
}

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

function lastDayOf(year: number, month: number): Day | null {
	const first = dayOf(year, month, 1);
	return first === null ? null : Date.UTC(year, month, 0) / MILLISECONDS_A_DAY;
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

/** `2025-03-10`, `2025-03` or `2025`; an unknown day is the last of the month or year, never earlier. Null if unreadable. */
export function parsePublished(text: string): PublishedDate | null {
	const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
	if (match === null) return null;
	return publishedOf(Number(match[1]), numberOrNull(match[2]), numberOrNull(match[3]));
}

/** The same from its parts; month and date are null where unknown. */
export function publishedOf(year: number, month: number | null, date: number | null): PublishedDate | null {
	const precision = month === null ? 'year' : date === null ? 'month' : 'day';
	const day = date === null ? lastDayOf(year, month ?? 12) : dayOf(year, month ?? 12, date);
	return day === null ? null : { day, precision };
}

function numberOrNull(text: string | undefined): number | null {
	return text === undefined ? null : Number(text);
}

/** `2019`, `2019-Q3`, `2019-08`, `2019-08-17`, or two of these as `2020/2024`, both ends included. Null if unreadable. */
export function parsePeriod(text: string): Period | null {
	const slash = text.indexOf('/');
	const first = spanOf(slash < 0 ? text : text.slice(0, slash));
	const last = slash < 0 ? first : spanOf(text.slice(slash + 1));
	if (first === null || last === null || first.start > last.start || first.end > last.end) return null;
	return { text, start: first.start, end: last.end };
}

function spanOf(text: string): { start: Day; end: Day } | null {
	const match = /^(\d{4})(?:-Q([1-4])|-(\d\d)(?:-(\d\d))?)?$/.exec(text);
	if (match === null) return null;
	const year = Number(match[1]);
	if (match[4] !== undefined) {
		const day = dayOf(year, Number(match[3]), Number(match[4]));
		return day === null ? null : { start: day, end: day };
	}
	if (match[2] !== undefined) return monthsOf(year, Number(match[2]) * 3 - 2, Number(match[2]) * 3);
	if (match[3] !== undefined) return monthsOf(year, Number(match[3]), Number(match[3]));
	return monthsOf(year, 1, 12);
}

function monthsOf(year: number, from: number, to: number): { start: Day; end: Day } | null {
	const start = dayOf(year, from, 1);
	const end = lastDayOf(year, to);
	return start === null || end === null ? null : { start, end };
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
