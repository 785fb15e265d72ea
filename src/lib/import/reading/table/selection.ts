import { decimalHint, parseDecimal, shown, textsOf } from '#parse';
import type { ImportLog } from '../import-log.ts';

const MOST_KNOWN = 5_000;

/** What a parameter selects by: one of its texts, whatever the case and the spaces around. */
export class Selection {
	readonly isOpen: boolean;
	readonly texts: readonly string[];
	readonly #wanted: ReadonlySet<string>;
	readonly #field: string;
	readonly #others = new Set<string>();
	readonly #known = new Map<string, boolean>();
	/** Those of the texts that were met, folded. */
	readonly #found = new Set<string>();

	/** Without texts everything is selected. */
	constructor(field: string, texts: string | readonly string[] | undefined) {
		this.#field = field;
		this.texts = textsOf(texts);
		this.#wanted = new Set(this.texts.map(folded));
		this.isOpen = this.texts.length === 0;
	}

	/** The first text, for notes. */
	get name(): string {
		return this.texts[0] ?? 'everyone';
	}

	has(...cells: readonly string[]): boolean {
		return this.isOpen || cells.some((cell) => this.#hasCell(cell));
	}

	/** The same few texts recur in all rows, so what became of them is remembered. */
	#hasCell(cell: string): boolean {
		const known = this.#known.get(cell);
		if (known !== undefined) return known;
		const text = folded(cell);
		const found = this.#wanted.has(text);
		if (found) this.#found.add(owned(text));
		else if (this.#others.size < 6) this.#others.add(owned(cell));
		if (this.#known.size < MOST_KNOWN) this.#known.set(owned(cell), found);
		return found;
	}

	/** Files an issue when nothing in the whole file was selected: the wrong file, or a name spelt another way. */
	complainIfEmpty(log: ImportLog): void {
		if (this.isOpen || this.#found.size > 0 || log.isStopped()) return;
		const others = [...this.#others].filter((other) => other.trim() !== '').map((other) => shown(other));
		log.issues.add({
			code: 'import/no-match',
			field: this.#field,
			expected: `rows whose ${this.#field} is ${this.texts.join(' or ')}`,
			received: others.length === 0 ? 'none' : `only others, such as ${others.slice(0, 5).join(', ')}`,
			hint: 'choose the right file, or spell the name in the import block as the publisher does'
		});
	}

	/**
	 * Of names that are left out: an issue when none of them is met, as then nothing is left out, and a word of those that
	 * aren't when others are.
	 */
	complainIfAbsent(log: ImportLog): void {
		this.complainIfEmpty(log);
		const absent = this.texts.filter((text) => !this.#found.has(folded(text)));
		if (this.isOpen || absent.length === 0 || log.isStopped()) return;
		log.notices.add({
			code: 'import/no-match',
			field: this.#field,
			expected: `rows of each that is left out: ${this.texts.join(', ')}`,
			received: `none of ${absent.map((text) => shown(text)).join(', ')}`,
			hint: 'if the publisher spells the name another way, it is counted among the others'
		});
	}
}

function folded(text: string): string {
	return text.trim().toLowerCase();
}

/** A copy that doesn't keep the piece of the file it was cut from in memory. */
export function owned(text: string): string {
	return JSON.parse(JSON.stringify(text)) as string;
}

/** A publisher's number: plain or with an exponent. Null, and the row rejected, for anything else. */
export function foreignNumber(cell: string, line: number, field: string, log: ImportLog): number | null {
	const text = cell.trim();
	const number =
		parseDecimal(text) ?? (/^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : null);
	if (number !== null && Number.isFinite(number)) return number;
	log.rejected.add({
		code: 'import/bad-number',
		line,
		field,
		expected: 'a number',
		received: shown(text),
		hint: decimalHint(text)
	});
	return null;
}
