import { CsvReader, type CsvRow } from '#parse';
import { csvBatches } from '../file/csv-stream.ts';
import type { ImportLog } from '../import-log.ts';
import { peeked } from '../file/peeked.ts';
import { complainOfHeader, complainOfUnknown } from './table-complaints.ts';
import { type TableHead, headOf, LONGEST_PREAMBLE, type TableForm } from './table-head.ts';
import { textChunks } from '../file/text-stream.ts';

export { columnName, type TableForm } from './table-head.ts';

/** Ends some old exports. */
const CTRL_Z = '\u001a';

/** Enough for the longest preamble and header. */
const PEEK = 64 * 1024;

/** A table whose columns stand in any order, below a preamble or not. */
export class ForeignTable<F extends string> {
	/** 0-based place of each field, -1 where the file has none. */
	readonly places: Readonly<Record<F, number>>;
	/** The header's cells as written. */
	readonly header: readonly string[];
	/** Rows above the header, their cells joined again. */
	readonly preamble: readonly string[];
	/** What stands between the cells. */
	readonly delimiter: string;
	/** Lines below the table, such as a source note, as they are met. */
	readonly footnotes: string[] = [];
	readonly #batches: AsyncGenerator<readonly CsvRow[], void, void>;
	readonly #log: ImportLog;
	readonly #broken: number;
	#skip: number;
	#narrow: CsvRow | null = null;

	private constructor(
		head: TableHead<F>,
		delimiter: string,
		batches: AsyncGenerator<readonly CsvRow[], void, void>,
		log: ImportLog
	) {
		this.places = head.places;
		this.header = head.header;
		this.preamble = head.preamble;
		this.delimiter = delimiter;
		this.#broken = head.broken;
		this.#skip = head.above;
		this.#batches = batches;
		this.#log = log;
	}

	/**
	 * Reads up to the header; null, with an issue, where there is none that fits. A header with a column that the form
	 * doesn't know stops the reading with its name when a field of ours is missing: it may be that field by another name.
	 */
	static async open<F extends string>(
		chunks: AsyncIterable<Uint8Array>,
		form: TableForm<F>,
		log: ImportLog
	): Promise<ForeignTable<F> | null> {
		const { head, isWhole, whole } = await peeked(textChunks(chunks, log), PEEK);
		if (log.isStopped()) return null;
		for (const delimiter of form.delimiters ?? [',']) {
			const rows = firstRows(head, delimiter, isWhole);
			const found = headOf(rows, form);
			if (found === null) continue;
			complainOfUnknown(found, form, log);
			return log.isStopped()
				? null
				: new ForeignTable(found, delimiter, csvBatches(whole, delimiter, log), log);
		}
		const [first = ','] = form.delimiters ?? [','];
		const rows = firstRows(head, first, isWhole);
		if (rows.length === 0 && head !== '')
			for await (const rest of csvBatches(whole, first, log)) if (rest.length > 0) break;
		if (!log.isStopped()) complainOfHeader(rows, head, form, log);
		return null;
	}

	/**
	 * Rows as wide as the header. A row with fewer or more cells is an issue: it can't be said what stands where, and so
	 * not what the rows add up to. Blank rows and notes below the table are passed over.
	 */
	async *batches(): AsyncGenerator<readonly CsvRow[], void, void> {
		let held: readonly CsvRow[] = [];
		for await (const batch of this.#batches) {
			if (this.#log.isStopped()) return;
			if (held.length > 0) yield held;
			const below = batch.slice(this.#skip);
			this.#skip = Math.max(0, this.#skip - batch.length);
			held = this.#complete(below);
		}
		if (this.#narrow !== null && !this.#log.isStopped()) this.#ragged(this.#narrow, true);
		else if (held.length > 0 && !this.#log.isStopped()) yield held;
	}

	#complete(rows: readonly CsvRow[]): readonly CsvRow[] {
		const width = this.header.length;
		this.#log.rows += rows.length;
		const isWhole = ({ cells }: CsvRow): boolean =>
			cells.length === width && cells[0] !== '' && cells[1] !== '';
		if (this.#narrow === null && rows.every(isWhole)) return rows;
		const whole: CsvRow[] = [];
		for (const row of rows) {
			const joined = this.#joined(row);
			if (joined !== null) whole.push(joined);
			else if (this.#isOne(row)) whole.push(row);
			if (this.#log.isStopped()) break;
		}
		return whole;
	}

	/** Whether a row is as wide as the header; blank cells behind it don't count. One that is too narrow is held. */
	#isOne(row: CsvRow): boolean {
		if (this.#narrow !== null) this.#ragged(this.#narrow, false);
		if (this.#log.isStopped() || this.#isNoRow(row)) return false;
		const width = this.header.length;
		if (row.cells.length >= width && row.cells.slice(width).every((cell) => cell.trim() === '')) return true;
		if (row.cells.length > width) this.#ragged(row, false);
		else this.#narrow = row;
		return false;
	}

	/** A row whose remarks hold a line break, put together again: what stands where can be told, for both ends fit. */
	#joined({ cells }: CsvRow): CsvRow | null {
		const held = this.#narrow;
		if (held === null || held.cells.length !== this.#broken + 1) return null;
		if (held.cells.length + cells.length !== this.header.length + 1) return null;
		this.#narrow = null;
		const [rest = '', ...others] = cells;
		const remarks = `${held.cells[this.#broken] ?? ''} ${rest}`.trim();
		return { line: held.line, cells: [...held.cells.slice(0, this.#broken), remarks, ...others] };
	}

	/** A blank row, a row of HXL tags below the header, or a note below the table such as the Ctrl-Z of old exports. */
	#isNoRow({ cells }: CsvRow): boolean {
		const [first = '', ...rest] = cells;
		const isAlone = rest.every((cell) => cell.trim() === '');
		if (isAlone && first.trim() === '') return true;
		if (first.startsWith('#') && cells.every((cell) => /^(?:#[a-z+_ 0-9]*)?$/i.test(cell.trim())))
			return true;
		if (!isAlone) return false;
		if (first !== CTRL_Z && !/^(?:source|data from|last updated|note|\(c\)|©)/i.test(first)) return false;
		if (this.footnotes.length < LONGEST_PREAMBLE) this.footnotes.push(first);
		return true;
	}

	#ragged({ line, cells }: CsvRow, isLast: boolean): void {
		this.#narrow = null;
		this.#log.issues.add({
			code: isLast ? 'import/truncated' : 'import/ragged-row',
			line,
			expected: `${this.header.length} cells, as in the header`,
			received: `${cells.length}${isLast ? ' in the last row' : ''}`,
			hint: isLast
				? 'the download may have been cut short; fetch it again'
				: 'the file may have been changed by hand; download it anew'
		});
	}
}

function firstRows(head: string, delimiter: string, isWhole: boolean): readonly CsvRow[] {
	const reader = new CsvReader({ delimiter, isStrict: false, mostCells: 5_000, complain: () => undefined });
	reader.push(head);
	const rows: CsvRow[] = [];
	for (
		let row = reader.next(isWhole);
		row !== null && rows.length <= LONGEST_PREAMBLE;
		row = reader.next(isWhole)
	)
		if (row.cells.length > 1 || row.cells[0] !== '') rows.push(row);
	return rows;
}
