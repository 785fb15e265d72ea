import type { CsvRow } from '#parse';

/** For each field of ours the names, in small letters, under which publishers have it. */
type ColumnNames<F extends string> = Readonly<Record<F, readonly string[]>>;

export interface TableForm<F extends string> {
	/** What the table is, in words, for complaints: `SIPRI trade register`. */
	readonly name: string;
	readonly columns: ColumnNames<F>;
	/** Fields without which the file is another one. */
	readonly required: readonly F[];
	/** Whether a column (in small letters) that is no field is the publisher's; left out where a table may have any. */
	readonly isKnown?: (name: string) => boolean;
	/** What may stand between the cells, the usual mark first. Left out, a comma. */
	readonly delimiters?: readonly string[];
	/** Tells the header in the place of `required`. */
	readonly fits?: (places: Readonly<Record<F, number>>, header: readonly string[]) => boolean;
	/** How a header's cell is compared; left out, as it stands in small letters. */
	readonly nameOf?: (cell: string) => string;
	/** No header: the first row is data, and cells are found by their place alone. */
	readonly isBare?: boolean;
	/** The column of remarks in which the publisher leaves line breaks as they are, without quotes (in small letters). */
	readonly broken?: string;
}

export interface TableHead<F extends string> {
	readonly places: Readonly<Record<F, number>>;
	readonly header: readonly string[];
	readonly preamble: readonly string[];
	/** Rows above the first row of data, the header among them. */
	readonly above: number;
	readonly line: number;
	/** 0-based place of the column that may be broken, -1 where there is none. */
	readonly broken: number;
}

/** Rows above the header that publishers write, and that readers tolerate. */
export const LONGEST_PREAMBLE = 50;

/** A column's name as compared: small letters, single spaces. */
export function columnName(cell: string): string {
	return cell.trim().toLowerCase().replace(/\s+/g, ' ');
}

/** The header among the first rows; null where none fits. */
export function headOf<F extends string>(rows: readonly CsvRow[], form: TableForm<F>): TableHead<F> | null {
	if (form.isBare === true) return bareHead(rows, form);
	for (const [index, { cells, line }] of rows.slice(0, LONGEST_PREAMBLE).entries()) {
		const places = placesOf(cells, form);
		if (!isHeader(places, cells, form)) continue;
		const preamble = rows.slice(0, index).map((row) => row.cells.join(','));
		const broken = cells.findIndex((cell) => columnName(cell) === form.broken);
		return { places, header: withoutBlankEnd(cells), preamble, above: index + 1, line, broken };
	}
	return null;
}

function bareHead<F extends string>(rows: readonly CsvRow[], form: TableForm<F>): TableHead<F> | null {
	const [first] = rows;
	if (first === undefined) return null;
	return {
		places: placesOf([], form),
		header: first.cells,
		preamble: [],
		above: 0,
		line: first.line,
		broken: -1
	};
}

export function isHeader<F extends string>(
	places: Readonly<Record<F, number>>,
	header: readonly string[],
	form: TableForm<F>
): boolean {
	return form.fits?.(places, header) ?? form.required.every((field) => places[field] >= 0);
}

function withoutBlankEnd(cells: readonly string[]): readonly string[] {
	let end = cells.length;
	while (end > 0 && cells[end - 1]?.trim() === '') end -= 1;
	return cells.slice(0, end);
}

export function placesOf<F extends string>(cells: readonly string[], form: TableForm<F>): Record<F, number> {
	const { columns, nameOf = columnName } = form;
	const names = cells.map(nameOf);
	const places = {} as Record<F, number>;
	for (const field of Object.keys(columns) as F[]) {
		const found = columns[field].map((name) => names.indexOf(name)).filter((place) => place >= 0);
		places[field] = found[0] ?? -1;
	}
	return places;
}
