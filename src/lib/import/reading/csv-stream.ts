import type { CsvRow } from '#parse';
import type { ImportLog } from './import-log.ts';

/** More columns than any publisher's table, and more characters than any row, has. */
const MOST_CELLS = 5_000;
const LONGEST_ROW = 4 * 1024 * 1024;

const QUOTE = 34;

/**
 * Rows of a CSV file as it comes, a batch for each piece of text, blank lines left out. Quotes within an unquoted cell
 * are taken as they are: publishers write 122" so. Memory holds one row and one piece of text. A row too long or too
 * wide to be one, or a quote still open at the end, is an issue and stops the reading.
 */
export async function* csvBatches(
	texts: AsyncIterable<string>,
	delimiter: string,
	log: ImportLog
): AsyncGenerator<readonly CsvRow[], void, void> {
	const reader = new RowReader(delimiter, log);
	for await (const text of texts) {
		const rows = reader.take(text, false);
		if (rows.length > 0) yield rows;
		if (log.isStopped()) return;
	}
	if (log.isStopped()) return;
	const rest = reader.take('', true);
	if (rest.length > 0 && !log.isStopped()) yield rest;
}

class RowReader {
	readonly #delimiter: string;
	readonly #code: number;
	readonly #log: ImportLog;
	#text = '';
	#at = 0;
	#line = 1;
	/** The next quote at or after `#at`; the text's length when there is none. */
	#quoteAt = 0;

	constructor(delimiter: string, log: ImportLog) {
		this.#delimiter = delimiter;
		this.#code = delimiter.charCodeAt(0);
		this.#log = log;
	}

	take(text: string, isLast: boolean): CsvRow[] {
		this.#text = this.#at < this.#text.length ? this.#text.slice(this.#at) + text : text;
		this.#at = 0;
		this.#quoteAt = -1;
		const rows: CsvRow[] = [];
		while (this.#at < this.#text.length && !this.#log.isStopped()) {
			const line = this.#line;
			const cells = this.#row(isLast);
			if (cells === null) break;
			if (cells.length > MOST_CELLS) this.#tooWide(line, cells.length);
			else if (cells.length > 1 || cells[0] !== '') rows.push({ line, cells });
		}
		if (this.#text.length - this.#at > LONGEST_ROW) this.#tooLong();
		return rows;
	}

	/** The next row; null when the text ends before it does. */
	#row(isLast: boolean): string[] | null {
		const lineEnd = this.#text.indexOf('\n', this.#at);
		const end = lineEnd < 0 ? this.#text.length : lineEnd;
		if (this.#quoteAt < this.#at) {
			const found = this.#text.indexOf('"', this.#at);
			this.#quoteAt = found < 0 ? this.#text.length : found;
		}
		if (this.#quoteAt < end) return this.#quotedRow(isLast);
		if (lineEnd < 0 && !isLast) return null;
		const cut = this.#text.charCodeAt(end - 1) === 13 && end > this.#at ? end - 1 : end;
		const row = this.#text.slice(this.#at, cut).split(this.#delimiter, MOST_CELLS + 1);
		this.#at = end + 1;
		this.#line += 1;
		return row;
	}

	#quotedRow(isLast: boolean): string[] | null {
		const cells: string[] = [];
		let at = this.#at;
		let lines = 0;
		for (;;) {
			let cell = '';
			if (this.#text.charCodeAt(at) === QUOTE) {
				const close = this.#closingQuote(at + 1);
				if (close < 0) return isLast ? this.#openQuote() : null;
				cell = this.#text.slice(at + 1, close);
				if (cell.includes('\n')) lines += cell.split('\n').length - 1;
				if (cell.includes('""')) cell = cell.replaceAll('""', '"');
				at = close + 1;
			}
			const end = this.#cellEnd(at);
			if (end === this.#text.length && !isLast) return null;
			const isLastCell = this.#text.charCodeAt(end) !== this.#code;
			const tail = this.#text.slice(at, end);
			cells.push(cell + (isLastCell && tail.endsWith('\r') ? tail.slice(0, -1) : tail));
			at = end;
			if (isLastCell || cells.length > MOST_CELLS) break;
			at += 1;
		}
		this.#at = at + 1;
		this.#line += lines + 1;
		return cells;
	}

	#closingQuote(from: number): number {
		let close = this.#text.indexOf('"', from);
		while (close >= 0 && this.#text.charCodeAt(close + 1) === QUOTE)
			close = this.#text.indexOf('"', close + 2);
		return close;
	}

	/** The delimiter or line break that ends the cell, or the end of the text. */
	#cellEnd(from: number): number {
		for (let at = from; at < this.#text.length; at += 1) {
			const code = this.#text.charCodeAt(at);
			if (code === this.#code || code === 10) return at;
		}
		return this.#text.length;
	}

	#openQuote(): null {
		this.#log.issues.add({
			code: 'import/truncated',
			line: this.#line,
			expected: 'a closing quote',
			received: 'the end of the file',
			hint: 'the download may have been cut short; fetch it again'
		});
		return null;
	}

	#tooWide(line: number, cells: number): void {
		const received = cells > MOST_CELLS ? `more than ${MOST_CELLS}` : `${cells}`;
		this.#log.issues.add({
			code: 'import/too-many-columns',
			line,
			expected: `at most ${MOST_CELLS} columns`,
			received,
			hint: 'this is not a table that any of the publishers makes'
		});
	}

	#tooLong(): void {
		this.#log.issues.add({
			code: 'import/row-too-long',
			line: this.#line,
			expected: 'rows of at most 4 MiB',
			received: 'a longer one',
			hint: 'a quote may be open, or the file has no line breaks'
		});
	}
}
