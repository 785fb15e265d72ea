import type { Watch } from '#parse';
import { readWatch } from '#server/watch/watch-folder.ts';

/** The watch that is shipped; throws where it has issues. */
export async function shippedWatch(): Promise<Watch> {
	const read = await readWatch('indicators');
	if (!('watch' in read)) throw new Error(JSON.stringify(read.issues[0]));
	return read.watch;
}

/** A day by its date, `2026-11-22`. */
export const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
