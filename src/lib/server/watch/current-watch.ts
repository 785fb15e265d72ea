import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Issue } from '#engine';
import { isPassedOver, type Watch } from '#parse';
import type { CheckFiles } from './kept-reading.ts';
import { checkWatchFiles, contentDigest, readWatchFiles } from './watch-folder.ts';

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

/** More names than any watch has. */
const MOST_NAMES = 20_000;

/**
 * Changes whenever a file of the watch is added, removed or written; cheap enough to ask before every answer. It looks
 * where a watch has files and no deeper, so that a large `.git` beside them costs nothing.
 */
async function signatureOf(dir: string): Promise<string> {
	const facts: string[] = [];
	const visit = async (folder: string, isTop: boolean): Promise<void> => {
		const entries = await readdir(join(dir, folder), { withFileTypes: true }).catch(() => []);
		const names = entries.filter(({ name }) => !isPassedOver(name));
		await Promise.all(
			names.slice(0, MOST_NAMES - facts.length).map(async (entry) => {
				const path = join(folder, entry.name);
				const found = await stat(join(dir, path)).catch(() => null);
				facts.push(found === null ? path : `${path} ${found.ino} ${found.size} ${found.mtimeMs}`);
				if (isTop && found?.isDirectory() === true) await visit(path, false);
			})
		);
	};
	await visit('', true);
	return facts.sort().join('\n');
}

/**
 * Follows a watch folder: `current()` reads it again when a file has changed, at most once a second, and once a minute
 * in any case, as an edit may keep size and time; who asks within two seconds of a look doesn't wait for the next.
 * `current(true)` looks whatever was seen a moment ago. What changes while it is read may be half written, and is read
 * again. Never rejects for what is in the folder. `told` hears what came of each reading that found other files.
 */
export function followWatch(
	dir: string,
	{
		now = Date.now,
		told = () => undefined,
		read = readWatchFiles,
		check = (files) => Promise.resolve(checkWatchFiles(files))
	}: {
		readonly now?: () => number;
		readonly told?: (now: CurrentWatch, before: CurrentWatch) => void;
		readonly read?: typeof readWatchFiles;
		/** May know the files from before. */
		readonly check?: CheckFiles;
	} = {}
): (fresh?: boolean) => Promise<CurrentWatch> {
	let held = nothing;
	let signature: string | null = null;
	let content: string | null = null;
	let lookedAt = -Infinity;
	let readAt = -Infinity;
	let restless = -Infinity;
	let reading: Promise<CurrentWatch> | null = null;

	/** Milliseconds from or to a time: a clock that is set back must not stop the looking for as long. */
	const apart = (time: number): number => Math.abs(now() - time);

	/** Whether files were written while they were read; the first reading takes what there is. */
	async function isUnrest(found: string): Promise<boolean> {
		const isSame = signature === null || (await signatureOf(dir)) === found;
		if (isSame) restless = -Infinity;
		else if (restless === -Infinity) restless = now();
		return !isSame && apart(restless) < LONGEST_UNREST;
	}

	async function look(): Promise<CurrentWatch> {
		const found = await signatureOf(dir);
		lookedAt = now();
		if (found === signature && apart(readAt) < READ_AGAIN) return held;
		const files = await read(dir);
		if (await isUnrest(found)) return held;
		signature = found;
		readAt = lookedAt;
		const digest = contentDigest(files);
		if (digest === content) return held;
		const result = await check(files, digest);
		content = digest;
		const before = held;
		held = 'watch' in result ? { ...result, issues: [], readAt } : { ...held, issues: result.issues };
		told(held, before);
		return held;
	}

	return async (fresh = false) => {
		const isKnown = !fresh && signature !== null;
		if (isKnown && apart(lookedAt) < LOOK_AGAIN) return held;
		// A reading under way may have begun before the edit that somebody asks about.
		if (fresh && reading !== null) await reading;
		reading ??= look().finally(() => {
			reading = null;
		});
		if (!isKnown || apart(lookedAt) >= WAIT_AFTER) return await reading;
		// Whoever reads next tells what went wrong.
		reading.catch(() => undefined);
		return held;
	};
}
