import { createHash } from 'node:crypto';
import type { Issue } from '#engine';
import { importShape } from '#import';
import {
	ColumnRows,
	isFile,
	parseWatchFolder,
	RowStore,
	type ReadBefore,
	type Shelves,
	type Watch
} from '#parse';
import { readWatchFiles, type FolderFiles, type WatchFiles } from './folder-files.ts';
import { sharedMemory } from './watch-pack.ts';

/** A watch and the digest of the files it was read from, or every issue of the folder. */
export type ReadWatch =
	{ readonly watch: Watch; readonly digest: string } | { readonly issues: readonly Issue[] };

/** A sound reading of the same folder, and the sums of the files that it was made from. */
export interface EarlierReading {
	readonly watch: Watch;
	readonly sums: FolderFiles['sums'];
}

/** In bytes: the rows of a larger watch are packed; of a smaller one they are lists, which are read faster. */
export const LARGE = 8 * 1024 ** 2;

/** Reads and checks a watch folder. A folder that is missing or can't be read is an issue, too. */
export async function readWatch(folder: string): Promise<ReadWatch> {
	return checkWatchFiles(await readWatchFiles(folder));
}

/** Bytes of all files. */
export function bytesIn(files: WatchFiles): number {
	if (!(files instanceof Map)) return 0;
	let bytes = 0;
	for (const entry of files.values())
		if (isFile(entry)) bytes += entry instanceof Uint8Array ? entry.length : entry.size;
	return bytes;
}

/**
 * Checks what was read of a folder; from `large` bytes on, its rows are packed, and the indicators whose files are as
 * they were in an `earlier` reading are taken from there.
 */
export function checkWatchFiles(
	files: WatchFiles,
	{
		large = LARGE,
		earlier = null
	}: { readonly large?: number; readonly earlier?: EarlierReading | null } = {}
): ReadWatch {
	if (!(files instanceof Map)) return { issues: [files] };
	const isLarge = bytesIn(files) >= large;
	const shelves = isLarge && earlier !== null ? shelvesOf(earlier.watch) : null;
	const before: ReadBefore | null =
		earlier === null || shelves === null
			? null
			: { watch: earlier.watch, isSame: (path) => isSame(path, files, earlier) };
	const store = isLarge ? new RowStore(sharedMemory, shelves ?? undefined) : null;
	const result = parseWatchFolder(files, importShape, {
		keep: (rows) => store?.packed(rows) ?? rows,
		before
	});
	return 'issues' in result ? result : { watch: result.watch, digest: files.digest };
}

const isSame = (path: string, { sums }: FolderFiles, earlier: EarlierReading): boolean =>
	sums.has(path) && sums.get(path) === earlier.sums.get(path);

/** So many rows may have been packed for each that is still there: what nothing refers to any more stays on the shelves. */
const MOST_PACKED = 2;

/** The shelves that all rows of a watch refer to; null where there are none, or where they are to be begun anew. */
function shelvesOf({ indicators }: Watch): Shelves | null {
	const rows = indicators.map(({ observations }) => observations);
	const [first] = rows;
	if (!(first instanceof ColumnRows)) return null;
	const { shelves } = first;
	const count = rows.reduce((sum, { length }) => sum + length, 0);
	const isOne = rows.every((one) => one instanceof ColumnRows && one.shelves === shelves);
	return isOne && shelves.packed <= MOST_PACKED * count ? shelves : null;
}

/** SHA-256 of all that was read, what can't be used included: the same digest means the same watch or the same issues. */
export function contentDigest(files: WatchFiles): string {
	const hash = createHash('sha256');
	if (!(files instanceof Map)) return hash.update(JSON.stringify(files)).digest('hex');
	for (const [path, entry] of files)
		hash.update(`${path}\0${files.sums.get(path) ?? JSON.stringify(entry)}\0`);
	return hash.digest('hex');
}
