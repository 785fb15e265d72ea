import { createHash, randomUUID } from 'node:crypto';
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { removeDrafts } from '../disk/atomic-write.ts';
import { withFileLock } from '../disk/file-lock.ts';
import { makeFolder } from '../disk/make-folder.ts';
import type { Log } from '../running/log.ts';
import type { WatchFiles } from './folder-files.ts';
import { bytesIn, checkWatchFiles, type EarlierReading, type ReadWatch } from './watch-folder.ts';
import { packedWatch, unpackedWatch } from './watch-pack.ts';

/** The one file, in DATA_DIR. It may be removed at any time: it is made again. @internal For tests too. */
export const KEPT_READING = 'watch-as-read.bin';

/** In bytes: a smaller watch is read in less time than it takes to look whether it is kept. */
const SMALLEST = 8 * 1024 ** 2;
/** In bytes: a larger one is read anew each time. */
const LARGEST = 1024 ** 3;
/** Of SHA-256, in bytes. */
const SUM = 32;
/** In bytes: read at once to check the sum. */
const STEP = 1024 ** 2;

export interface KeepingOptions {
	readonly dataDir: string;
	/** Names the program to the last digit of its sources: another one may read files otherwise. */
	readonly program: string;
	readonly log: Pick<Log, 'info' | 'warn'>;
	readonly smallest?: number;
	readonly largest?: number;
}

/** Checks what was read of a folder; `content` is the digest of it all. What an `earlier` reading knows may be taken from it. */
export type CheckFiles = (
	files: WatchFiles,
	content: string,
	earlier?: EarlierReading | null
) => Promise<ReadWatch>;

/** With a length before it. */
function framed(piece: Uint8Array): Uint8Array {
	const length = Buffer.alloc(4);
	length.writeUInt32LE(piece.length);
	return Buffer.concat([length, piece]);
}

/** Exactly so many bytes. */
async function readAt(handle: FileHandle, from: number, length: number): Promise<Buffer> {
	const bytes = Buffer.alloc(length);
	for (let read = 0; read < length;) {
		const { bytesRead } = await handle.read(bytes, read, length - read, from + read);
		if (bytesRead === 0) throw new Error('it ends too soon');
		read += bytesRead;
	}
	return bytes;
}

/** Throws unless the file ends with the sum over all before it. */
async function checkSum(handle: FileHandle, size: number): Promise<void> {
	const hash = createHash('sha256');
	const end = Math.max(0, size - SUM);
	for (let from = 0; from < end; from += STEP)
		hash.update(await readAt(handle, from, Math.min(STEP, end - from)));
	if (!hash.digest().equals(await readAt(handle, end, size - end)))
		throw new Error('it isn’t what was written');
}

async function* piecesIn(handle: FileHandle, begin: number, end: number): AsyncGenerator<Uint8Array> {
	for (let from = begin; from < end;) {
		const length = (await readAt(handle, from, 4)).readUInt32LE();
		if (from + 4 + length > end) throw new Error('it ends within a piece');
		yield await readAt(handle, from + 4, length);
		from += 4 + length;
	}
}

const wordsOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));
const isMissing = (fault: unknown): boolean =>
	fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';

/** A large watch as it was read, kept for the next start by the content of its folder; `check` is never without an answer. */
export class KeptReading {
	readonly #options: KeepingOptions;
	readonly #path: string;
	/** Until what is being written is written. */
	#writing: Promise<void> = Promise.resolve();

	constructor(options: KeepingOptions) {
		this.#options = options;
		this.#path = join(options.dataDir, KEPT_READING);
	}

	readonly check: CheckFiles = async (files, content, earlier = null) => {
		const isLarge = bytesIn(files) >= (this.#options.smallest ?? SMALLEST);
		// With an earlier reading in memory there is little to read, and a second whole one would take its room again.
		const kept = isLarge && earlier === null ? await this.#kept(content) : null;
		if (kept !== null) return kept;
		const read = checkWatchFiles(files, { earlier });
		if (isLarge && 'watch' in read) this.#writing = this.#writing.then(() => this.#keep(read, content));
		return read;
	};

	/** Resolves once nothing is being written. */
	written(): Promise<void> {
		return this.#writing;
	}

	/** The line by which a file says what it is: another folder's, program's or machine's is none of ours. */
	#nameOf(content: string): Buffer {
		const { program } = this.#options;
		return Buffer.from(`alignment-watch ${program} v8 ${process.versions.v8} ${content}\n`);
	}

	/** Null where there is none for this content; what can't be used is said, and passed over. */
	async #kept(content: string): Promise<ReadWatch | null> {
		const began = performance.now();
		try {
			const { size } = await stat(this.#path);
			if (size > (this.#options.largest ?? LARGEST)) return null;
			const name = this.#nameOf(content);
			const read = await this.#readIf(name);
			if (read === null) return null;
			const took = Math.round(performance.now() - began);
			this.#options.log.info('the watch is unchanged: its last reading was taken', { milliseconds: took });
			return read;
		} catch (fault) {
			if (!isMissing(fault))
				this.#options.log.warn('the kept reading of the watch can’t be used; the folder is read anew', {
					file: this.#path,
					why: wordsOf(fault)
				});
			return null;
		}
	}

	/** Null where it begins with another name. Twice through the file and piece by piece: it is large. */
	async #readIf(name: Buffer): Promise<ReadWatch | null> {
		const handle = await open(this.#path, 'r');
		try {
			const { size } = await handle.stat();
			if (!(await readAt(handle, 0, Math.min(name.length, size))).equals(name)) return null;
			await checkSum(handle, size);
			return await unpackedWatch(piecesIn(handle, name.length, size - SUM));
		} finally {
			await handle.close();
		}
	}

	/** In the place of the one before. Never rejects: without it a start takes longer, and nothing else. */
	async #keep(read: Extract<ReadWatch, { readonly watch: unknown }>, content: string): Promise<void> {
		const { dataDir, log } = this.#options;
		try {
			await makeFolder(dataDir);
			await withFileLock(join(dataDir, `.${KEPT_READING}.lock`), async () => {
				await removeDrafts(this.#path);
				await this.#write(read, content);
			});
		} catch (fault) {
			log.warn('the reading of the watch can’t be kept; the next start takes longer', {
				file: this.#path,
				why: wordsOf(fault)
			});
		}
	}

	async #write(
		{ watch, digest }: Extract<ReadWatch, { readonly watch: unknown }>,
		content: string
	): Promise<void> {
		const largest = this.#options.largest ?? LARGEST;
		const draft = join(this.#options.dataDir, `.${KEPT_READING}.${randomUUID()}.tmp`);
		const hash = createHash('sha256');
		let size = SUM;
		const handle = await open(draft, 'wx', 0o600);
		try {
			const write = async (bytes: Uint8Array): Promise<void> => {
				size += bytes.length;
				if (size > largest) throw new Error(`it would take more than ${largest} bytes`);
				hash.update(bytes);
				await handle.writeFile(bytes);
			};
			await write(this.#nameOf(content));
			// Each piece waits for the disk, and lets requests have their turn.
			for (const piece of packedWatch(watch, digest)) await write(framed(piece));
			await handle.writeFile(hash.digest());
			await handle.sync();
		} catch (fault) {
			await rm(draft, { force: true });
			throw fault;
		} finally {
			await handle.close();
		}
		await rename(draft, this.#path);
	}
}
