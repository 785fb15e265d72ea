import type { Issue } from '#engine';

/**
 * A file that is read whenever somebody asks for its bytes, so that the files of a large watch are never all in memory.
 * `read` throws where the file is no longer what it was; its bytes are good until the next file is read.
 */
export class UnreadFile {
	/** In bytes. */
	readonly size: number;
	/** SHA-256 of the bytes, in hexadecimal. */
	readonly sum: string;
	readonly read: () => Uint8Array;

	constructor(size: number, sum: string, read: () => Uint8Array) {
		this.size = size;
		this.sum = sum;
		this.read = read;
	}
}

/** What stands at a path of the folder: bytes, a file to read, a folder, or the issue that kept the file from being read. */
export type FolderEntry = Uint8Array | UnreadFile | 'folder' | Issue;

/** Every path of a watch folder, relative and with `/`, as the disk or an archive gave it. */
export type WatchFolderFiles = ReadonlyMap<string, FolderEntry>;

/** Whether an entry is a file that could be read. */
export const isFile = (entry: FolderEntry | undefined): entry is Uint8Array | UnreadFile =>
	entry instanceof Uint8Array || entry instanceof UnreadFile;
