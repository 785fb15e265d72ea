import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
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
		const handle = await open(draft, 'wx', mode);
		try {
			await handle.writeFile(bytes);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(draft, path);
	} catch (error) {
		await rm(draft, { force: true });
		throw error;
	}
	await flushFolder(folder);
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
