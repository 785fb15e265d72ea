import { createHash, randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { removeDrafts } from '../disk/atomic-write.ts';
import { withFileLock } from '../disk/file-lock.ts';
import { makeFolder } from '../disk/make-folder.ts';
import type { Log } from '../running/log.ts';
import { bytesIn, checkWatchFiles, type ReadWatch, type WatchFiles } from './watch-folder.ts';
import { packedWatch, unpackedWatch } from './watch-pack.ts';

/** The one file, in DATA_DIR. It may be removed at any time: it is made again. @internal For tests too. */
export const KEPT_READING = 'watch-as-read.bin';

/** In bytes: a smaller watch is read in less time than it takes to look whether it is kept. */
const SMALLEST = 8 * 1024 ** 2;
/** In bytes: a larger one is read anew each time. */
const LARGEST = 1024 ** 3;
/** Of SHA-256, in bytes. */
const SUM = 32;

export interface KeepingOptions {
	readonly dataDir: string;
	/** Names the program to the last digit of its sources: another one may read files otherwise. */
	readonly program: string;
	readonly log: Pick<Log, 'info' | 'warn'>;
	readonly smallest?: number;
	readonly largest?: number;
}

/** Checks what was read of a folder; `content` is the digest of it all. */
export type CheckFiles = (files: WatchFiles, content: string) => Promise<ReadWatch>;

/** With a length before it. */
function framed(piece: Uint8Array): Uint8Array {
	const length = Buffer.alloc(4);
	length.writeUInt32LE(piece.length);
	return Buffer.concat([length, piece]);
}

function piecesIn(bytes: Buffer): readonly Uint8Array[] {
	const pieces: Uint8Array[] = [];
	for (let from = 0; from < bytes.length;) {
		const end = from + 4 + bytes.readUInt32LE(from);
		if (end > bytes.length) throw new Error('it ends within a piece');
		pieces.push(bytes.subarray(from + 4, end));
		from = end;
	}
	return pieces;
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

	readonly check: CheckFiles = async (files, content) => {
		const isLarge = bytesIn(files) >= (this.#options.smallest ?? SMALLEST);
		const kept = isLarge ? await this.#kept(content) : null;
		if (kept !== null) return kept;
		const read = checkWatchFiles(files);
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
			if (!(await this.#begins(name))) return null;
			const bytes = await readFile(this.#path);
			const sum = createHash('sha256').update(bytes.subarray(0, -SUM)).digest();
			if (!sum.equals(bytes.subarray(-SUM))) throw new Error('it isn’t what was written');
			const read = unpackedWatch(piecesIn(bytes.subarray(name.length, -SUM)));
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

	async #begins(name: Buffer): Promise<boolean> {
		const handle = await open(this.#path, 'r');
		try {
			const start = Buffer.alloc(name.length);
			await handle.read(start, 0, start.length, 0);
			return start.equals(name);
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
