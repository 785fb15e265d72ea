import type { Watch } from '#parse';
import { readWatch } from '#server/watch/watch-folder.ts';

/** The watch that ships, for tests of its content; tests of the program read the frozen one. */
export async function shippedWatch(): Promise<Watch> {
	const read = await readWatch('indicators');
	if (!('watch' in read)) throw new Error(`the shipped watch has ${read.issues.length} issues`);
	return read.watch;
}
