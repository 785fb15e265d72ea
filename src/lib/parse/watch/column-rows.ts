import type { Observation, Observations, Period } from '#engine';

/** What few rows differ in. */
type Kind = Pick<Observation, 'publishedPrecision' | 'bound' | 'source' | 'grade' | 'status'>;

/**
 * What recurs in the rows of a watch, each once; the columns of all of its indicators refer to it by place, so that more
 * may come behind, and nothing ever changes its place.
 */
export interface Shelves {
	readonly periods: Period[];
	readonly kinds: Kind[];
	readonly words: string[];
	/** Rows that were packed on them, those of files that have changed since included. */
	packed: number;
}

/** Bytes that a place on a shelf takes. */
type Width = 1 | 2 | 4;

/** The rows of an indicator as one block of memory: plain data that threads can share and a disk can keep. */
export interface RowBlock {
	readonly length: number;
	/** Of periods, kinds, locators and notes. */
	readonly widths: readonly [Width, Width, Width, Width];
	readonly block: ArrayBufferLike;
}

type Places = Uint8Array | Uint16Array | Uint32Array;

interface Columns {
	/** NaN where a row has none. */
	readonly value: Float64Array;
	readonly low: Float64Array;
	readonly high: Float64Array;
	readonly published: Int32Array;
	readonly line: Int32Array;
	/** Places on the shelves. */
	readonly period: Places;
	readonly kind: Places;
	readonly locator: Places;
	readonly note: Places;
}

/** Each column begins where any kind of number may. */
const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** Bytes of a block of so many rows. */
export function blockSize(length: number, widths: RowBlock['widths']): number {
	const places = widths.reduce((sum, width) => sum + aligned(width * length), 0);
	return 24 * length + 2 * aligned(4 * length) + places;
}

/** A block's columns; throws where it is too small for them. */
function columnsIn({ length, widths, block }: RowBlock): Columns {
	let at = 0;
	const next = (bytes: number): number => {
		const from = at;
		at += aligned(bytes);
		return from;
	};
	const numbers = (): Float64Array => new Float64Array(block, next(8 * length), length);
	const whole = (): Int32Array => new Int32Array(block, next(4 * length), length);
	const places = (width: Width): Places => {
		const from = next(width * length);
		if (width === 1) return new Uint8Array(block, from, length);
		return width === 2 ? new Uint16Array(block, from, length) : new Uint32Array(block, from, length);
	};
	const [value, low, high, published, line] = [numbers(), numbers(), numbers(), whole(), whole()];
	const [period, kind, locator, note] = widths;
	return {
		value,
		low,
		high,
		published,
		line,
		period: places(period),
		kind: places(kind),
		locator: places(locator),
		note: places(note)
	};
}

const orNull = (number: number | undefined): number | null =>
	number === undefined || Number.isNaN(number) ? null : number;

function on<T>(shelf: readonly T[], place: number | undefined): T {
	const found = place === undefined ? undefined : shelf[place];
	if (found === undefined) throw new Error('a row refers to nothing');
	return found;
}

/** Rows out of a block: each is made when it is asked for, and nothing keeps it. */
export class ColumnRows implements Observations {
	readonly rows: RowBlock;
	readonly shelves: Shelves;
	readonly #columns: Columns;

	constructor(rows: RowBlock, shelves: Shelves) {
		this.rows = rows;
		this.shelves = shelves;
		this.#columns = columnsIn(rows);
	}

	get length(): number {
		return this.rows.length;
	}

	at(index: number): Observation | undefined {
		const row = index < 0 ? this.length + index : index;
		return row >= 0 && row < this.length ? this.#row(row) : undefined;
	}

	map<T>(make: (row: Observation) => T): T[] {
		return this.#list().map(make);
	}
	flatMap<T>(make: (row: Observation) => T | readonly T[]): T[] {
		return this.#list().flatMap(make);
	}
	filter(is: (row: Observation) => boolean): Observation[] {
		return this.#list().filter(is);
	}
	find(is: (row: Observation) => boolean): Observation | undefined {
		for (const row of this) if (is(row)) return row;
		return undefined;
	}
	some(is: (row: Observation) => boolean): boolean {
		return this.find(is) !== undefined;
	}
	every(is: (row: Observation) => boolean): boolean {
		return !this.some((row) => !is(row));
	}

