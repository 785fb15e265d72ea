import { createHash } from 'node:crypto';
import { readdirSync, statSync, type Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isPassedOver } from '#parse';

/** What a look at a watch folder sees. */
export interface FolderLook {
	/** Changes whenever a file of the watch is added, removed or written. */
	readonly signature: string;
	/** How many files and folders there are. */
	readonly names: number;
}

/** Makes a look; it never rejects for what is in the folder. */
export type Look = (dir: string) => Promise<FolderLook>;

/** More names than any watch has. */
const MOST_NAMES = 20_000;

type Found = Pick<Stats, 'ino' | 'size' | 'mtimeMs'> | null;

const factOf = (path: string, found: Found): string =>
	found === null ? path : `${path} ${found.ino} ${found.size} ${found.mtimeMs}`;

function lookOf(facts: string[]): FolderLook {
	const signature = createHash('sha256').update(facts.sort().join('\n')).digest('hex');
	return { signature, names: facts.length };
}

const ownNames = (names: readonly string[], seen: number): readonly string[] =>
	names.filter((name) => !isPassedOver(name)).slice(0, Math.max(0, MOST_NAMES - seen));

/**
 * Cheap enough to make before every answer. It looks where a watch has files and no deeper, so that a large `.git` beside
 * them costs nothing.
 */
export async function lookAt(dir: string): Promise<FolderLook> {
	const facts: string[] = [];
	const visit = async (folder: string, isTop: boolean): Promise<void> => {
		const names = await readdir(join(dir, folder)).catch(() => []);
		await Promise.all(
			ownNames(names, facts.length).map(async (name) => {
				const path = join(folder, name);
				const found = await stat(join(dir, path)).catch(() => null);
				facts.push(factOf(path, found));
				if (isTop && found?.isDirectory() === true) await visit(path, false);
			})
		);
	};
	await visit('', true);
	return lookOf(facts);
}

function orElse<T>(read: () => T, otherwise: T): T {
	try {
		return read();
	} catch {
		return otherwise;
	}
}

/** The same, here and now, for a thread of its own: of thousands of files it takes a quarter of the work. */
export function lookNow(dir: string): FolderLook {
	const facts: string[] = [];
	const visit = (folder: string, isTop: boolean): void => {
		const names = orElse(() => readdirSync(join(dir, folder)), []);
		for (const name of ownNames(names, facts.length)) {
			const path = join(folder, name);
			const found = orElse(() => statSync(join(dir, path)), null);
			facts.push(factOf(path, found));
			if (isTop && found?.isDirectory() === true) visit(path, false);
		}
	};
	visit('', true);
	return lookOf(facts);
}
