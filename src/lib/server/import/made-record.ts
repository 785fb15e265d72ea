import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Issue } from '#engine';
import { importShape } from '#import';
import { issueOf, parseWatchFolder } from '#parse';
import { writeAtomically } from '../disk/atomic-write.ts';
import { withFileLock } from '../disk/file-lock.ts';
import { readWatchFiles } from '../watch/folder-files.ts';

/** An indicator that a file made: what it wrote, so that it can be taken back as long as nobody has changed it. */
export interface MadeRecord {
	readonly indicator: string;
	readonly name: string;
	readonly rows: number;
	/** Files of its folder, each by its name and what was in it, as a hash. */
	readonly files: readonly { readonly name: string; readonly sha256: string }[];
	/** sources.json before and after, where it got a source of its own; null where it didn't. */
	readonly sources: { readonly before: string; readonly sha256: string } | null;
}

const SOURCES = 'sources.json';

/** What was made, told from the files that were written, by their paths in the watch, and sources.json as it was. */
export function madeRecordOf(
	{ id: indicator, name }: { readonly id: string; readonly name: string },
	rows: number,
	files: ReadonlyMap<string, string>,
	sourcesBefore: string
): MadeRecord {
	const after = files.get(SOURCES);
	return {
		indicator,
		name,
		rows,
		files: [...files].flatMap(([path, text]) =>
			path.startsWith(`${indicator}/`)
				? [{ name: path.slice(indicator.length + 1), sha256: sha256(text) }]
				: []
		),
		sources: after === undefined ? null : { before: sourcesBefore, sha256: sha256(after) }
	};
}

/** Why it can't be taken back: its files or sources.json were changed since, or something of the watch leans on it. */
export async function reasonsAgainst(watchFolder: string, made: MadeRecord): Promise<readonly Issue[]> {
	const read = await readWatchFiles(watchFolder);
	if (!(read instanceof Map)) return [read];
	const files = new Map(read);
	const changed: string[] = [];
	for (const { name, sha256: hash } of made.files) {
		const path = `${made.indicator}/${name}`;
		const bytes = files.get(path);
		if (!(bytes instanceof Uint8Array) || sha256(bytes) !== hash) changed.push(path);
	}
	const names = new Set(made.files.map(({ name }) => name));
	for (const name of await readdir(join(watchFolder, made.indicator)).catch(() => []))
		if (!names.has(name) && !name.startsWith('.')) changed.push(`${made.indicator}/${name}`);
	const sources = files.get(SOURCES);
	if (made.sources !== null && !(sources instanceof Uint8Array && sha256(sources) === made.sources.sha256))
		changed.push(SOURCES);
	if (changed.length > 0) return changed.map(changedSince);
	for (const path of read.keys())
		if (path === made.indicator || path.startsWith(`${made.indicator}/`)) files.delete(path);
	if (made.sources !== null) files.set(SOURCES, new TextEncoder().encode(made.sources.before));
	const rest = parseWatchFolder(files, importShape);
	return 'issues' in rest ? rest.issues : [];
}

/**
 * Takes the indicator out of the watch in one step, then its source. What was begun can be called again after a program
 * was killed in the middle: what is gone already is passed over, and what is changed is left.
 */
export async function removeMade(watchFolder: string, made: MadeRecord): Promise<void> {
	const [home, away] = [
		join(watchFolder, made.indicator),
		join(watchFolder, `.taken-back-${made.indicator}`)
	];
	await withFileLock(join(watchFolder, '.extend.lock'), async () => {
		const isOurs = await Promise.all(
			made.files.map(async ({ name, sha256: hash }) => {
				const bytes = await readFile(join(home, name)).catch(() => null);
				return bytes !== null && sha256(bytes) === hash;
			})
		);
		if (isOurs.every(Boolean)) {
			await rm(away, { recursive: true, force: true });
			await rename(home, away);
		}
		await rm(away, { recursive: true, force: true });
		const path = join(watchFolder, SOURCES);
		const sources = made.sources === null ? null : await readFile(path).catch(() => null);
		if (made.sources !== null && sources !== null && sha256(sources) === made.sources.sha256)
			await writeAtomically(path, new TextEncoder().encode(made.sources.before));
	});
}

function sha256(content: Uint8Array | string): string {
	return createHash('sha256').update(content).digest('hex');
}

function changedSince(path: string): Issue {
	return issueOf(
		{
			code: 'import/changed-since',
			expected: 'the file as it was when the indicator was made',
			received: 'one that was changed since',
			hint: 'remove the indicator’s folder by hand'
		},
		path
	);
}
