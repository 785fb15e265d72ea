import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { PublishFault } from './copy-writer.ts';

/** In every copy: by it `publish` knows a folder that it may replace, and a reader what the folder is. */
export const MARKER = 'published.txt';
export const MARKER_LINE = 'A published copy of an Alignment Watch. Its folder is replaced as a whole.';

const isErrno = (error: unknown, code: string): boolean =>
	error instanceof Error && 'code' in error && error.code === code;

/** Throws where a folder holds what nobody but its owner may remove. */
async function refuseForeign(folder: string): Promise<void> {
	const names = await readdir(folder).catch((error: unknown) => {
		if (isErrno(error, 'ENOENT')) return [];
		if (isErrno(error, 'ENOTDIR')) throw new PublishFault(`${folder} is a file: name a folder.`);
		throw error;
	});
	if (names.length === 0) return;
	const marker = await readFile(join(folder, MARKER), 'utf8').catch(() => '');
	if (!marker.startsWith(MARKER_LINE))
		throw new PublishFault(
			`${folder} holds files that are no published copy, and they are left alone: name another folder, or empty it.`
		);
}

/**
 * Has a copy made in a folder beside `out`, and puts it in its place once it is whole; a copy that is there already is
 * replaced. Rejects with a PublishFault where `out` holds anything else, and leaves everything as it was where `make`
 * rejects.
 */
export async function inPlaceOf<T>(out: string, make: (draft: string) => Promise<T>): Promise<T> {
	const folder = resolve(out);
	await refuseForeign(folder);
	const beside = join(dirname(folder), `.${basename(folder)}`);
	const [draft, old] = [`${beside}.draft`, `${beside}.old`];
	try {
		await mkdir(dirname(folder), { recursive: true });
		await rm(draft, { recursive: true, force: true });
		await mkdir(draft);
		const made = await make(draft);
		await rm(old, { recursive: true, force: true });
		await rename(folder, old).catch((error: unknown) => {
			if (!isErrno(error, 'ENOENT')) throw error;
		});
		await rename(draft, folder);
		await rm(old, { recursive: true, force: true });
		return made;
	} catch (error) {
		await rm(draft, { recursive: true, force: true });
		if (error instanceof Error && 'code' in error && 'path' in error)
			throw new PublishFault(`${String(error.path)} can’t be written (${String(error.code)}).`);
		throw error;
	}
}
