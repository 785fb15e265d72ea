import type { Issue } from '#engine';
import type { Watch } from '#parse';
import { ChangedSince, readWatchFiles, type WatchFiles } from './folder-files.ts';
import { lookAt, type FolderLook, type Look } from '../live/folder-look.ts';
import type { CheckFiles } from './kept-reading.ts';
import { bytesIn, checkWatchFiles, contentDigest, LARGE, type EarlierReading } from './watch-folder.ts';

/** The watch on the board, and what is wrong with the folder now: the last good watch stays up. */
export interface CurrentWatch {
	readonly watch: Watch | null;
	/** Of the watch's files; null without a watch. */
	readonly digest: string | null;
	/** Not empty when the folder as it stands can't be used. */
	readonly issues: readonly Issue[];
	/** When the watch on the board was read, in milliseconds; null without one. */
	readonly readAt: number | null;
}

/** The folder has changed and can't be used: the watch on the board is its last good state. */
export const isStale = ({ watch, issues }: CurrentWatch): boolean => watch !== null && issues.length > 0;

const nothing: CurrentWatch = { watch: null, digest: null, issues: [], readAt: null };

/** In milliseconds: how often files are looked at, and how often they are read although they look the same. */
const LOOK_AGAIN = 1_000;
const READ_AGAIN = 60_000;
/** In milliseconds: so long after a look nobody waits for the next, as it takes its time on a busy server. */
const WAIT_AFTER = 2_000;
/** In milliseconds: for so long a folder that changes while it is read is left alone; one that never rests is read after it. */
const LONGEST_UNREST = 10_000;
/** A look at more files and folders than these is made beside the server's own thread. */
const MANY_NAMES = 1_000;

interface FollowingOptions {
	readonly now?: () => number;
	/** Hears what came of each reading that found other files. */
	readonly told?: (now: CurrentWatch, before: CurrentWatch) => void;
	readonly read?: typeof readWatchFiles;
	/** May know the files from before. */
	readonly check?: CheckFiles;
	/** Looks at a folder of many files; where it fails, it is looked at here. */
	readonly lookBeside?: Look | null;
	readonly many?: number;
	/** In bytes: nobody waits while a larger folder is read although it looks the same. */
	readonly large?: number;
}

const checkHere: CheckFiles = (files, _content, earlier = null) =>
	Promise.resolve(checkWatchFiles(files, { earlier }));

class WatchFollower {
	readonly #dir: string;
	readonly #options: Required<FollowingOptions>;
	#held = nothing;
	/** Of the watch on the board. */
	#earlier: EarlierReading | null = null;
	#seen: FolderLook | null = null;
	#content: string | null = null;
	#isLarge = false;
	#lookedAt = -Infinity;
	#readAt = -Infinity;
	#restless = -Infinity;
	#looking: Promise<CurrentWatch> | null = null;
	/** A reading of a large folder that looks the same. */
	#rereading: Promise<void> | null = null;

	constructor(dir: string, options: FollowingOptions) {
		this.#dir = dir;
		this.#options = {
			now: Date.now,
			told: () => undefined,
			read: readWatchFiles,
			check: checkHere,
			lookBeside: null,
			many: MANY_NAMES,
			large: LARGE,
			...options
		};
	}

	async current(fresh: boolean): Promise<CurrentWatch> {
		const isKnown = !fresh && this.#seen !== null;
		if (isKnown && this.#apart(this.#lookedAt) < LOOK_AGAIN) return this.#held;
		// A reading under way may have begun before the edit that somebody asks about.
		if (fresh && this.#looking !== null) await this.#looking;
		this.#looking ??= this.#lookAgain().finally(() => {
			this.#looking = null;
		});
		if (!isKnown || this.#apart(this.#lookedAt) >= WAIT_AFTER) return await this.#looking;
		// Whoever reads next tells what went wrong.
		this.#looking.catch(() => undefined);
		return this.#held;
	}

	/** Milliseconds from or to a time: a clock that is set back must not stop the looking for as long. */
	#apart(time: number): number {
		return Math.abs(this.#options.now() - time);
	}

	async #look(): Promise<FolderLook> {
		const { lookBeside, many } = this.#options;
		const isMany = this.#seen !== null && this.#seen.names > many;
		if (lookBeside === null || !isMany) return lookAt(this.#dir);
		return lookBeside(this.#dir).catch(() => lookAt(this.#dir));
	}

	/** Whether files were written while they were read; the first reading takes what there is. */
	async #isUnrest(found: FolderLook): Promise<boolean> {
		if (this.#seen === null || (await this.#look()).signature === found.signature) return false;
		if (this.#restless === -Infinity) this.#restless = this.#options.now();
		return this.#apart(this.#restless) < LONGEST_UNREST;
	}

	async #lookAgain(): Promise<CurrentWatch> {
		const found = await this.#look();
		this.#lookedAt = this.#options.now();
		const isSame = found.signature === this.#seen?.signature;
		if (isSame) this.#restless = -Infinity;
		if (isSame && this.#apart(this.#readAt) < READ_AGAIN) return this.#held;
		if (isSame && this.#isLarge) this.#rereadLarge(found);
		else {
			await this.#rereading;
			await this.#read(found);
		}
		return this.#held;
	}

	/** Only a file that was changed in secret, with size and time as they were, is found so: nobody waits for it. */
	#rereadLarge(found: FolderLook): void {
		// Whoever reads next tells what went wrong.
		this.#rereading ??= this.#read(found)
			.catch(() => undefined)
			.finally(() => {
				this.#rereading = null;
			});
	}

	/** Reads what a look found. It counts as seen once it is on the board: until then the first who ask wait for it. */
	async #read(found: FolderLook, held = LARGE): Promise<void> {
		const began = this.#options.now();
		const files = await this.#options.read(this.#dir, held);
		if (await this.#isUnrest(found)) return;
		const taking = this.#take(files, began);
		const isChanged = await taking.then(
			() => false,
			(fault: unknown) => fault instanceof ChangedSince
		);
		if (isChanged && held !== Infinity) {
			// With all of its bytes in memory nothing of it can change any more.
			await this.#read(await this.#look(), Infinity);
			return;
		}
		this.#seen = found;
		this.#readAt = began;
		this.#restless = -Infinity;
		this.#isLarge = bytesIn(files) >= this.#options.large;
		await taking;
	}

	/** Puts what was read on the board, unless it is the same as before. */
	async #take(files: WatchFiles, readAt: number): Promise<void> {
		const content = contentDigest(files);
		if (content === this.#content) return;
		const result = await this.#options.check(files, content, this.#earlier);
		this.#content = content;
		const before = this.#held;
		if ('watch' in result) {
			if (files instanceof Map) this.#earlier = { watch: result.watch, sums: files.sums };
			this.#held = { ...result, issues: [], readAt };
		} else this.#held = { ...before, issues: result.issues };
		this.#options.told(this.#held, before);
	}
}

/**
 * Follows a watch folder: `current()` reads it again when a file has changed, at most once a second, and once a minute
 * in any case, as an edit may keep size and time; who asks within two seconds of a look doesn't wait for the next.
 * `current(true)` looks whatever was seen a moment ago. What changes while it is read may be half written, and is read
 * again. Never rejects for what is in the folder.
 */
export function followWatch(
	dir: string,
	options: FollowingOptions = {}
): (fresh?: boolean) => Promise<CurrentWatch> {
	const follower = new WatchFollower(dir, options);
	return (fresh = false) => follower.current(fresh);
}
