import { createHash } from 'node:crypto';
import { constants, type Dirent } from 'node:fs';
import { type FileHandle, open, opendir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Issue } from '#engine';
import { importShape } from '#import';
import {
	type FolderEntry,
	isPassedOver,
	issueOf,
	LARGEST_FILE,
	parseWatchFolder,
	RowStore,
	tooLargeIssue,
	type Watch
} from '#parse';
import { sharedMemory } from './watch-pack.ts';

/** A watch and the digest of the files it was read from, or every issue of the folder. */
export type ReadWatch =
	{ readonly watch: Watch; readonly digest: string } | { readonly issues: readonly Issue[] };

/** More names than any watch has; a folder of millions, given by mistake, isn't walked to its end. */
const MOST_ENTRIES = 20_000;

/** Reads and checks a watch folder. A folder that is missing or can't be read is an issue, too. */
export async function readWatch(folder: string): Promise<ReadWatch> {
	return checkWatchFiles(await readWatchFiles(folder));
}

/** The bytes of a watch folder's files by path, or one issue where there is no such folder. */
export type WatchFiles = Map<string, FolderEntry> | Issue;

/** In bytes: the rows of a larger watch are packed; of a smaller one they are lists, which are read faster. */
const LARGE = 8 * 1024 ** 2;

/** Bytes of all files. */
export function bytesIn(files: WatchFiles): number {
	if (!(files instanceof Map)) return 0;
	let bytes = 0;
	for (const entry of files.values()) if (entry instanceof Uint8Array) bytes += entry.length;
	return bytes;
}

/** Checks what was read of a folder; from `large` bytes on, its rows are packed. */
export function checkWatchFiles(files: WatchFiles, large = LARGE): ReadWatch {
	if (!(files instanceof Map)) return { issues: [files] };
	const isLarge = bytesIn(files) >= large;
	const store = isLarge ? new RowStore(sharedMemory) : null;
	const result = parseWatchFolder(files, importShape, (rows) => store?.packed(rows) ?? rows);
	return 'issues' in result ? result : { watch: result.watch, digest: digestOf(files) };
}

/**
 * SHA-256, in hexadecimal, of the files that make up a watch: for each, by path, the path, the size and the bytes.
 * What the program passes over (README.md, dotfiles, schemas/) doesn't count.
 */
function digestOf(files: ReadonlyMap<string, FolderEntry>): string {
	const hash = createHash('sha256');
	for (const path of [...files.keys()].sort()) {
		const bytes = files.get(path);
		if (bytes instanceof Uint8Array) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
	}
	return hash.digest('hex');
}

/** SHA-256 of all that was read, what can't be used included: the same digest means the same watch or the same issues. */
export function contentDigest(files: WatchFiles): string {
	const hash = createHash('sha256');
	if (!(files instanceof Map)) return hash.update(JSON.stringify(files)).digest('hex');
	for (const [path, entry] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
		const bytes = entry instanceof Uint8Array ? entry : Buffer.from(JSON.stringify(entry));
		hash.update(`${path}\0${bytes.length}\0`).update(bytes);
	}
	return hash.digest('hex');
}

/** The bytes of a watch folder's files by path, unchecked; one issue if there is no such folder. */
export async function readWatchFiles(folder: string): Promise<WatchFiles> {
	try {
		const root = await realpath(folder);
		const reader = new FolderReader(root);
		await reader.read('');
		return reader.files;
	} catch (error) {
		return unreadable(error, null, folder);
	}
}

class FolderReader {
	readonly files = new Map<string, FolderEntry>();
	readonly #root: string;
	#entries = 0;

	constructor(root: string) {
		this.#root = root;
	}

	/** Reads the files of a folder, and of those in it if it is the top one: a watch is no deeper. */
	async read(folder: string): Promise<void> {
		for await (const entry of await opendir(join(this.#root, folder))) {
			if (isPassedOver(entry.name)) continue;
			this.#entries += 1;
			if (this.#entries > MOST_ENTRIES) {
				this.#stop();
				return;
			}
			const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
			await this.#readEntry(path, entry, folder === '').catch((error: unknown) => {
				this.files.set(path, unreadable(error, path));
			});
		}
	}

	async #readEntry(path: string, entry: Dirent, isTop: boolean): Promise<void> {
		const real = entry.isSymbolicLink() ? await realpath(join(this.#root, path)) : join(this.#root, path);
		if (!real.startsWith(this.#root.endsWith(sep) ? this.#root : this.#root + sep)) {
			this.files.set(path, linkOutside(path));
			return;
		}
		const found = entry.isSymbolicLink() ? await stat(real) : entry;
		if (found.isDirectory()) {
			this.files.set(path, 'folder');
			if (isTop) await this.read(path);
		} else if (!found.isFile()) this.files.set(path, notAFile(path));
		else this.files.set(path, await readBounded(real, path));
	}

	#stop(): void {
		const expected = `at most ${MOST_ENTRIES} files and folders`;
		this.files.set('', issueOf({ code: 'folder/too-many-files', expected, received: 'more' }, null));
	}
}

/** Reads a regular file; not if it is too large, and not more of it than its size at first even while it grows. */
async function readBounded(real: string, path: string): Promise<FolderEntry> {
	// Not blocking: should the file have become a pipe by now, opening it would wait for ever.
	const handle = await open(real, constants.O_RDONLY | constants.O_NONBLOCK);
	try {
		const { size } = await handle.stat();
		if (size > LARGEST_FILE) return tooLargeIssue(path, size);
		return await readBytes(handle, size);
	} finally {
		await handle.close();
	}
}

async function readBytes(handle: FileHandle, size: number): Promise<Uint8Array> {
	const bytes = new Uint8Array(size);
	let length = 0;
	while (length < size) {
		const { bytesRead } = await handle.read(bytes, length, size - length, length);
		if (bytesRead === 0) break;
		length += bytesRead;
	}
	return bytes.subarray(0, length);
}

function linkOutside(path: string): Issue {
	const expected = 'a link that stays within the watch folder';
	return issueOf({ code: 'file/link-outside', expected, received: 'a link that leads out of it' }, path);
}

function notAFile(path: string): Issue {
	return issueOf(
		{ code: 'file/not-a-file', expected: 'a file or a folder', received: 'a device, pipe or socket' },
		path
	);
}

const failures: Readonly<Record<string, string>> = {
	ENOENT: 'nothing there',
	ENOTDIR: 'a file',
	EACCES: 'no permission to read it',
	EPERM: 'no permission to read it',
	ELOOP: 'a link that leads to itself'
};

function unreadable(error: unknown, file: string | null, folder?: string): Issue {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	if (code === '') throw error;
	return issueOf(
		{
			code: file === null ? 'folder/unreadable' : 'file/unreadable',
			expected: file === null ? 'a watch folder' : 'a readable file',
			received: `${failures[code] ?? code}${folder === undefined ? '' : ` at ${folder}`}`,
			hint: file === null ? 'name the folder with --watch or WATCH_DIR' : null
		},
		file
	);
}
