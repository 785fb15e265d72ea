import type { Day } from '#engine';
import { dayOf, dayText } from '#parse';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export type DateOrder = 'year-first' | 'day-first' | 'month-first';

/**
 * The day of a publisher's date: `2021-03-01` with or without a time, `1 March 2021`, `13 Mar 2025`, `20210301`, and
 * with slashes, dots or dashes in the order given. Null for anything else.
 */
export function foreignDay(cell: string, order: DateOrder = 'year-first'): Day | null {
	const text = cell.trim();
	const iso = /^(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)(?:[T ].*)?$/.exec(text);
	if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
	const words = /^(\d{1,2})[ -]([a-z]{3})[a-z]*\.?,?[ -](\d{4})(?:\s.*)?$/i.exec(text);
	if (words !== null) return dayOf(Number(words[3]), monthOf(words[2] ?? ''), Number(words[1]));
	const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ].*)?$/.exec(text);
	if (parts === null || order === 'year-first') return null;
	const [first, second] = [Number(parts[1]), Number(parts[2])];
	const [month, day] = order === 'day-first' ? [second, first] : [first, second];
	return dayOf(Number(parts[3]), month, day);
}

/** 1 to 12 of a month's name or number; 0 for anything else. */
export function monthOf(text: string): number {
	const word = text.trim().toLowerCase();
	if (/^(?:0?[1-9]|1[0-2])$/.test(word)) return Number(word);
	return /^[a-z]{3,9}\.?$/.test(word) ? MONTHS.indexOf(word.slice(0, 3)) + 1 : 0;
}

/** Months since year 0 of a written month: `2025-03`, `2025M03`, `202503`, `March 2025`, `2025 Mar`. Null for anything else. */
export function writtenMonth(text: string): number | null {
	const plain = /^(\d{4})[-/ ]?M?(\d\d)$/.exec(text);
	const words = /^([a-z]{3,9})\.?[ -](\d{4})$/i.exec(text) ?? /^(\d{4})[ -]([a-z]{3,9})\.?$/i.exec(text);
	const [year = '', month = ''] =
		plain !== null
			? plain.slice(1)
			: /^\d/.test(words?.[1] ?? '')
				? (words ?? []).slice(1)
				: (words ?? []).slice(1).reverse();
	const number = monthOf(month);
	return number === 0 ? null : Number(year) * 12 + number - 1;
}

export type Span = 'month' | 'quarter' | 'year';

/** Months since year 0 of a day. */
export function monthIndex(day: Day): number {
	const text = dayText(day);
	return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
}

/** `2025-03` for a number of months since year 0. */
function monthText(index: number): string {
	return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Last day of a month. */
export function monthEnd(index: number): Day {
	return (dayOf(Math.floor((index + 1) / 12), ((index + 1) % 12) + 1, 1) ?? 0) - 1;
}

export const monthsIn: Readonly<Record<Span, number>> = { month: 1, quarter: 3, year: 12 };

/** First month of the span that a month lies in. */
export function spanStart(index: number, span: Span): number {
	return index - (index % monthsIn[span]);
}

/** How observations.csv writes a span by its first month, or several spans in a row. */
export function spanText(first: number, months: number): string {
	const year = String(Math.floor(first / 12)).padStart(4, '0');
	if (months === 1) return monthText(first);
	if (months === 12 && first % 12 === 0) return year;
	if (months === 3 && first % 3 === 0) return `${year}-Q${(first % 12) / 3 + 1}`;
	return `${monthText(first)}/${monthText(first + months - 1)}`;
}
