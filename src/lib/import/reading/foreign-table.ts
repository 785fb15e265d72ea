import { shown, type CsvRow } from '#parse';
import { csvBatches } from './csv-stream.ts';
import type { ImportLog } from './import-log.ts';
import { textChunks } from './text-stream.ts';

/** For each field of ours the names, in small letters, under which publishers have it. */
type ColumnNames<F extends string> = Readonly<Record<F, readonly string[]>>;

export interface TableForm<F extends string> {
	/** What the table is, in words, for complaints: `SIPRI trade register`. */
	readonly name: string;
	readonly columns: ColumnNames<F>;
	/** Fields without which the file is another one. */
	readonly required: readonly F[];
	readonly delimiter?: string;
	/** Tells the header by more than `required`. */
	readonly fits?: (places: Readonly<Record<F, number>>, header: readonly string[]) => boolean;
	/** How a header's cell is compared; left out, as it stands in small letters. */
	readonly nameOf?: (cell: string) => string;
}

/** Ends some old exports. */
const CTRL_Z = '\u001a';

/** Rows above the header that publishers write, and that readers tolerate. */
const LONGEST_PREAMBLE = 50;

/** A table whose columns stand in any order, below a preamble or not. */
export class ForeignTable<F extends string> {
	/** 0-based place of each field, -1 where the file has none. */
	readonly places: Readonly<Record<F, number>>;
	/** The header's cells as written. */
	readonly header: readonly string[];
	/** Rows above the header, their cells joined again. */
	readonly preamble: readonly string[];
	readonly #batches: AsyncGenerator<readonly CsvRow[], void, void>;
	readonly #first: readonly CsvRow[];
	readonly #log: ImportLog;

	private constructor(
		head: TableHead<F>,
		batches: AsyncGenerator<readonly CsvRow[], void, void>,
		log: ImportLog
	) {
		this.places = head.places;
		this.header = head.header;
		this.preamble = head.preamble;
		this.#first = head.below;
		this.#batches = batches;
		this.#log = log;
	}

	/** Reads up to the header; null, with an issue, where there is none that fits. */
	static async open<F extends string>(
		chunks: AsyncIterable<Uint8Array>,
		form: TableForm<F>,
		log: ImportLog
	): Promise<ForeignTable<F> | null> {
		const batches = csvBatches(textChunks(chunks, log), form.delimiter ?? ',', log);
		const rows: CsvRow[] = [];
		for (let next = await batches.next(); next.done !== true; next = await batches.next()) {
			rows.push(...next.value);
			const head = headOf(rows, form);
			if (head !== null) return new ForeignTable(head, batches, log);
			if (rows.length > LONGEST_PREAMBLE) break;
		}
		if (!log.isStopped()) complainOfHeader(rows, form, log);
		return null;
	}

	/** Rows as wide as the header; narrower ones are rejected, and the last one's missing cells mean a file cut short. */
	async *batches(): AsyncGenerator<readonly CsvRow[], void, void> {
		let held = this.#complete(this.#first);
		for await (const batch of this.#batches) {
			if (held.length > 0) yield held;
			this.#rejectNarrow();
			held = this.#complete(batch);
		}
		if (this.#narrow !== null && !this.#log.isStopped()) this.#truncated(this.#narrow);
		else if (held.length > 0) yield held;
	}

	#narrow: CsvRow | null = null;

	#complete(rows: readonly CsvRow[]): readonly CsvRow[] {
		const width = this.header.length;
		this.#log.rows += rows.length;
		if (rows.every(({ cells }) => cells.length >= width)) return rows;
		return rows.filter((row) => {
			if (row.cells.length >= width || this.#isFootnote(row)) return row.cells.length >= width;
			this.#rejectNarrow();
			this.#narrow = row;
			return false;
		});
	}

	/** A line below the table, such as a source note or the Ctrl-Z of old exports. */
	#isFootnote({ cells }: CsvRow): boolean {
		if (cells.length !== 1) return false;
		return cells[0] === CTRL_Z || /^(?:source|data from|last updated|note|\(c\)|©)/i.test(cells[0] ?? '');
	}

