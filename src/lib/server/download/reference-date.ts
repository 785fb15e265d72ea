import type { CslDate } from '#parse';

/** A day as far as it is known, each part in digits. */
export interface DateParts {
	readonly year: string;
	readonly month: string | null;
	readonly day: string | null;
}

/** A CSL date as a reference manager can take it: the first day, the last day of a range, and the words where there are only words. */
export interface ReferenceDate {
	readonly first: DateParts | null;
	readonly last: DateParts | null;
	readonly words: string | null;
}

function partsOf(written: unknown): DateParts | null {
	if (!Array.isArray(written)) return null;
	const [year, month, day] = (written as unknown[]).map((part) =>
		/^\d{1,4}$/.test(String(part)) ? String(Number(part)) : null
	);
	return year ? { year, month: month ?? null, day: day ?? null } : null;
}

/** Null where a source has no date. */
export function referenceDateOf(date: CslDate | undefined): ReferenceDate | null {
	const [first = null, last = null] = (date?.['date-parts'] ?? []).map(partsOf);
	const words = date?.raw ?? date?.literal ?? null;
	return first === null && words === null ? null : { first, last, words: first === null ? words : null };
}

const two = (part: string): string => part.padStart(2, '0');

/** ISO 8601 as far as it is known: `2026-03`. */
export function isoParts({ year, month, day }: DateParts): string {
	return [year.padStart(4, '0'), ...[month, day].flatMap((part) => (part === null ? [] : [two(part)]))].join(
		'-'
	);
}

/** RIS writes `YYYY/MM/DD/other`: three strokes, whatever is known; the words of a date stand in the last place. */
export function risDate({ first, last, words }: ReferenceDate): string {
	const { year, month, day } = first ?? { year: yearIn(words), month: null, day: null };
	const other = first === null ? words : last === null ? null : `to ${isoParts(last)}`;
	return [year, month === null ? '' : two(month), day === null ? '' : two(day), other ?? ''].join('/');
}

/** The one year that the words name; empty where they name none or several. */
export function yearIn(words: string | null): string {
	const years = new Set(words?.match(/(?<!\d)[12]\d{3}(?!\d)/g) ?? []);
	return years.size === 1 ? ([...years][0] ?? '') : '';
}
