import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FolderLook, Look } from '../live/folder-look.ts';

/** The names and times of twenty thousand files take a tenth of it. */
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 };

/**
 * Looks at a large folder in a thread of the build, so that its thousands of files are in no answer's way. The thread is
 * begun by the first look. Rejects where it can't be begun, or dies; the next look begins another.
 */
export function lookThread(build: string): Look {
	let thread: Worker | null = null;
	/** The looks that were asked for, in order. */
	let waiting: { readonly settle: (seen: FolderLook) => void; readonly fail: (fault: Error) => void }[] = [];

	function begun(): Worker {
		const own = new Worker(join(build, 'print', 'looker.js'), { execArgv: [], resourceLimits: LIMITS });
		own.unref();
		own.on('message', (seen: FolderLook) => waiting.shift()?.settle(seen));
		own.on('error', (fault) => {
			thread = null;
			const lost = waiting;
			waiting = [];
			for (const { fail } of lost) fail(fault);
		});
		return own;
	}

	return (dir) =>
		new Promise((settle, fail) => {
			thread ??= begun();
			waiting.push({ settle, fail });
			thread.postMessage(dir);
		});
}
