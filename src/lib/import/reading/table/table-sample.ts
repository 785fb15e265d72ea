import type { Issue } from '#engine';
import { parsePeriod } from '#parse';
import { foreignDay, writtenMonth } from './foreign-date.ts';
import { ImportLog } from '../import-log.ts';
import { markedNumber } from './marked-number.ts';
import { inner, opened } from '../file/opened-file.ts';
import { csvBatches } from '../file/csv-stream.ts';
import { peeked } from '../file/peeked.ts';
import { LONGEST_PREAMBLE } from './table-head.ts';
import { textChunks } from '../file/text-stream.ts';

/** A column of an unknown table, by what its first rows hold. */
export interface SampleColumn {
	/** As an import block names it: its header, or its number where the table has none that tells it. */
	readonly name: string | number;
	/** Cells that aren't blank, at most `MOST_CELLS` of them. */
	readonly cells: readonly string[];
	readonly looksLike: 'period' | 'number' | 'text';
}

/** The beginning of an unknown table. */
export interface TableSample {
	readonly delimiter: string;
	readonly columns: readonly SampleColumn[];
}

const DELIMITERS = [',', ';', '\t', '|'];
const PEEK = 64 * 1024;
const MOST_CELLS = 200;

/** What an unknown table seems to hold; issues where a file is no table with at least two columns and two rows. */
export async function sampleOf(
	chunks: AsyncIterable<Uint8Array>,
	file: string
): Promise<TableSample | { readonly issues: readonly Issue[] }> {
	const log = new ImportLog(file);
	const { whole } = await inner(await opened(chunks), null, log);
	const { head, isWhole } = await peeked(textChunks(whole, log), PEEK);
	const text = isWhole ? head : head.slice(0, head.lastIndexOf('\n') + 1);
	let best: { readonly delimiter: string; readonly rows: readonly (readonly string[])[] } | null = null;
	for (const delimiter of log.isStopped() ? [] : DELIMITERS) {
		const rows = tableOf(await rowsOf(text, delimiter));
		if (rows !== null && rankOf(rows) > rankOf(best?.rows ?? [])) best = { delimiter, rows };
	}
	if (best !== null) return { delimiter: best.delimiter, columns: columnsOf(best.rows) };
	if (!log.isStopped()) complainOfTable(log);
	return { issues: log.issues.toArray() };
}

/** Rows of the beginning; whatever is wrong with one is said when the whole file is read. */
async function rowsOf(text: string, delimiter: string): Promise<readonly (readonly string[])[]> {
	const rows: (readonly string[])[] = [];
	for await (const batch of csvBatches(once(text), delimiter, new ImportLog('')))
		for (const { cells } of batch) if (rows.length < LONGEST_PREAMBLE + MOST_CELLS) rows.push(cells);
	return rows;
}

// eslint-disable-next-line @typescript-eslint/require-await -- stands in for a stream
async function* once(text: string): AsyncGenerator<string, void, void> {
	yield text;
}

/** The rows as wide as most are, from the first of them on; null where that is one column, or one row. */
function tableOf(rows: readonly (readonly string[])[]): readonly (readonly string[])[] | null {
	const widths = new Map<number, number>();
	for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
	const [width = 0] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
	const table = rows.filter(({ length }) => length === width);
	return width < 2 || table.length < 2 ? null : table;
}

/** The mark that makes the most rows, then the most columns, is the one: a decimal comma makes fewer of both. */
function rankOf(rows: readonly (readonly string[])[]): number {
	return rows.length * 10_000 + (rows[0]?.length ?? 0);
}

/** The first row is a header unless it holds a number or a period itself. */
function columnsOf(rows: readonly (readonly string[])[]): readonly SampleColumn[] {
	const [first = []] = rows;
	const hasHeader = first.every((cell) => !isNumber(cell.trim()) && !isPeriod(cell.trim()));
	return first.flatMap((cell, place) => {
		const cells = rows
			.slice(hasHeader ? 1 : 0)
			.flatMap((row) => ((row[place] ?? '').trim() === '' ? [] : [(row[place] ?? '').trim()]))
			.slice(0, MOST_CELLS);
		const isTold = cell.trim() !== '' && first.filter((other) => other.trim() === cell.trim()).length === 1;
		if (hasHeader && cell.trim() === '' && cells.length === 0) return [];
		return [{ name: hasHeader && isTold ? cell.trim() : place + 1, cells, looksLike: looksOf(cells) }];
	});
}

/** Most of the cells decide: some may be marks of what is missing. */
function looksOf(cells: readonly string[]): SampleColumn['looksLike'] {
	const most = (test: (cell: string) => boolean): boolean =>
		cells.length > 0 && cells.filter(test).length * 2 > cells.length;
	if (most(isPeriod)) return 'period';
	return most(isNumber) ? 'number' : 'text';
}

function isPeriod(cell: string): boolean {
	if (/^\d+$/.test(cell) && !/^(?:1[89]|20)\d\d(?:[01]\d)?$/.test(cell)) return foreignDay(cell) !== null;
	return (
		parsePeriod(cell) !== null ||
		writtenMonth(cell) !== null ||
		(['year-first', 'day-first', 'month-first'] as const).some((order) => foreignDay(cell, order) !== null)
	);
}

function isNumber(cell: string): boolean {
	return markedNumber(cell, '.') !== null || markedNumber(cell, ',') !== null;
}

function complainOfTable(log: ImportLog): void {
	log.issues.add({
		code: 'import/wrong-file',
		expected: 'a table with at least two columns and two rows',
		received: 'none between commas, semicolons, tabs or bars',
		hint: 'save the table as "CSV UTF-8" with its header in one row'
	});
}
