import { shown } from '#parse';
import type { ImportLog } from '../import-log.ts';

const FIRST_CAPACITY = 1024;
/** More rows of one country than half a gigabyte of any publisher's file holds. */
const MOST_KEYS = 4_000_000;
/** Words of a slot: two of the key's hash, two of the value's. */
const SLOT = 4;

/**
 * The publisher's keys met so far, so that a row that comes twice counts once. Two values for one key are an issue.
 * A key costs 16 bytes whatever its length: of key and value only 64 bits each are kept.
 */
export class SeenKeys {
	readonly #name: string;
	readonly #log: ImportLog;
	#slots = new Uint32Array(FIRST_CAPACITY * SLOT);
	#size = 0;
	#repeats = 0;
	#firstRepeat = 0;

	/** `name` says what the key is made of, for complaints: `event_id_cnty`. */
	constructor(name: string, log: ImportLog) {
		this.#name = name;
		this.#log = log;
	}

	/** Whether a row is the first with its key. `value` is whatever must agree between two rows with one key. */
	isNew(key: string, value: string, line: number): boolean {
		if (this.#size * 2 > this.#slots.length / SLOT) this.#grow();
		const [low, high] = hashOf(key);
		const [first, second] = hashOf(value);
		const at = this.#find(low, high);
		if (this.#isFree(at)) {
			this.#slots.set([low, high, first, second], at);
			this.#size += 1;
			if (this.#size > MOST_KEYS) this.#tooMany(line);
			return true;
		}
		if (this.#slots[at + 2] !== first || this.#slots[at + 3] !== second) this.#twoValues(key, value, line);
		if (this.#repeats === 0) this.#firstRepeat = line;
		this.#repeats += 1;
		return false;
	}

	/** Says how many rows came again. */
	tell(): void {
		if (this.#repeats === 0 || this.#log.isStopped()) return;
		this.#log.notices.add({
			code: 'import/repeated-row',
			line: this.#firstRepeat,
			expected: `each ${this.#name} once`,
			received: this.#repeats === 1 ? '1 row again' : `${this.#repeats} rows again`,
			hint: 'each counts once'
		});
	}

	#isFree(at: number): boolean {
		return this.#slots[at] === 0 && this.#slots[at + 1] === 0;
	}

	#find(low: number, high: number): number {
		const mask = this.#slots.length / SLOT - 1;
		let slot = low & mask;
		for (;;) {
			const at = slot * SLOT;
			if (this.#isFree(at) || (this.#slots[at] === low && this.#slots[at + 1] === high)) return at;
			slot = (slot + 1) & mask;
		}
	}

	#grow(): void {
		const old = this.#slots;
		this.#slots = new Uint32Array(old.length * 2);
		for (let at = 0; at < old.length; at += SLOT) {
			const [low = 0, high = 0] = [old[at], old[at + 1]];
			if (low !== 0 || high !== 0) this.#slots.set(old.subarray(at, at + SLOT), this.#find(low, high));
		}
	}

	#twoValues(key: string, value: string, line: number): void {
		this.#log.issues.add({
			code: 'import/two-values',
			line,
			field: this.#name,
			expected: `one value for each ${this.#name}`,
			received: `${shown(value)} for ${shown(key)}, and another value in a row above`,
			hint: 'files may have been put together, or two editions of one; download one anew'
		});
	}

	#tooMany(line: number): void {
		this.#log.issues.add({
			code: 'import/too-many-rows',
			line,
			expected: `at most ${MOST_KEYS} rows that count`,
			received: 'more',
			hint: 'download fewer countries or years at once'
		});
	}
}

/** 64 bits of a text as two words; never 0 and 0, which mark a free slot. (cyrb53's mixing, by bryc, public domain.) */
function hashOf(text: string): readonly [number, number] {
	let [first, second] = [0xdeadbeef, 0x41c6ce57];
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		first = Math.imul(first ^ code, 2654435761);
		second = Math.imul(second ^ code, 1597334677);
	}
	first = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909);
	second = Math.imul(second ^ (second >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909);
	return first === 0 && second === 0 ? [1, 0] : [first >>> 0, second >>> 0];
}