	*[Symbol.iterator](): Generator<Observation, void, void> {
		for (let row = 0; row < this.length; row += 1) yield this.#row(row);
	}

	#list(): Observation[] {
		return [...this];
	}

	#row(row: number): Observation {
		const columns = this.#columns;
		const { periods, kinds, words } = this.shelves;
		const { publishedPrecision, bound, source, grade, status } = on(kinds, columns.kind[row]);
		return {
			period: on(periods, columns.period[row]),
			published: columns.published[row] ?? NaN,
			publishedPrecision,
			value: orNull(columns.value[row]),
			low: orNull(columns.low[row]),
			high: orNull(columns.high[row]),
			bound,
			source,
			locator: on(words, columns.locator[row]),
			grade,
			status,
			note: on(words, columns.note[row]),
			line: columns.line[row] ?? NaN
		};
	}
}

/** A shelf that is being filled: each distinct thing once, in the order in which it is met. */
class Shelf<T> {
	readonly #all: T[];
	readonly #places = new Map<string, number>();

	constructor(all: T[], keyOf: (thing: T) => string) {
		this.#all = all;
		all.forEach((thing, place) => this.#places.set(keyOf(thing), place));
	}

	placeOf(key: string, thing: T): number {
		const found = this.#places.get(key);
		if (found !== undefined) return found;
		this.#places.set(key, this.#all.length);
		return this.#all.push(thing) - 1;
	}
}

function widthOf(places: readonly number[]): Width {
	const most = places.reduce((one, other) => Math.max(one, other), 0);
	return most < 2 ** 8 ? 1 : most < 2 ** 16 ? 2 : 4;
}

const periodKey = ({ text }: Period): string => text;
const kindKey = ({ publishedPrecision, bound, source, grade, status }: Kind): string =>
	`${publishedPrecision} ${bound ?? ''} ${grade} ${status} ${source}`;
const wordKey = (word: string): string => word;

/** Packs the rows of a watch, one indicator after the other: some forty bytes each instead of two hundred. */
export class RowStore {
	readonly shelves: Shelves;
	readonly #periods: Shelf<Period>;
	readonly #kinds: Shelf<Kind>;
	readonly #words: Shelf<string>;
	readonly #allocate: (bytes: number) => ArrayBufferLike;

	/** `allocate` may give memory that threads share; `shelves` of rows that were packed before are filled on. */
	constructor(
		allocate: (bytes: number) => ArrayBufferLike = (bytes) => new ArrayBuffer(bytes),
		shelves: Shelves = { periods: [], kinds: [], words: [], packed: 0 }
	) {
		this.shelves = shelves;
		this.#periods = new Shelf(shelves.periods, periodKey);
		this.#kinds = new Shelf(shelves.kinds, kindKey);
		this.#words = new Shelf(shelves.words, wordKey);
		this.#allocate = allocate;
	}

	/** The rows of one indicator, in the file's order. */
	packed(rows: readonly Observation[]): ColumnRows {
		const places = [
			rows.map(({ period }) => this.#periods.placeOf(periodKey(period), period)),
			rows.map((row) => this.#kindOf(row)),
			rows.map(({ locator }) => this.#words.placeOf(locator, locator)),
			rows.map(({ note }) => this.#words.placeOf(note, note))
		] as const;
		const [period, kind, locator, note] = places;
		const widths = [widthOf(period), widthOf(kind), widthOf(locator), widthOf(note)] as const;
		const { length } = rows;
		this.shelves.packed += length;
		const block: RowBlock = { length, widths, block: this.#allocate(blockSize(length, widths)) };
		const columns = columnsIn(block);
		rows.forEach((row, at) => {
			columns.value[at] = row.value ?? NaN;
			columns.low[at] = row.low ?? NaN;
			columns.high[at] = row.high ?? NaN;
			columns.published[at] = row.published;
			columns.line[at] = row.line;
		});
		[columns.period, columns.kind, columns.locator, columns.note].forEach((column, which) => {
			column.set(places[which] ?? []);
		});
		return new ColumnRows(block, this.shelves);
	}

	#kindOf({ publishedPrecision, bound, source, grade, status }: Observation): number {
		const kind = { publishedPrecision, bound, source, grade, status };
		return this.#kinds.placeOf(kindKey(kind), kind);
	}
}
