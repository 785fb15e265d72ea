import { directionSign } from '../direction.ts';
import { type IssueList, shown } from '../issue-list.ts';
import { directionComplaint } from '../text-file.ts';
import { LineIndex } from './line-index.ts';

/** JSON as plain data; `place` gives the line and column of a key's value (or of the value itself) near the top of the tree. */
export interface JsonData {
	readonly data: unknown;
	/** Place of `data[index]`, or of `data[index][field]`; 1:1 if there is none. */
	place(index: number, field?: string): { readonly line: number; readonly column: number };
}

const DEEPEST = 100;

/** Reads RFC 8259 JSON; null, with an issue, at the first thing that isn't. A key given twice is an issue, too. */
export function parseJson(text: string, issues: IssueList): JsonData | null {
	const reader = new JsonReader(text, issues);
	return reader.read() ? reader : null;
}

class SyntaxFault extends Error {
	readonly at: number;
	readonly expected: string;

	constructor(at: number, expected: string) {
		super(expected);
		this.at = at;
		this.expected = expected;
	}
}

const SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// Control characters are not allowed in JSON strings.
// eslint-disable-next-line no-control-regex
const PLAIN = /[^"\\\u0000-\u001f]*/y;

class JsonReader implements JsonData {
	readonly #text: string;
	readonly #issues: IssueList;
	/** Offsets of the list's items, and of their fields. */
	readonly #items: number[] = [];
	readonly #fields: (ReadonlyMap<string, number> | undefined)[] = [];
	#at = 0;
	#lines: LineIndex | null = null;
	data: unknown = null;

	constructor(text: string, issues: IssueList) {
		this.#text = text;
		this.#issues = issues;
	}

	/** False after a syntax error. */
	read(): boolean {
		try {
			this.data = this.#value(0);
			this.#space();
			if (this.#at < this.#text.length) throw new SyntaxFault(this.#at, 'the end of the file');
			return true;
		} catch (fault) {
			if (!(fault instanceof SyntaxFault)) throw fault;
			const received = shown(this.#text.slice(fault.at, fault.at + 12).split('\n')[0] ?? '');
			this.#issues.add({
				code: 'json/syntax',
				...this.#position(fault.at),
				expected: fault.expected,
				received:
					fault.at >= this.#text.length
						? 'the end of the file'
						: received === 'blank'
							? 'a line break'
							: received
			});
			return false;
		}
	}

	place(index: number, field?: string): { line: number; column: number } {
		const at = field === undefined ? undefined : this.#fields[index]?.get(field);
		return this.#position(at ?? this.#items[index] ?? 0);
	}

	#position(at: number): { line: number; column: number } {
		this.#lines ??= new LineIndex(this.#text);
		return this.#lines.position(at);
	}

	#value(depth: number): unknown {
		this.#space();
		if (depth > DEEPEST) throw new SyntaxFault(this.#at, `at most ${DEEPEST} levels`);
		const next = this.#text[this.#at];
		if (next === '{') return this.#object(depth);
		if (next === '[') return this.#array(depth);
		if (next === '"') return this.#string();
		for (const [word, value] of [
			['true', true],
			['false', false],
			['null', null]
		] as const)
			if (this.#text.startsWith(word, this.#at)) {
				this.#at += word.length;
				return value;
			}
		const number = this.#match(NUMBER);
		if (number === '') throw new SyntaxFault(this.#at, 'a value');
		return Number(number);
	}

	#array(depth: number): unknown[] {
		const items: unknown[] = [];
		this.#at += 1;
		if (this.#take(']')) return items;
		do {
			this.#space();
			if (depth === 0) this.#items.push(this.#at);
			items.push(this.#value(depth + 1));
		} while (this.#take(','));
		this.#require(']', 'a comma or ]');
		return items;
	}

	#object(depth: number): unknown {
		this.#at += 1;
		if (this.#take('}')) return {};
		const entries = new Map<string, unknown>();
		const places = new Map<string, number>();
		// Places of deeper fields would cost memory for nothing.
		if (depth === 1) this.#fields[this.#items.length - 1] = places;
		do {
			this.#space();
			const at = this.#at;
			if (this.#text[at] !== '"') throw new SyntaxFault(at, 'a key in double quotes');
			const key = this.#string();
			if (entries.has(key)) this.#duplicate(key, at);
			this.#require(':', 'a colon');
			this.#space();
			if (depth === 1) places.set(key, this.#at);
			entries.set(key, this.#value(depth + 1));
		} while (this.#take(','));
		this.#require('}', 'a comma or }');
		return Object.fromEntries(entries);
	}

	#duplicate(key: string, at: number): void {
		this.#issues.add({
			code: 'json/duplicate-key',
			...this.#position(at),
			field: shown(key),
			expected: 'each key once',
			received: `${shown(key)} again`
		});
	}

	#string(): string {
		const start = this.#at;
		this.#at += 1;
		for (;;) {
			this.#match(PLAIN);
			const end = this.#text[this.#at];
			if (end === '\\') this.#at += 2;
			else if (end === '"') break;
			else throw new SyntaxFault(this.#at, 'a closing quote');
		}
		this.#at += 1;
		return this.#unescaped(start);
	}

	#unescaped(start: number): string {
		const quoted = this.#text.slice(start, this.#at);
		if (!quoted.includes('\\')) return quoted.slice(1, -1);
		try {
			const text = JSON.parse(quoted) as string;
			const turned = directionSign(text);
			if (turned !== null) this.#issues.add(directionComplaint(turned.name, this.#position(start)));
			return text;
		} catch {
			throw new SyntaxFault(start, 'a string with lawful escapes');
		}
	}

	#take(mark: string): boolean {
		this.#space();
		if (this.#text[this.#at] !== mark) return false;
		this.#at += 1;
		return true;
	}

	#require(mark: string, expected: string): void {
		if (!this.#take(mark)) throw new SyntaxFault(this.#at, expected);
	}

	#space(): void {
		this.#match(SPACE);
	}

	#match(pattern: RegExp): string {
		pattern.lastIndex = this.#at;
		const match = pattern.exec(this.#text)?.[0] ?? '';
		this.#at += match.length;
		return match;
	}
}
