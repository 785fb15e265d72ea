import { dirname, join } from 'node:path';
import type { Issue } from '#engine';
import { importShape } from '#import';
import { issueOf, parseWatchFolder, type Watch } from '#parse';
import { writeAtomically, writeNewFile } from '../disk/atomic-write.ts';
import { withFileLock } from '../disk/file-lock.ts';
import { makeFolder } from '../disk/make-folder.ts';
import { readWatchFiles } from './folder-files.ts';

/** A watch as it stands, and its files as text. */
export interface StandingWatch {
	readonly watch: Watch;
	readonly textOf: (path: string) => string;
}

export type Extended = { readonly issues: readonly Issue[] } | { readonly written: readonly string[] };

/** Files to write, by their paths in the folder; or why there are none. */
type Extension = ReadonlyMap<string, string> | { readonly issues: readonly Issue[] };

function takenIssue(path: string): Issue {
	const hint = 'choose another name; nothing is written over';
	return issueOf({ code: 'file/taken', expected: 'no file of this name', received: 'one', hint }, path);
}

/**
 * Writes new files, or new states of files, into a sound watch: all of them if the whole folder is sound with them, and
 * else none. `extend` tells the files by their paths in the folder. With `isNew` a file that is there already, even if it
 * came a moment ago, is left as it is, and is an issue.
 */
export async function extendWatch(
	folder: string,
	extend: (standing: StandingWatch) => Extension | Promise<Extension>,
	{ isNew = false }: { readonly isNew?: boolean } = {}
): Promise<Extended> {
	const first = await readWatchFiles(folder);
	if (!(first instanceof Map)) return { issues: [first] };
	return withFileLock(join(folder, '.extend.lock'), async () => {
		const files = await readWatchFiles(folder);
		if (!(files instanceof Map)) return { issues: [files] };
		const standing = parseWatchFolder(files, importShape);
		if ('issues' in standing) return standing;
		const textOf = (path: string): string => {
			const bytes = files.get(path);
			return bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : '';
		};
		const extension = await extend({ watch: standing.watch, textOf });
		if ('issues' in extension) return extension;
		const taken = isNew ? [...extension.keys()].find((path) => files.has(path)) : undefined;
		if (taken !== undefined) return { issues: [takenIssue(taken)] };
		const added = [...extension].map(([path, text]) => [path, new TextEncoder().encode(text)] as const);
		const extended = parseWatchFolder(new Map([...files, ...added]), importShape);
		if ('issues' in extended) return extended;
		for (const [path, bytes] of added) {
			await makeFolder(dirname(join(folder, path)));
			if (!isNew) await writeAtomically(join(folder, path), bytes);
			else if (!(await writeNewFile(join(folder, path), bytes))) return { issues: [takenIssue(path)] };
		}
		return { written: added.map(([path]) => path) };
	});
}
