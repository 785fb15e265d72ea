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

/** The watch of these pieces; throws where they aren't what `packedWatch` made. */
export function unpackedWatch(pieces: readonly Uint8Array[]): {
	readonly watch: Watch;
	readonly digest: string;
} {
	const last = pieces.at(-1);
	if (last === undefined) throw new Error('there is nothing in it');
	const { watch, digest, shelves } = deserialize(last) as Head;
	if (watch.indicators.length !== pieces.length - 1) throw new Error('its pieces don’t fit together');
	const indicators = watch.indicators.map((one, place): WatchIndicator => {
		const kept = deserialize(pieces[place] ?? new Uint8Array()) as Kept;
		return { ...one, observations: new ColumnRows(blockOf(kept), shelves) };
	});
	return { watch: { ...watch, indicators }, digest };
}

/** A watch on its way to a thread: packed rows go as what they are made of, and their memory is shared. */
export interface SentWatch {
	readonly watch: Watch;
	/** Of each indicator; null where its rows are a list, and go with it. */
	readonly rows: readonly (RowBlock | null)[];
	readonly shelves: readonly (Shelves | null)[];
}

export function sentWatch(watch: Watch): SentWatch {
	const columns = watch.indicators.map(({ observations }) => columnsOf(observations));
	const indicators = watch.indicators.map((one, at): WatchIndicator =>
		columns[at] === null ? one : { ...one, observations: [] }
	);
	return {
		watch: { ...watch, indicators },
		rows: columns.map((one) => one?.rows ?? null),
		shelves: columns.map((one) => one?.shelves ?? null)
	};
}

/** What a thread makes of it. */
export function receivedWatch({ watch, rows, shelves }: SentWatch): Watch {
	const indicators = watch.indicators.map((one, at): WatchIndicator => {
		const [block, words] = [rows[at] ?? null, shelves[at] ?? null];
		return block === null || words === null ? one : { ...one, observations: new ColumnRows(block, words) };
	});
	return { ...watch, indicators };
}
