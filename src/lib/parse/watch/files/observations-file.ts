import { STATUSES } from '../vocabulary.ts';
import type { Day, Grade, Observation, ObservationStatus, Period } from '#engine';
import { cslDateOf } from '../../text/dates/csl-date.ts';
import type { PublishedDate } from '../../text/dates/calendar.ts';
import { dayText } from '../../text/dates/date.ts';
import { IssueList, shown } from '../../text/issue-list.ts';
import { decimalHint, parseDecimal } from '../../text/number.ts';
import type { Parsed } from '../../text/parsed.ts';
import { Table, type TableRow } from '../../text/csv/table.ts';
import { KeptWords } from '../kept-words.ts';
import type { Source } from '../watch.ts';

/** Columns of observations.csv, in the order in which we write them. */
export const OBSERVATION_COLUMNS = [
	'period',
	'published',
	'value',
	'low',
	'high',
	'source',
	'locator',
	'grade',
	'status',
	'note'
] as const;

/** What the rows are checked against; null where the other file has issues of its own. */
export interface ObservationContext {
	readonly sources: ReadonlyMap<string, Source> | null;
	readonly bounds: { readonly min: number | null; readonly max: number | null } | null;
	/** Shared by the files of a watch; of this file alone where left out. */
	readonly words?: KeptWords;
}

/** Reads `<id>/observations.csv`; the value holds the rows without issues, in the file's order. */
export function parseObservationsFile(
	content: string,
	file: string,
	context: ObservationContext
): Parsed<readonly Observation[]> {
	const issues = new IssueList(file);
	const table = new Table(content, OBSERVATION_COLUMNS, issues);
	const reader = new ObservationReader(table, context);
	const observations: Observation[] = [];
	for (const row of table.rows()) {
		const observation = reader.observationOf(row);
		if (observation !== null) observations.push(observation);
	}
	return { value: observations, issues: issues.toArray() };
}

class ObservationReader {
	readonly #table: Table;
	readonly #context: ObservationContext;
	readonly #words: KeptWords;
	/** Line of each key seen. */
	readonly #keys = new Map<string, number>();

	constructor(table: Table, context: ObservationContext) {
		this.#table = table;
		this.#context = context;
		this.#words = context.words ?? new KeptWords();
	}

	/** Null when the row has any issue; all of its cells are checked first. */
	observationOf(row: TableRow): Observation | null {
		const [periodCell = '', publishedCell = '', valueCell = '', lowCell = '', highCell = ''] = row.cells;
		const [source = '', locator = '', gradeCell = '', statusCell = '', note = ''] = row.cells.slice(5);
		const period = this.#period(row, periodCell);
		const published = this.#published(row, publishedCell, source, this.#sourceOf(row, source));
		const status = this.#status(row, statusCell);
		const grade = this.#grade(row, gradeCell);
		const numbers = this.#numbers(row, [valueCell, lowCell, highCell], status);
		if (period !== null && published !== null) {
			this.#checkOrder(row, period, published.day, status);
			this.#checkKey(row, period, published.day, source);
		}
		if (row.flagged !== 0 || period === null || published === null || status === null || grade === null)
			return null;
		const { day, precision } = published;
		return {
			period,
			published: day,
			publishedPrecision: precision,
			...numbers,
			source: this.#words.word(source),
			locator: this.#words.word(locator),
			grade,
			status,
			note: this.#words.word(note),
			line: row.line
		};
	}

