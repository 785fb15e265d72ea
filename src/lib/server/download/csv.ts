import { stringify } from 'csv-stringify/sync';
import { download } from './download.ts';

export type CsvCell = string | number | null;

/** What a spreadsheet would run as a formula is led by an apostrophe; numbers stay numbers. */
function safe(cell: CsvCell): CsvCell {
	return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** RFC 4180 text with a header row: a download that a spreadsheet opens without running anything in it. */
export function csvText(columns: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
	return stringify([columns, ...rows.map((row) => row.map(safe))], { record_delimiter: 'windows' });
}

/** Records as a table: a column for each name, whatever else a record holds left out. */
export function csvTable<Column extends string>(
	columns: readonly Column[],
	records: readonly Readonly<Record<Column, CsvCell>>[]
): string {
	return csvText(
		columns,
		records.map((record) => columns.map((column) => record[column]))
	);
}

/** The same as an answer to download under a name. */
export function csvFile<Column extends string>(
	name: string,
	columns: readonly Column[],
	records: readonly Readonly<Record<Column, CsvCell>>[]
): Response {
	return download(name, 'text/csv; charset=utf-8', csvTable(columns, records));
}
