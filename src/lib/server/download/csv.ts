import { stringify } from 'csv-stringify/sync';

export type CsvCell = string | number | null;

/** What a spreadsheet would run as a formula is led by an apostrophe; numbers stay numbers. */
function safe(cell: CsvCell): CsvCell {
	return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** RFC 4180 text with a header row: a download that a spreadsheet opens without running anything in it. */
export function csvText(columns: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
	return stringify([columns, ...rows.map((row) => row.map(safe))], { record_delimiter: 'windows' });
}

/** The same as an answer to download under a name. */
export function csvResponse(
	name: string,
	columns: readonly string[],
	rows: readonly (readonly CsvCell[])[]
): Response {
	return new Response(csvText(columns, rows), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`
		}
	});
}
