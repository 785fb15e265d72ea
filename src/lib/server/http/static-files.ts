import { readdirSync } from 'node:fs';
import { access } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join, sep } from 'node:path';

/** The files below a folder as they stand now, as paths of addresses; none where there is no folder. */
function filesIn(folder: string): ReadonlySet<string> {
	try {
		return new Set(
			readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
				(name) => `/${name.split(sep).join('/')}`
			)
		);
	} catch {
		return new Set();
	}
}

function pathOf(url: string): string | null {
	try {
		return decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '');
	} catch {
		return null;
	}
}

/**
 * Whether a request is for a file of the build that was there at start and is gone. The pages' handler lists the files
 * once and opens them unseen; the next build of a running server removes the old ones.
 */
export function vanishedFrom(folder: string): (request: IncomingMessage) => Promise<boolean> {
	const files = filesIn(folder);
	const isGone = (path: string): Promise<boolean> =>
		access(join(folder, path)).then(
			() => false,
			() => true
		);
	return async ({ url = '' }) => {
		const path = pathOf(url);
		if (path === null || !files.has(path)) return false;
		// It hands out the compressed ones in the place of a file.
		const served = [path, `${path}.br`, `${path}.gz`].filter((name) => files.has(name));
		return (await Promise.all(served.map(isGone))).includes(true);
	};
}

/**
 * Takes away a range that the pages' handler would misread or fail on: it knows `bytes=from-` and `bytes=from-to` alone.
 * Whoever asks for a part then gets the whole, which is lawful.
 */
export function dropOddRange(request: IncomingMessage): void {
	const { range } = request.headers;
	if (range === undefined) return;
	const [, from = '', to = ''] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(range) ?? [];
	if (from === '' || (to !== '' && Number(to) < Number(from))) delete request.headers.range;
}
