import { randomUUID } from 'node:crypto';
import { link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const TEMPORARY = '.tmp';

/**
 * Puts `bytes` in a file's place so that, whatever happens, the old or the new content stands there: a temporary file in
 * the same folder, flushed, renamed, and the folder flushed. Keeps the file's permissions.
 */
export async function writeAtomically(path: string, bytes: Uint8Array): Promise<void> {
	const folder = dirname(path);
	const mode = await stat(path).then(
		(found) => found.mode & 0o777,
		() => 0o644
	);
	const draft = join(folder, `.${basename(path)}.${randomUUID()}${TEMPORARY}`);
	try {
		await writeFlushed(draft, bytes, mode);
		await rename(draft, path);
	} catch (error) {
		await rm(draft, { force: true });
		throw error;
	}
	await flushFolder(folder);
}

/** Puts a file where there is none, whole or not at all; false, and nothing done, where there is one. */
export async function writeNewFile(path: string, bytes: Uint8Array): Promise<boolean> {
	const folder = dirname(path);
	const draft = join(folder, `.${basename(path)}.${randomUUID()}${TEMPORARY}`);
	try {
		await writeFlushed(draft, bytes, 0o644);
		// Unlike a rename, a link doesn't take the place of what has come there meanwhile.
		await link(draft, path);
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
		throw error;
	} finally {
		await rm(draft, { force: true });
	}
	await flushFolder(folder);
	return true;
}

async function writeFlushed(path: string, bytes: Uint8Array, mode: number): Promise<void> {
	const handle = await open(path, 'wx', mode);
	try {
		await handle.writeFile(bytes);
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** Removes what writers that were killed left behind; to be called while holding the file's lock. */
export async function removeDrafts(path: string): Promise<void> {
	const folder = dirname(path);
	const begins = `.${basename(path)}.`;
	for (const name of await readdir(folder))
		if (name.startsWith(begins) && name.endsWith(TEMPORARY)) await rm(join(folder, name), { force: true });
}

async function flushFolder(folder: string): Promise<void> {
	// Windows can't open folders; its rename is durable enough.
	const handle = await open(folder, 'r').catch(() => null);
	if (handle === null) return;
	try {
		await handle.sync().catch(() => undefined);
	} finally {
		await handle.close();
	}
}
