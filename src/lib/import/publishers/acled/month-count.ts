import { dayText, shown } from '#parse';
import { foreignDay, monthEnd, monthIndex, spanText } from '../../reading/table/foreign-date.ts';
import type { ImportLog } from '../../reading/import-log.ts';
import { owned } from '../../reading/table/selection.ts';

/** More gaps than that are told by their number. */
const MOST_TOLD = 6;

/**
 * Sums by month, counted from year 0, of one country. A row of the country in a month, of any type, is what proves that
 * the file covers the month there: then no row of the type asked for means none.
 */
export class MonthCount {
	readonly #sums = new Map<number, number>();
	readonly #tainted = new Set<number>();
	readonly #covered = new Set<number>();
	readonly #log: ImportLog;
	readonly #isWeekly: boolean;
	/** Dates recur in all rows. */
	readonly #known = new Map<string, number>();
	#firstDay = Infinity;
	#lastDay = -Infinity;

	constructor(isWeekly: boolean, log: ImportLog) {
		this.#isWeekly = isWeekly;
		this.#log = log;
	}

	/** The month of a row of the country. */
	monthOf(cell: string, line: number): number | null {
		const held = this.#known.get(cell);
		if (held !== undefined) return held;
		const day = foreignDay(cell, 'day-first');
		if (day === null) {
			this.#log.rejected.add({
				code: 'import/bad-date',
				line,
				field: 'date',
				expected: 'a date such as 2021-03-01 or 1 March 2021',
				received: shown(cell)
			});
			return null;
		}
		this.#firstDay = Math.min(this.#firstDay, day);
		this.#lastDay = Math.max(this.#lastDay, day);
		const month = monthIndex(day);
		this.#covered.add(month);
		if (this.#known.size < 50_000) this.#known.set(owned(cell), month);
		return month;
	}

	add(month: number, value: number): void {
		this.#sums.set(month, (this.#sums.get(month) ?? 0) + value);
	}

	/** A row that counts but can't be read: its month would be wrong. */
	taint(month: number): void {
		this.#tainted.add(month);
	}

	/**
	 * First and last month that the file covers whole. A week runs for six days after its date, and belongs to the month
	 * of its date: a month is there from its first week on. What is cut at either end is said.
	 */
	span(): { readonly first: number; readonly last: number } {
		const covered = this.#lastDay + (this.#isWeekly ? 6 : 0);
		const last = monthIndex(this.#lastDay);
		const begin = monthIndex(this.#firstDay);
		const isWholeFirst = this.#firstDay - (this.#isWeekly ? 7 : 1) <= monthEnd(begin - 1);
		const isWholeLast = monthEnd(last) <= covered;
		const cut = [...(isWholeFirst ? [] : [begin]), ...(isWholeLast ? [] : [last])];
		if (cut.length > 0 && Number.isFinite(begin)) this.#tellCut([...new Set(cut)]);
		return { first: isWholeFirst ? begin : begin + 1, last: isWholeLast ? last : last - 1 };
	}

	/** Says which months between two have no row of the country, and so are neither known nor none. */
	tellUncovered(first: number, last: number): void {
		const gaps: string[] = [];
		for (let month = first; month <= last; month += 1)
			if (!this.#covered.has(month)) gaps.push(spanText(month, 1));
		if (gaps.length === 0) return;
		const more = gaps.length > MOST_TOLD ? ` and ${gaps.length - MOST_TOLD} more` : '';
		this.#log.notices.add({
			code: 'import/uncovered-period',
			expected: 'a row of the country, of whatever type, in each month',
			received: `none in ${gaps.slice(0, MOST_TOLD).join(', ')}${more}`,
			hint: 'left out, as nothing says whether nothing happened or nothing was downloaded; download all types of event to have them'
		});
	}

	/** Null where a month of the span couldn't be read, or isn't shown to be in the file. */
	sumOf(first: number, months: number): number | null {
		let sum = 0;
		for (let month = first; month < first + months; month += 1) {
			if (this.#tainted.has(month) || !this.#covered.has(month)) return null;
			sum += this.#sums.get(month) ?? 0;
		}
		return sum;
	}

	#tellCut(months: readonly number[]): void {
		this.#log.notices.add({
			code: 'import/cut-period',
			expected: 'whole months',
			received: `${months.map((month) => spanText(month, 1)).join(' and ')} in part: the file runs from ${dayText(this.#firstDay)} to ${dayText(this.#lastDay)}`,
			hint: 'left out; download a longer span to have it'
		});
	}
}
