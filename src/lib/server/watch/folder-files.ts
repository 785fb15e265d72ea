import { createHash } from 'node:crypto';
import { closeSync, constants, type Dirent, fstatSync, openSync, readSync } from 'node:fs';
import { type FileHandle, open, opendir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Issue } from '#engine';
import { type FolderEntry, isPassedOver, issueOf, LARGEST_FILE, tooLargeIssue, UnreadFile } from '#parse';

/** The files of a watch folder by path, in order. */
export class FolderFiles extends Map<string, FolderEntry> {
	/**
	 * SHA-256, in hexadecimal, of the files that make up a watch: for each, by path, the path, the size and the bytes.
	 * What the program passes over (README.md, dotfiles, schemas/) doesn't count.
	 */
	digest = '';
	/** SHA-256 of each file's bytes, in hexadecimal. */
	readonly sums = new Map<string, string>();
}

/** Those of a folder, or one issue where there is no such folder. */
export type WatchFiles = FolderFiles | Issue;

/** A file of the folder is another one than when the folder was read: it must be read again. */
export class ChangedSince extends Error {}

/** More names than any watch has; a folder of millions, given by mistake, isn't walked to its end. */
const MOST_ENTRIES = 20_000;

/**
 * The files of a watch folder, unchecked; one issue if there is no such folder. The first `held` bytes stay in memory;
 * what comes after them is read anew whenever it is asked for, and throws `ChangedSince` where it is no longer the same.
 */
export async function readWatchFiles(folder: string, held = Infinity): Promise<WatchFiles> {
	try {
		const root = await realpath(folder);
		const reader = new FolderReader(root, held);
		await reader.list('');
		return await reader.read();
	} catch (error) {
		return unreadable(error, null, folder);
	}
}

/** Memory that is used for one file after the other: thousands of their own would lie about until they are collected. */
class Scratch {
	#bytes = new Uint8Array(0);

	/** So many bytes, good until it is asked again. */
	of(size: number): Uint8Array {
		if (this.#bytes.length < size) this.#bytes = new Uint8Array(size);
		return this.#bytes.subarray(0, size);
	}
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

class FolderReader {
	readonly #root: string;
	readonly #held: number;
	/** Folders and issues by path, and of a file where it is. */
	readonly #found = new Map<string, 'folder' | Issue | { readonly real: string }>();
	readonly #scratch = new Scratch();
	#entries = 0;
	#bytes = 0;

	constructor(root: string, held: number) {
		this.#root = root;
		this.#held = held;
	}

	/** Lists a folder, and those in it if it is the top one: a watch is no deeper. */
	async list(folder: string): Promise<void> {
		for await (const entry of await opendir(join(this.#root, folder))) {
			if (isPassedOver(entry.name)) continue;
			this.#entries += 1;
			if (this.#entries > MOST_ENTRIES) {
				this.#stop();
				return;
			}
			const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
			await this.#listEntry(path, entry, folder === '').catch((error: unknown) => {
				this.#found.set(path, unreadable(error, path));
			});
		}
	}

	/** Reads what was listed, one file after the other. */
	async read(): Promise<FolderFiles> {
		const files = new FolderFiles();
		const whole = createHash('sha256');
		for (const [path, found] of [...this.#found].sort(([a], [b]) => (a < b ? -1 : 1))) {
			if (found === 'folder' || !('real' in found)) {
				files.set(path, found);
				continue;
			}
			const bytes = await readBounded(found.real, path, this.#scratch).catch((error: unknown) =>
				unreadable(error, path)
			);
			if (bytes instanceof Uint8Array) {
				whole.update(`${path}\0${bytes.length}\0`).update(bytes);
				const sum = sha256(bytes);
				files.sums.set(path, sum);
				files.set(path, this.#entryOf(bytes, sum, found.real));
			} else files.set(path, bytes);
		}
		files.digest = whole.digest('hex');
		return files;
	}

	#entryOf(bytes: Uint8Array, sum: string, real: string): FolderEntry {
		const size = bytes.length;
		this.#bytes += size;
		if (this.#bytes <= this.#held) return bytes.slice();
		return new UnreadFile(size, sum, () => readSame(real, this.#scratch.of(size), sum));
	}

	async #listEntry(path: string, entry: Dirent, isTop: boolean): Promise<void> {
		const real = entry.isSymbolicLink() ? await realpath(join(this.#root, path)) : join(this.#root, path);
		if (!real.startsWith(this.#root.endsWith(sep) ? this.#root : this.#root + sep)) {
			this.#found.set(path, linkOutside(path));
			return;
		}
		const found = entry.isSymbolicLink() ? await stat(real) : entry;
		if (found.isDirectory()) {
			this.#found.set(path, 'folder');
			if (isTop) await this.list(path);
		} else this.#found.set(path, found.isFile() ? { real } : notAFile(path));
	}

	#stop(): void {
		const expected = `at most ${MOST_ENTRIES} files and folders`;
		this.#found.set('', issueOf({ code: 'folder/too-many-files', expected, received: 'more' }, null));
	}
}

/** Not blocking: should the file have become a pipe by now, opening it would wait for ever. */
const FOR_READING = constants.O_RDONLY | constants.O_NONBLOCK;

/** Reads a regular file; not if it is too large, and not more of it than its size at first even while it grows. */
async function readBounded(real: string, path: string, scratch: Scratch): Promise<Uint8Array | Issue> {
	const handle = await open(real, FOR_READING);
	try {
		const { size } = await handle.stat();
		if (size > LARGEST_FILE) return tooLargeIssue(path, size);
		return await readBytes(handle, scratch.of(size));
	} finally {
		await handle.close();
	}
}

async function readBytes(handle: FileHandle, bytes: Uint8Array): Promise<Uint8Array> {
	let length = 0;
	while (length < bytes.length) {
		const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
		if (bytesRead === 0) break;
		length += bytesRead;
	}
	return bytes.subarray(0, length);
}

/** Reads a file once more, as it was; here and now, as whoever parses the folder can't wait for it. */
function readSame(real: string, bytes: Uint8Array, sum: string): Uint8Array {
	try {
		const file = openSync(real, FOR_READING);
		try {
			let length = fstatSync(file).size === bytes.length ? 0 : Infinity;
			while (length < bytes.length) {
				const read = readSync(file, bytes, length, bytes.length - length, length);
				length = read === 0 ? Infinity : length + read;
			}
			if (length === bytes.length && sha256(bytes) === sum) return bytes;
		} finally {
			closeSync(file);
		}
	} catch {
		// Removed, say: no longer what it was either.
	}
	throw new ChangedSince(real);
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
