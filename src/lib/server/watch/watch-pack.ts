import { deserialize, serialize } from 'node:v8';
import type { Observation, Period } from '#engine';
import type { Watch, WatchIndicator } from '#parse';

/** Numbers of everything that recurs in rows, as it is met: each distinct one once. */
class Shelf<T> {
	readonly all: T[] = [];
	readonly #places = new Map<string, number>();

	placeOf(key: string, thing: T): number {
		const found = this.#places.get(key);
		if (found !== undefined) return found;
		this.#places.set(key, this.all.length);
		return this.all.push(thing) - 1;
	}
}

/** What few rows differ in. */
type Kind = Pick<Observation, 'publishedPrecision' | 'bound' | 'source' | 'grade' | 'status'>;

/** The rows of an indicator in columns, in the file's order. */
interface Columns {
	/** Places on the shelves. */
	readonly period: Uint32Array;
	readonly kind: Uint32Array;
	readonly locator: Uint32Array;
	readonly note: Uint32Array;
	readonly published: Float64Array;
	readonly line: Float64Array;
	/** NaN where a row has none. */
	readonly value: Float64Array;
	readonly low: Float64Array;
	readonly high: Float64Array;
}

/** Everything but the rows, and what the columns refer to. */
interface Head {
	readonly watch: Watch;
	readonly digest: string;
	readonly periods: readonly Period[];
	readonly kinds: readonly Kind[];
	readonly words: readonly string[];
}

interface Shelves {
	readonly periods: Shelf<Period>;
	readonly kinds: Shelf<Kind>;
	readonly words: Shelf<string>;
}

function columnsOf(rows: readonly Observation[], { periods, kinds, words }: Shelves): Columns {
	const places = (of: (row: Observation) => number): Uint32Array => Uint32Array.from(rows, of);
	const numbers = (of: (row: Observation) => number | null): Float64Array =>
		Float64Array.from(rows, (row) => of(row) ?? NaN);
	return {
		period: places(({ period }) => periods.placeOf(period.text, period)),
		kind: places(({ publishedPrecision, bound, source, grade, status }) =>
			kinds.placeOf(`${publishedPrecision} ${bound ?? ''} ${grade} ${status} ${source}`, {
				publishedPrecision,
				bound,
				source,
				grade,
				status
			})
		),
		locator: places(({ locator }) => words.placeOf(locator, locator)),
		note: places(({ note }) => words.placeOf(note, note)),
		published: numbers(({ published }) => published),
		line: numbers(({ line }) => line),
		value: numbers(({ value }) => value),
		low: numbers(({ low }) => low),
		high: numbers(({ high }) => high)
	};
}

const orNull = (number: number): number | null => (Number.isNaN(number) ? null : number);

function at<T>(shelf: readonly T[], place: number | undefined): T {
	const found = place === undefined ? undefined : shelf[place];
	if (found === undefined) throw new Error('a row refers to nothing');
	return found;
}

function rowsOf(columns: Columns, { periods, kinds, words }: Head): readonly Observation[] {
	// As the parser makes it: by push, so that the list has one kind of memory.
	const rows: Observation[] = [];
	for (let row = 0; row < columns.period.length; row += 1) {
		const kind = at(kinds, columns.kind[row]);
		rows.push({
			period: at(periods, columns.period[row]),
			published: columns.published[row] ?? NaN,
			publishedPrecision: kind.publishedPrecision,
			value: orNull(columns.value[row] ?? NaN),
			low: orNull(columns.low[row] ?? NaN),
			high: orNull(columns.high[row] ?? NaN),
			bound: kind.bound,
			source: kind.source,
			locator: at(words, columns.locator[row]),
			grade: kind.grade,
			status: kind.status,
			note: at(words, columns.note[row]),
			line: columns.line[row] ?? NaN
		});
	}
	return rows;
}

/** A watch in pieces: the rows of each indicator, in order, and at last all that is left. `digest` as in `ReadWatch`. */
export function* packedWatch(watch: Watch, digest: string): Generator<Uint8Array, void, void> {
	const shelves: Shelves = { periods: new Shelf(), kinds: new Shelf(), words: new Shelf() };
	for (const { observations } of watch.indicators) yield serialize(columnsOf(observations, shelves));
	const indicators = watch.indicators.map((one): WatchIndicator => ({ ...one, observations: [] }));
	const head: Head = {
		watch: { ...watch, indicators },
		digest,
		periods: shelves.periods.all,
		kinds: shelves.kinds.all,
		words: shelves.words.all
	};
	yield serialize(head);
}

/** The watch of these pieces; throws where they aren't what `packedWatch` made. */
export function unpackedWatch(pieces: readonly Uint8Array[]): {
	readonly watch: Watch;
	readonly digest: string;
} {
	const last = pieces.at(-1);
	if (last === undefined) throw new Error('there is nothing in it');
	const head = deserialize(last) as Head;
	const { watch, digest } = head;
	if (watch.indicators.length !== pieces.length - 1) throw new Error('its pieces don’t fit together');
	const indicators = watch.indicators.map((one, place): WatchIndicator => {
		const columns = deserialize(at(pieces, place)) as Columns;
		return { ...one, observations: rowsOf(columns, head) };
	});
	return { watch: { ...watch, indicators }, digest };
}
