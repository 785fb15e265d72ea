import { UTCDate } from '@date-fns/utc';
import { endOfQuarter, endOfYear, lastDayOfMonth, startOfQuarter, startOfYear } from 'date-fns';
import type { Day, Period } from '#engine';
import { dayAt, dayOf, millisecondsOf } from './date.ts';

export type DatePrecision = 'day' | 'month' | 'year';

export interface PublishedDate {
	readonly day: Day;
	readonly precision: DatePrecision;
}

/** A day as the calendar functions of date-fns take it, in UTC wherever the program runs. */
function calendarDate(day: Day): UTCDate {
	return new UTCDate(millisecondsOf(day));
}

function lastDayOf(year: number, month: number): Day | null {
	const first = dayOf(year, month, 1);
	return first === null ? null : dayAt(lastDayOfMonth(calendarDate(first)).getTime());
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
	if (match[2] !== undefined) {
		const within = dayOf(year, Number(match[2]) * 3, 1);
		return within === null ? null : spanBetween(within, startOfQuarter, endOfQuarter);
	}
	if (match[3] !== undefined) {
		const start = dayOf(year, Number(match[3]), 1);
		return start === null ? null : spanBetween(start, (date) => date, lastDayOfMonth);
	}
	const start = dayOf(year, 1, 1);
	return start === null ? null : spanBetween(start, startOfYear, endOfYear);
}

type CalendarStep = (date: UTCDate) => Date;

/** The first and the last day of the quarter, month or year that a day lies in. */
function spanBetween(within: Day, first: CalendarStep, last: CalendarStep): { start: Day; end: Day } {
	const date = calendarDate(within);
	return { start: dayAt(first(date).getTime()), end: dayAt(last(date).getTime()) };
}
