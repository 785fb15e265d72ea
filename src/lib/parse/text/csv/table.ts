import { csvRows } from './csv.ts';
import type { CsvRow } from './csv-reader.ts';
import { type Complaint, type IssueList, shown } from '../issue-list.ts';

/** One row under a known header: `cells` in the order of the columns asked for, whatever the file's own order. */
export interface TableRow {
	readonly line: number;
	readonly cells: readonly string[];
	/** Columns already complained of, as bits in the order of the columns. */
	flagged: number;
}

const LONGEST_CELL = 10_000;
/** A spreadsheet runs a cell that begins with one of these. */
const FORMULA_STARTS = '=@\t\r';

/** A CSV file with a header of known columns, in any order. */
export class Table {
	readonly #columns: readonly string[];
	readonly #required: readonly string[];
	readonly #issues: IssueList;
	readonly #rows: Generator<CsvRow, void, void>;
	/** For each known column its 0-based place in the file, -1 when it is missing. */
	readonly #places: readonly number[];
	readonly #width: number;
	/** Whether the file has the columns asked for in their order, and no other. */
	readonly #isInOrder: boolean;

	/** `optional` columns follow the required ones in `cells`, and may be missing. */
	constructor(
		text: string,
		required: readonly string[],
		issues: IssueList,
		optional: readonly string[] = []
	) {
		const columns = [...required, ...optional];
		this.#columns = columns;
		this.#required = required;
		this.#issues = issues;
		this.#rows = csvRows(text, issues);
		const header = this.#rows.next().value ?? { line: 1, cells: [] };
		// A header with a quote out of place was passed over, and this is the row below it.
		const cells = issues.isEmpty ? header.cells : [];
		this.#width = cells.length;
		this.#places = columns.map((column) => cells.indexOf(column));
		this.#isInOrder = cells.length === columns.length && this.#places.every((place, at) => place === at);
		if (issues.isEmpty) this.#checkHeader(header);
	}

	/** Rows of the right width; the others are issues. Cells of a missing column are blank. */
	*rows(): Generator<TableRow, void, void> {
		// A header without one known column isn't ours; its rows would only repeat that.
		if (this.#places.every((place) => place < 0)) return;
		for (const { line, cells } of this.#rows) {
			if (cells.length !== this.#width) this.#complainOfWidth(line, cells.length);
			else
				yield this.#checked({
					line,
					cells: this.#isInOrder ? cells : this.#places.map((place) => cells[place] ?? ''),
					flagged: 0
				});
		}
	}

	/** Files a complaint about a cell; not if its column is missing or the cell has one already. */
	complain(row: TableRow, column: string, complaint: Omit<Complaint, 'line' | 'column' | 'field'>): void {
		const index = this.#columns.indexOf(column);
		const place = this.#places[index] ?? -1;
		if (place < 0 || (row.flagged & (1 << index)) !== 0) return;
		row.flagged |= 1 << index;
		if (this.#issues.isFull) this.#issues.count();
		else this.#issues.add({ ...complaint, line: row.line, column: place + 1, field: column });
	}

	#checked(row: TableRow): TableRow {
		for (let index = 0; index < row.cells.length; index += 1) {
			const cell = row.cells[index] ?? '';
			if (cell.length > LONGEST_CELL) this.complain(row, this.#columns[index] ?? '', longCell(cell));
			else if (FORMULA_STARTS.includes(cell.charAt(0)) && cell !== '')
				this.complain(row, this.#columns[index] ?? '', formulaCell(cell));
		}
		return row;
	}

	#complainOfWidth(line: number, width: number): void {
		this.#issues.add({
			code: 'csv/ragged-row',
			line,
			column: Math.min(width, this.#width) + 1,
			expected: `${this.#width} cells, as in the header`,
			received: `${width}`,
			hint:
				width > this.#width ? 'put a cell that contains a comma in quotes' : 'keep the commas of blank cells'
		});
	}

	#checkHeader({ line, cells }: CsvRow): void {
		const delimiter = cells.length === 1 ? /[;\t|]/.exec(cells[0] ?? '')?.[0] : undefined;
		if (delimiter !== undefined) {
			this.#issues.add(wrongDelimiter(line, delimiter));
			return;
		}
		cells.forEach((cell, index) => {
			const place = { line, column: index + 1, field: shown(cell) };
			if (!this.#columns.includes(cell))
				this.#issues.add({ ...unknownColumn(cell, this.#columns), ...place });
			else if (cells.indexOf(cell) < index)
				this.#issues.add({
					code: 'csv/duplicate-column',
					expected: 'each column once',
					received: cell,
					...place
				});
		});
		for (const column of this.#required)
			if (!cells.includes(column))
				this.#issues.add({
					code: 'csv/missing-column',
					line,
					field: column,
					expected: `a column ${column}`,
					received: 'none',
					hint: `the header is ${this.#required.join(',')}, in any order`
				});
	}
}

function unknownColumn(cell: string, columns: readonly string[]): Complaint {
	return {
		code: 'csv/unknown-column',
		expected: `one of ${columns.join(', ')}`,
		received: shown(cell),
		hint: columns.includes(cell.trim().toLowerCase()) ? `write ${cell.trim().toLowerCase()}` : null
	};
}

function wrongDelimiter(line: number, delimiter: string): Complaint {
	return {
		code: 'csv/delimiter',
		line,
		column: 1,
		expected: 'cells separated by commas',
		received: delimiter === '\t' ? 'tabs' : `"${delimiter}"`,
		hint: 'save the file as comma-separated CSV'
	};
}

function longCell(cell: string): Omit<Complaint, 'line'> {
	return {
		code: 'csv/cell-too-long',
		expected: `at most ${LONGEST_CELL} characters`,
		received: `${cell.length} characters`
	};
}

function formulaCell(cell: string): Omit<Complaint, 'line'> {
	return {
		code: 'csv/formula',
		expected: 'text that a spreadsheet does not run',
		received: shown(cell),
		hint: 'a cell may not begin with =, @, a tab or a carriage return'
	};
}
