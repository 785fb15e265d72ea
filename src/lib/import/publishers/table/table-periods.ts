import { parsePeriod, shown } from '#parse';
import type { Day } from '#engine';
import { DateCoverage } from '../../reading/shared/date-coverage.ts';
import {
	foreignDay,
	monthEnd,
	monthIndex,
	monthOf,
	monthsIn,
	spanStart,
	spanText,
	writtenMonth
} from '../../reading/table/foreign-date.ts';
import type { ImportLog } from '../../reading/import-log.ts';
import type { TableBlock } from './block.ts';

/** Periods as observations.csv writes them, from a table's dates, and which of them the table has whole. */
export class PeriodReader {
	readonly #block: TableBlock;
	readonly #log: ImportLog;
	readonly #coverage = new DateCoverage();

	constructor(block: TableBlock, log: ImportLog) {
		this.#block = block;
		this.#log = log;
	}

	/** Whether rows that don't count still show which days the file covers: so with events, which are rare. */
	get seesAll(): boolean {
		return this.#block.aggregate === 'sum' || this.#block.aggregate === 'count';
	}

	isPeriod(written: string, month: string | null): boolean {
		return this.#read(written, month) !== null;
	}

	/** Null, and the row rejected, where it is none. `month` is the cell of a column of its own. */
	periodOf(written: string, month: string | null, line: number): string | null {
		const read = this.#read(written, month);
		if (read !== null && read.day !== null) this.#coverage.see(read.day);
		if (read !== null) return read.period;
		this.#log.rejected.add({
			code: 'import/bad-period',
			line,
			field: String(this.#block.columns.period),
			expected:
				(this.#block.period ?? 'as-written') === 'as-written'
					? 'a period such as 2019, 2019-08 or 2019-08-17'
					: 'a date',
			received: shown(month === null ? written : `${written} ${month}`),
			hint: 'set dates in the import block to day-first or month-first if the publisher writes so'
		});
		return null;
	}

	/** Those of the periods that the table has from end to end; what it cuts is said. */
	whole(periods: readonly string[]): ReadonlySet<string> {
		if (this.#block.aggregate === undefined) return new Set(periods);
		const isWhole = (period: string): boolean => {
			const { start, end } = parsePeriod(period) ?? { start: 0, end: 0 };
			return this.#coverage.isWhole(monthIndex(start), monthIndex(end));
		};
		this.#coverage.tellCut(
			periods.filter((period) => !isWhole(period)),
			this.#log
		);
		return new Set(periods.filter(isWhole));
	}

	#read(
		written: string,
		monthCell: string | null
	): { readonly period: string; readonly day: Day | null } | null {
		const { period: span = 'as-written', dates = 'year-first' } = this.#block;
		const text = written.trim();
		const day = monthCell === null ? foreignDay(text, dates) : null;
		const month =
			monthCell !== null ? joined(text, monthCell) : day !== null ? monthIndex(day) : writtenMonth(text);
		if (monthCell !== null && month === null) return null;
		if (span !== 'as-written' && month !== null) {
			const start = spanStart(month, span);
			return { period: spanText(start, monthsIn[span]), day: day ?? monthEnd(month) };
		}
		if (span === 'as-written' && month !== null && day === null)
			return { period: spanText(month, 1), day: monthEnd(month) };
		const isWritten = span === 'as-written' || (span === 'year' && /^\d{4}$/.test(text));
		return isWritten && parsePeriod(text) !== null ? { period: text, day } : null;
	}
}

/** Months since year 0 of a year and a month in two cells. */
function joined(year: string, month: string): number | null {
	const number = monthOf(month);
	return /^\d{4}$/.test(year) && number > 0 ? Number(year) * 12 + number - 1 : null;
}
