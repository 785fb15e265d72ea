import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

const codeOf = (error: unknown): unknown =>
	error instanceof Error && 'code' in error ? error.code : undefined;

const isFolder = (path: string): Promise<boolean> =>
	stat(path).then(
		(found) => found.isDirectory(),
		() => false
	);

/** Makes a folder and those above it. Node's own recursive mkdir never ends where a folder can't be made, as in /proc. */
export async function makeFolder(folder: string): Promise<void> {
	try {
		await mkdir(folder);
	} catch (error) {
		if (codeOf(error) === 'EEXIST' && (await isFolder(folder))) return;
		const parent = dirname(resolve(folder));
		if (codeOf(error) !== 'ENOENT' || parent === resolve(folder)) throw error;
		// Another process may have been faster, with the one above and with this one.
		if (!(await isFolder(parent))) await makeFolder(parent);
		await mkdir(folder).catch(async (again: unknown) => {
			if (codeOf(again) !== 'EEXIST' || !(await isFolder(folder))) throw again;
		});
	}
}
