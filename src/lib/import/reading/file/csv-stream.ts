import { CsvReader, type CsvRow } from '#parse';
import type { ImportLog } from '../import-log.ts';

/** More columns than any publisher's table, and more characters than any row, has. */
const MOST_CELLS = 5_000;
const LONGEST_ROW = 4 * 1024 * 1024;

/**
 * Rows of a publisher's CSV file as it comes, a batch for each piece of text, blank lines left out. Memory holds one row
 * and one piece of text. A row too long or too wide to be one, or a quote still open at the end, is an issue and stops
 * the reading.
 */
export async function* csvBatches(
	texts: AsyncIterable<string>,
	delimiter: string,
	log: ImportLog
): AsyncGenerator<readonly CsvRow[], void, void> {
	const reader = new CsvReader({
		delimiter,
		isStrict: false,
		mostCells: MOST_CELLS,
		complain: ({ line }) => complainOfOpenQuote(line, log)
	});
	for await (const text of texts) {
		reader.push(text);
		const rows = rowsOf(reader, false, log);
		if (rows.length > 0) yield rows;
		if (reader.held > LONGEST_ROW) complainOfLength(reader.line, log);
		if (log.isStopped()) return;
	}
	const rest = rowsOf(reader, true, log);
	if (rest.length > 0 && !log.isStopped()) yield rest;
}

function rowsOf(reader: CsvReader, isLast: boolean, log: ImportLog): readonly CsvRow[] {
	const rows: CsvRow[] = [];
	for (let row = reader.next(isLast); row !== null && !log.isStopped(); row = reader.next(isLast)) {
		const { cells, line } = row;
		if (cells.length > MOST_CELLS) complainOfWidth(line, log);
		else if (cells.length > 1 || cells[0] !== '') rows.push(row);
	}
	return rows;
}

function complainOfOpenQuote(line: number, log: ImportLog): void {
	log.issues.add({
		code: 'import/truncated',
		line,
		expected: 'a closing quote',
		received: 'the end of the file',
		hint: 'the download may have been cut short; fetch it again'
	});
}

function complainOfWidth(line: number, log: ImportLog): void {
	log.issues.add({
		code: 'import/too-many-columns',
		line,
		expected: `at most ${MOST_CELLS} columns`,
		received: `more than ${MOST_CELLS}`,
		hint: 'this is not a table that any of the publishers makes'
	});
}

function complainOfLength(line: number, log: ImportLog): void {
	log.issues.add({
		code: 'import/row-too-long',
		line,
		expected: 'rows of at most 4 MiB',
		received: 'a longer one',
		hint: 'a quote may be open, or the file has no line breaks'
	});
}
