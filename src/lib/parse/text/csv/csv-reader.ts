export interface CsvRow {
	/** 1-based line on which the row begins. */
	readonly line: number;
	readonly cells: readonly string[];
}

/** What is wrong with a row, and where: 1-based line and cell. */
export interface CsvFault {
	readonly kind: 'inner-quote' | 'text-after-quote' | 'open-quote' | 'carriage-return';
	readonly line: number;
	readonly column: number;
}

/** How much a reader puts up with. */
export interface CsvPolicy {
	readonly delimiter: string;
	/**
	 * Strict, for our own files: quotes stand around whole cells, lines end in LF or CRLF. Lenient, for publishers'
	 * files: a quote within a cell is taken as it is, for they write 122" so.
	 */
	readonly isStrict: boolean;
	/** Cells of a row beyond this many aren't looked for. */
	readonly mostCells?: number;
	/** Told of each fault. The row is left out, and reading goes on at the next line. */
	readonly complain: (fault: CsvFault) => void;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** Rows of RFC 4180 text that may come in pieces; it holds the piece it has reached. Linear in the length of the text. */
export class CsvReader {
	readonly #policy: CsvPolicy;
	readonly #code: number;
	readonly #most: number;
	#text = '';
	#at = 0;
	#line = 1;
	/** The next quote at or after `#at`; the text's length when there is none. */
	#quoteAt = -1;

	constructor(policy: CsvPolicy) {
		this.#policy = policy;
		this.#code = policy.delimiter.charCodeAt(0);
		this.#most = (policy.mostCells ?? 0xffff_fffe) + 1;
	}

	/** Characters that don't make a row yet. */
	get held(): number {
		return this.#text.length - this.#at;
	}

	/** The line reached. */
	get line(): number {
		return this.#line;
	}

	push(text: string): void {
		this.#text = this.#at < this.#text.length ? this.#text.slice(this.#at) + text : text;
		this.#at = 0;
		this.#quoteAt = -1;
	}

	/** The next row; null when the text ends before it does, unless that is the end of it all. */
	next(isLast: boolean): CsvRow | null {
		while (this.#at < this.#text.length) {
			const line = this.#line;
			const from = this.#at;
			const cells = this.#row(isLast);
			if (cells === null && this.#at === from) return null;
			const isBlank = cells?.length === 1 && cells[0] === '' && this.#text.charCodeAt(from) !== QUOTE;
			if (cells !== null && !isBlank) return { line, cells };
		}
		return null;
	}

	/** The cells up to the end of the line; null where there is none yet (nothing is passed over), or after a fault. */
	#row(isLast: boolean): string[] | null {
		const lineEnd = this.#text.indexOf('\n', this.#at);
		const end = lineEnd < 0 ? this.#text.length : lineEnd;
		if (this.#quoteAt < this.#at) {
			const found = this.#text.indexOf('"', this.#at);
			this.#quoteAt = found < 0 ? this.#text.length : found;
		}
		if (this.#quoteAt < end) return this.#quotedRow(isLast);
		if (lineEnd < 0 && !isLast) return null;
		const cut = lineEnd >= 0 && this.#text.charCodeAt(end - 1) === CR && end > this.#at ? end - 1 : end;
		const text = this.#text.slice(this.#at, cut);
		const cells = text.split(this.#policy.delimiter, this.#most);
		if (this.#policy.isStrict && text.includes('\r'))
			return this.#fault('carriage-return', cells.findIndex((cell) => cell.includes('\r')) + 1);
		if (!this.#policy.isStrict && lineEnd < 0) stripReturn(cells);
		this.#at = end + 1;
		this.#line += 1;
		return cells;
	}

	#quotedRow(isLast: boolean): string[] | null {
		const { isStrict } = this.#policy;
		const cells: string[] = [];
		let at = this.#at;
		let lines = 0;
		for (;;) {
			let cell = '';
			const isQuoted = this.#text.charCodeAt(at) === QUOTE;
			if (isQuoted) {
				const close = this.#closingQuote(at + 1);
				if (close < 0) return isLast ? this.#fault('open-quote', cells.length + 1, lines) : null;
				cell = this.#text.slice(at + 1, close);
				if (cell.includes('\n')) lines += cell.split('\n').length - 1;
				if (cell.includes('""')) cell = cell.replaceAll('""', '"');
				at = close + 1;
			}
			const end = this.#cellEnd(at);
			if (end === this.#text.length && !isLast) return null;
			const isLastCell = this.#text.charCodeAt(end) !== this.#code;
			const text = this.#text.slice(at, end);
			const isReturn = isLastCell && text.endsWith('\r') && (end < this.#text.length || !isStrict);
			const tail = isReturn ? text.slice(0, -1) : text;
			const kind = isStrict ? faultOf(tail, isQuoted) : null;
			if (kind !== null) return this.#fault(kind, cells.length + 1, lines);
			cells.push(cell + tail);
			at = end;
			if (isLastCell || cells.length >= this.#most) break;
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
			if (code === this.#code || code === LF) return at;
		}
		return this.#text.length;
	}

	#fault(kind: CsvFault['kind'], column: number, lines = 0): null {
		this.#policy.complain({ kind, line: this.#line + lines, column });
		const next = this.#text.indexOf('\n', this.#skipFrom(kind, lines));
		this.#at = next < 0 ? this.#text.length : next + 1;
		this.#line += lines + 1;
		return null;
	}

	/** An open quote is passed over with its first line; a row that ran over several lines with its last. */
	#skipFrom(kind: CsvFault['kind'], lines: number): number {
		let at = this.#at;
		for (let passed = 0; passed < lines; passed += 1) at = this.#text.indexOf('\n', at) + 1;
		return at;
	}
}

function faultOf(tail: string, isQuoted: boolean): CsvFault['kind'] | null {
	if (isQuoted) return tail === '' ? null : 'text-after-quote';
	const [quote, mark] = [tail.indexOf('"'), tail.indexOf('\r')];
	if (mark >= 0 && (quote < 0 || mark < quote)) return 'carriage-return';
	return quote >= 0 ? 'inner-quote' : null;
}

function stripReturn(cells: string[]): void {
	const last = cells.at(-1) ?? '';
	if (last.endsWith('\r')) cells[cells.length - 1] = last.slice(0, -1);
}
