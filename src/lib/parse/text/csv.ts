import type { IssueList } from './issue-list.ts';

export interface CsvRow {
	/** 1-based line on which the row begins. */
	readonly line: number;
	readonly cells: readonly string[];
}

const QUOTE = 34;
const COMMA = 44;
const LF = 10;
const CR = 13;

/**
 * Rows of RFC 4180 text, with LF or CRLF. Blank lines are passed over. A row with a misplaced quote is an issue and left
 * out; reading goes on at the next line, so that one slip doesn't hide the others. Linear in the length of the text.
 */
export function* csvRows(text: string, issues: IssueList): Generator<CsvRow, void, void> {
	const reader = new CsvReader(text, issues);
	for (let row = reader.next(); row !== null; row = reader.next()) yield row;
}

class CsvReader {
	readonly #text: string;
	readonly #issues: IssueList;
	#at = 0;
	#line = 1;

	constructor(text: string, issues: IssueList) {
		this.#text = text;
		this.#issues = issues;
	}

	next(): CsvRow | null {
		while (this.#at < this.#text.length) {
			if (this.#endOfLine()) continue;
			const line = this.#line;
			const cells = this.#row();
			if (cells !== null) return { line, cells };
		}
		return null;
	}

	/** The cells up to the end of the line; null, after an issue, when a quote is out of place. */
	#row(): string[] | null {
		const cells: string[] = [];
		for (;;) {
			const cell = this.#cell(cells.length + 1);
			if (cell === null) return null;
			cells.push(cell);
			if (this.#at >= this.#text.length || this.#endOfLine()) return cells;
			this.#at += 1;
		}
	}

	#cell(column: number): string | null {
		if (this.#text.charCodeAt(this.#at) === QUOTE) return this.#quotedCell(column);
		const start = this.#at;
		for (; this.#at < this.#text.length; this.#at += 1) {
			const code = this.#text.charCodeAt(this.#at);
			if (code === COMMA || code === LF || (code === CR && this.#text.charCodeAt(this.#at + 1) === LF)) break;
			if (code === QUOTE) return this.#fault('csv/quote', column, 'a quote within an unquoted cell');
			if (code === CR) return this.#fault('csv/line-ending', column, 'a carriage return alone');
		}
		return this.#text.slice(start, this.#at);
	}

	#quotedCell(column: number): string | null {
		const start = this.#at + 1;
		let close = this.#text.indexOf('"', start);
		while (close >= 0 && this.#text.charCodeAt(close + 1) === QUOTE)
			close = this.#text.indexOf('"', close + 2);
		if (close < 0) return this.#fault('csv/unclosed-quote', column, 'a quote that is never closed');
		const cell = this.#text.slice(start, close);
		this.#line += lineBreaksIn(cell);
		this.#at = close + 1;
		if (!this.#atDelimiter()) return this.#fault('csv/quote', column, 'text after the closing quote');
		return cell.includes('"') ? cell.replaceAll('""', '"') : cell;
	}

	#atDelimiter(): boolean {
		const code = this.#text.charCodeAt(this.#at);
		if (code === CR) return this.#text.charCodeAt(this.#at + 1) === LF;
		return code === COMMA || code === LF || this.#at >= this.#text.length;
	}

	/** Steps over a line break, if there is one here. */
	#endOfLine(): boolean {
		const code = this.#text.charCodeAt(this.#at);
		const length = code === LF ? 1 : code === CR && this.#text.charCodeAt(this.#at + 1) === LF ? 2 : 0;
		this.#at += length;
		this.#line += length > 0 ? 1 : 0;
		return length > 0;
	}

	#fault(code: keyof typeof expectations, column: number, received: string): null {
		this.#issues.add({ code, line: this.#line, column, ...expectations[code], received });
		const next = this.#text.indexOf('\n', this.#at);
		this.#at = next < 0 ? this.#text.length : next + 1;
		this.#line += 1;
		return null;
	}
}

const quoting = {
	expected: 'a cell in quotes from end to end, or without any',
	hint: 'put the whole cell in quotes and double the quotes within it'
};
const expectations = {
	'csv/quote': quoting,
	'csv/unclosed-quote': quoting,
	'csv/line-ending': {
		expected: 'lines that end in LF or CRLF',
		hint: 'save the file with another line ending'
	}
};

function lineBreaksIn(cell: string): number {
	let breaks = 0;
	for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) breaks += 1;
	return breaks;
}
