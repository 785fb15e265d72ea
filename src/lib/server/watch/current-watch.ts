import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Issue } from '#engine';
import type { Watch } from '#parse';
import { readWatch } from './watch-folder.ts';

/** The watch on the board, and what is wrong with the folder now: the last good watch stays up. */
export interface CurrentWatch {
	readonly watch: Watch | null;
	/** Of the watch's files; null without a watch. */
	readonly digest: string | null;
	/** Not empty when the folder as it stands can't be used. */
	readonly issues: readonly Issue[];
}

const nothing: CurrentWatch = { watch: null, digest: null, issues: [] };

/** Changes whenever a file in the folder is added, removed or written; cheap enough to ask before every answer. */
async function signatureOf(dir: string): Promise<string> {
	const names = await readdir(dir, { recursive: true }).catch(() => []);
	const facts = await Promise.all(
		names.sort().map(async (name) => {
			const entry = await stat(join(dir, name)).catch(() => null);
			return entry === null ? name : `${name} ${entry.size} ${entry.mtimeMs}`;
		})
	);
	return facts.join('\n');
}

/**
 * Follows a watch folder: `current()` reads it again when a file has changed, at most once a second. Never rejects for
 * what is in the folder.
 */
export function followWatch(dir: string, now: () => number = Date.now): () => Promise<CurrentWatch> {
	let held: CurrentWatch = nothing;
	let signature: string | null = null;
	let lookedAt = -Infinity;
	let reading: Promise<CurrentWatch> | null = null;

	async function look(): Promise<CurrentWatch> {
		const found = await signatureOf(dir);
		lookedAt = now();
		if (found === signature) return held;
		const result = await readWatch(dir);
		signature = found;
		held = 'watch' in result ? { ...result, issues: [] } : { ...held, issues: result.issues };
		return held;
	}

	return async () => {
		if (signature !== null && now() - lookedAt < 1_000) return held;
		reading ??= look().finally(() => {
			reading = null;
		});
		return await reading;
	};
}