	#period(row: TableRow, cell: string): Period | null {
		const period = this.#words.period(cell);
		if (period === null)
			this.#table.complain(row, 'period', {
				code: 'observations/bad-period',
				expected: 'a period such as 2019, 2019-Q3, 2019-08, 2019-08-17 or 2020/2024',
				received: shown(cell)
			});
		return period;
	}

	#sourceOf(row: TableRow, id: string): Source | null {
		const { sources } = this.#context;
		const source = sources?.get(id) ?? null;
		if (source === null && (sources !== null || id === ''))
			this.#table.complain(row, 'source', {
				code: 'observations/unknown-source',
				expected: 'the id of a source in sources.json',
				received: shown(id)
			});
		return source;
	}

	#published(row: TableRow, cell: string, id: string, source: Source | null): PublishedDate | null {
		const issued = cell === '' ? cslDateOf(source?.issued) : this.#words.published(cell);
		if (issued !== null && issued !== 'unreadable') return issued;
		// An unknown source, or one with an unreadable date, has its own issue.
		if (cell === '' && (source === null || issued === 'unreadable')) return null;
		this.#table.complain(row, 'published', {
			code: cell === '' ? 'observations/no-published' : 'observations/bad-published',
			expected: 'a date such as 2025-03-10, 2025-03 or 2025',
			received: shown(cell),
			hint:
				cell === ''
					? `it may be blank only if the source has an issued date, and ${shown(id)} has none`
					: null
		});
		return null;
	}

	#status(row: TableRow, cell: string): ObservationStatus | null {
		if (cell === '') return 'A';
		const status = STATUSES.find((known) => known === cell);
		if (status !== undefined) return status;
		this.#table.complain(row, 'status', {
			code: 'observations/bad-status',
			expected: `one of ${STATUSES.join(', ')}, or blank for A`,
			received: shown(cell)
		});
		return null;
	}

	#grade(row: TableRow, cell: string): Grade | null {
		if (/^[A-F][1-6]$/.test(cell)) return this.#words.word(cell) as Grade;
		this.#table.complain(row, 'grade', {
			code: 'observations/bad-grade',
			expected: 'an Admiralty code from A1 to F6',
			received: shown(cell)
		});
		return null;
	}

	/** Value and range with the blanks filled, and whether only one side of the range is known. */
	#numbers(
		row: TableRow,
		cells: readonly [string, string, string],
		status: ObservationStatus | null
	): Pick<Observation, 'value' | 'low' | 'high' | 'bound'> {
		const [value, low, high] = [
			this.#number(row, 'value', cells[0]),
			this.#number(row, 'low', cells[1]),
			this.#number(row, 'high', cells[2])
		];
		if (status === 'M') this.#checkMissing(row, cells);
		else if (cells[0] === '' && status !== null)
			this.#table.complain(row, 'value', {
				code: 'observations/no-value',
				expected: 'a number',
				received: 'blank',
				hint: 'a missing value has the status M'
			});
		if (value === null) return { value: null, low: null, high: null, bound: null };
		this.#checkRange(row, value, low, high);
		const bound =
			low === value && high === null ? 'at-least' : high === value && low === null ? 'at-most' : null;
		return { value, low: low ?? value, high: high ?? value, bound };
	}

	#number(row: TableRow, column: 'value' | 'low' | 'high', cell: string): number | null {
		if (cell === '') return null;
		const number = parseDecimal(cell);
		if (number === null)
			this.#table.complain(row, column, {
				code: 'observations/bad-number',
				expected: 'a plain decimal number',
				received: shown(cell),
				hint: decimalHint(cell)
			});
		else this.#checkBounds(row, column, number);
		return number;
	}

	#checkBounds(row: TableRow, column: string, number: number): void {
		const { min = null, max = null } = this.#context.bounds ?? {};
		if ((min === null || number >= min) && (max === null || number <= max)) return;
		this.#table.complain(row, column, {
			code: 'observations/out-of-bounds',
			expected: min === null ? `at most ${max ?? ''}` : max === null ? `at least ${min}` : `${min} to ${max}`,
			received: String(number),
			hint: 'bounds are set in indicator.yaml'
		});
	}

	#checkMissing(row: TableRow, cells: readonly [string, string, string]): void {
		for (const [index, column] of (['value', 'low', 'high'] as const).entries())
			if (cells[index] !== '')
				this.#table.complain(row, column, {
					code: 'observations/missing-with-value',
					expected: 'blank, as the status is M',
					received: shown(cells[index])
				});
	}

	#checkRange(row: TableRow, value: number, low: number | null, high: number | null): void {
		const code = 'observations/range-order';
		if (low !== null && low > value)
			this.#table.complain(row, 'low', {
				code,
				expected: `at most the value, ${value}`,
				received: String(low)
			});
		if (high !== null && high < value)
			this.#table.complain(row, 'high', {
				code,
				expected: `at least the value, ${value}`,
				received: String(high)
			});
	}

	#checkOrder(row: TableRow, period: Period, published: Day, status: ObservationStatus | null): void {
		if (published >= period.end || status === 'F' || status === null) return;
		this.#table.complain(row, 'published', {
			code: 'observations/published-before-end',
			expected: `${dayText(period.end)}, the end of the period, or later`,
			received: dayText(published),
			hint: 'a forecast or plan has the status F'
		});
	}

	#checkKey(row: TableRow, period: Period, published: Day, source: string): void {
		const key = `${period.end} ${published} ${source}`;
		const first = this.#keys.get(key);
		if (first === undefined) this.#keys.set(key, row.line);
		else
			this.#table.complain(row, 'period', {
				code: 'observations/duplicate-key',
				expected: 'one row for the same end of period, source and published',
				received: `the key of line ${first} again`,
				hint: 'a revision is a new row with a later published'
			});
	}
}
