import { watch } from 'chokidar';
import { basename, resolve } from 'node:path';
import { isPassedOver } from '#parse';

/** In milliseconds: how long a folder is quiet after an edit, and how long an edit waits at the most. */
const QUIET = 150;
const LONGEST = 1_000;

/** Runs `act` once things are quiet, and at least every LONGEST while they aren't. @internal For tests too. */
export function coalesced(act: () => void, now: () => number = Date.now): () => void {
	let timer: NodeJS.Timeout | null = null;
	let first = 0;
	return () => {
		if (timer === null) first = now();
		else clearTimeout(timer);
		const wait = Math.max(0, Math.min(QUIET, first + LONGEST - now()));
		timer = setTimeout(() => {
			timer = null;
			act();
		}, wait);
		timer.unref();
	};
}

/**
 * Rings after edits of a watch's files, many at once as one. `failed` hears once where the system can't tell of edits,
 * as on some network disks: whoever listens must look now and then as well. Returns what ends it.
 */
export function folderBell(dir: string, ring: () => void, failed: (fault: unknown) => void): () => void {
	const top = resolve(dir);
	const edited = coalesced(ring);
	const watcher = watch(top, {
		ignoreInitial: true,
		depth: 1,
		ignored: (path) => resolve(path) !== top && isPassedOver(basename(path))
	});
	let told = false;
	// What was edited before it could tell counts, too.
	watcher
		.on('ready', edited)
		.on('all', edited)
		.on('error', (fault) => {
			if (!told) failed(fault);
			told = true;
		});
	return () => void watcher.close();
}