	#rejectNarrow(): void {
		if (this.#narrow === null) return;
		const { line, cells } = this.#narrow;
		this.#narrow = null;
		this.#log.rejected.add({
			code: 'import/ragged-row',
			line,
			expected: `${this.header.length} cells, as in the header`,
			received: `${cells.length}`
		});
	}

	#truncated({ line, cells }: CsvRow): void {
		this.#log.issues.add({
			code: 'import/truncated',
			line,
			expected: `${this.header.length} cells, as in the header`,
			received: `${cells.length} in the last row`,
			hint: 'the download may have been cut short; fetch it again'
		});
	}
}

interface TableHead<F extends string> {
	readonly places: Readonly<Record<F, number>>;
	readonly header: readonly string[];
	readonly preamble: readonly string[];
	readonly below: readonly CsvRow[];
}

/** A column's name as compared: small letters, single spaces. */
export function columnName(cell: string): string {
	return cell.trim().toLowerCase().replace(/\s+/g, ' ');
}

function headOf<F extends string>(rows: readonly CsvRow[], form: TableForm<F>): TableHead<F> | null {
	for (const [index, { cells }] of rows.slice(0, LONGEST_PREAMBLE).entries()) {
		const places = placesOf(cells, form);
		if (!fits(places, cells, form)) continue;
		const preamble = rows.slice(0, index).map((row) => row.cells.join(','));
		return { places, header: withoutBlankEnd(cells), preamble, below: rows.slice(index + 1) };
	}
	return null;
}

function fits<F extends string>(
	places: Readonly<Record<F, number>>,
	header: readonly string[],
	form: TableForm<F>
): boolean {
	return form.required.every((field) => places[field] >= 0) && (form.fits?.(places, header) ?? true);
}

function withoutBlankEnd(cells: readonly string[]): readonly string[] {
	let end = cells.length;
	while (end > 0 && cells[end - 1]?.trim() === '') end -= 1;
	return cells.slice(0, end);
}

function placesOf<F extends string>(cells: readonly string[], form: TableForm<F>): Record<F, number> {
	const { columns, nameOf = columnName } = form;
	const names = cells.map(nameOf);
	const places = {} as Record<F, number>;
	for (const field of Object.keys(columns) as F[]) {
		const found = columns[field].map((name) => names.indexOf(name)).filter((place) => place >= 0);
		places[field] = found[0] ?? -1;
	}
	return places;
}

function complainOfHeader<F extends string>(
	rows: readonly CsvRow[],
	form: TableForm<F>,
	log: ImportLog
): void {
	const other = [',', ';', '\t', '|'].find(
		(delimiter) =>
			delimiter !== (form.delimiter ?? ',') &&
			rows.some(({ cells }) => {
				const resplit = cells
					.join(form.delimiter ?? ',')
					.split(delimiter)
					.map((cell) => cell.replaceAll('"', ''));
				const places = placesOf(resplit, form);
				return fits(places, resplit, form);
			})
	);
	if (other !== undefined) {
		complainOfDelimiter(other, form.delimiter ?? ',', log);
		return;
	}
	const missing = form.required.map((field) => form.columns[field][0] ?? field);
	log.issues.add({
		code: rows.length === 0 ? 'import/empty' : 'import/wrong-file',
		line: rows[0]?.line ?? null,
		expected: missing.length === 0 ? form.name : `${form.name}, with the columns ${missing.join(', ')}`,
		received: rows.length === 0 ? 'an empty file' : `a file that begins "${shown(rows[0]?.cells.join(','))}"`,
		hint: 'check that this is the file for this importer'
	});
}

const names: Readonly<Record<string, string>> = {
	',': 'commas',
	';': 'semicolons',
	'\t': 'tabs',
	'|': 'vertical bars'
};

function complainOfDelimiter(received: string, expected: string, log: ImportLog): void {
	log.issues.add({
		code: 'import/delimiter',
		line: 1,
		expected: `cells separated by ${names[expected] ?? expected}, as published`,
		received: names[received] ?? received,
		hint: 'a spreadsheet has probably saved the file again, decimal commas included; download it from the publisher anew'
	});
}
