import { deserialize, serialize } from 'node:v8';
import type { Observations } from '#engine';
import {
	blockSize,
	ColumnRows,
	RowStore,
	type RowBlock,
	type Shelves,
	type Watch,
	type WatchIndicator
} from '#parse';

/** Memory that the threads of the server share, so that a watch is there once. */
export const sharedMemory = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);

/** Everything but the rows, and what their columns refer to. */
interface Head {
	readonly watch: Watch;
	readonly digest: string;
	readonly shelves: Shelves;
}

/** As a piece keeps it: memory that is shared can't be written down. */
type Kept = Omit<RowBlock, 'block'> & { readonly bytes: Uint8Array };

function keptOf({ length, widths, block }: RowBlock): Kept {
	return { length, widths, bytes: Uint8Array.from(new Uint8Array(block)) };
}

function blockOf({ length, widths, bytes }: Kept): RowBlock {
	if (bytes.length !== blockSize(length, widths))
		throw new Error('a block of rows has another size than its rows');
	const block = sharedMemory(bytes.length);
	new Uint8Array(block).set(bytes);
	return { length, widths, block };
}

const columnsOf = (observations: Observations): ColumnRows | null =>
	observations instanceof ColumnRows ? observations : null;

/** The rows of each indicator as they are packed already, if all of them are and refer to the same shelves. */
function packedAlready({ indicators }: Watch): readonly ColumnRows[] | null {
	const packed = indicators.flatMap(({ observations }) => columnsOf(observations) ?? []);
	const isWhole = packed.length === indicators.length;
	return isWhole && packed.every(({ shelves }) => shelves === packed[0]?.shelves) ? packed : null;
}

/** A watch in pieces: the rows of each indicator, in order, and at last all that is left. `digest` as in `ReadWatch`. */
export function* packedWatch(watch: Watch, digest: string): Generator<Uint8Array, void, void> {
	const packed = packedAlready(watch);
	const store = new RowStore();
	for (const [at, { observations }] of watch.indicators.entries())
		yield serialize(keptOf((packed?.[at] ?? store.packed([...observations])).rows));
	const indicators = watch.indicators.map((one): WatchIndicator => ({ ...one, observations: [] }));
	const head: Head = {
		watch: { ...watch, indicators },
		digest,
		shelves: packed?.[0]?.shelves ?? store.shelves
	};
	yield serialize(head);
}

/** The watch of these pieces, one in memory at a time; throws where they aren't what `packedWatch` made. */
export async function unpackedWatch(pieces: AsyncIterable<Uint8Array>): Promise<{
	readonly watch: Watch;
	readonly digest: string;
}> {
	const blocks: RowBlock[] = [];
	let last: Uint8Array | null = null;
	for await (const piece of pieces) {
		if (last !== null) blocks.push(blockOf(deserialize(last) as Kept));
		last = piece;
	}
	if (last === null) throw new Error('there is nothing in it');
	const { watch, digest, shelves } = deserialize(last) as Head;
	if (watch.indicators.length !== blocks.length) throw new Error('its pieces don’t fit together');
	const indicators = watch.indicators.flatMap((one, place): WatchIndicator[] => {
		const block = blocks[place];
		return block === undefined ? [] : [{ ...one, observations: new ColumnRows(block, shelves) }];
	});
	return { watch: { ...watch, indicators }, digest };
}

/** A watch on its way to a thread: packed rows go as what they are made of, and their memory is shared. */
export interface SentWatch {
	readonly watch: Watch;
	/** Of each indicator: a number by which a thread knows one that it was sent before. */
	readonly serials: readonly number[];
	/** Of each indicator; null where its rows are a list, and go with it. */
	readonly rows: readonly (RowBlock | null)[];
	readonly shelves: readonly (Shelves | null)[];
	/** Of each one's shelves. */
	readonly shelfSerials: readonly number[];
}

const serials = new WeakMap<object, number>();
let lastSerial = 0;

/** 0 for none. */
function serialOf(thing: WatchIndicator | Shelves | null): number {
	if (thing === null) return 0;
	const serial = serials.get(thing) ?? (lastSerial += 1);
	serials.set(thing, serial);
	return serial;
}

export function sentWatch(watch: Watch): SentWatch {
	const columns = watch.indicators.map(({ observations }) => columnsOf(observations));
	const indicators = watch.indicators.map((one, at): WatchIndicator =>
		columns[at] === null ? one : { ...one, observations: [] }
	);
	return {
		watch: { ...watch, indicators },
		serials: watch.indicators.map(serialOf),
		rows: columns.map((one) => one?.rows ?? null),
		shelves: columns.map((one) => one?.shelves ?? null),
		shelfSerials: columns.map((one) => serialOf(one?.shelves ?? null))
	};
}

/** What a thread knows, by serials. */
interface KnownBySerial {
	readonly indicators: ReadonlyMap<number, WatchIndicator>;
	readonly shelves: ReadonlyMap<number, Shelves>;
}

/** Takes what the longer list has behind. */
function goOn<T>(list: T[], longer: readonly T[]): void {
	for (const thing of longer.slice(list.length)) list.push(thing);
}

/** Shelves with what has come behind since; the very ones that the rows of before refer to. */
function grown(before: Shelves, now: Shelves): Shelves {
	goOn(before.periods, now.periods);
	goOn(before.kinds, now.kinds);
	goOn(before.words, now.words);
	before.packed = now.packed;
	return before;
}

/**
 * What a thread makes of it, and what it must know when the next one comes: an indicator that is `known` is the very
 * object that it was, so that whatever is remembered of it stays.
 */
export function receivedWatch(
	{ watch, serials: own, rows, shelves, shelfSerials }: SentWatch,
	known: KnownBySerial = { indicators: new Map(), shelves: new Map() }
): { readonly watch: Watch; readonly known: KnownBySerial } {
	const stands = new Map<number, Shelves>();
	for (const [at, words] of shelves.entries()) {
		const serial = shelfSerials[at] ?? 0;
		if (words === null || stands.has(serial)) continue;
		const before = known.shelves.get(serial);
		stands.set(serial, before === undefined ? words : grown(before, words));
	}
	const indicators = watch.indicators.map((one, at): WatchIndicator => {
		const before = known.indicators.get(own[at] ?? 0);
		if (before !== undefined) return before;
		const [block, words] = [rows[at] ?? null, stands.get(shelfSerials[at] ?? 0)];
		return block === null || words === undefined
			? one
			: { ...one, observations: new ColumnRows(block, words) };
	});
	const next = indicators.map((one, at): [number, WatchIndicator] => [own[at] ?? 0, one]);
	return { watch: { ...watch, indicators }, known: { indicators: new Map(next), shelves: stands } };
}
