import { setTimeout as pause } from 'node:timers/promises';
import type { Archive } from '../../../src/lib/server/archive/archive.ts';
import { sendingRounds } from '../../../src/lib/server/sent/sending.ts';
import type { SendingCounts } from '../../../src/lib/server/sent/sending-parts.ts';
import type { SendingSettings } from '../../../src/lib/server/sent/sending-settings.ts';
import { readWatch } from '../../../src/lib/server/watch/watch-folder.ts';

const uncounted: SendingCounts = {
	sent: () => undefined,
	failed: () => undefined,
	waiting: () => undefined
};

const MOST_GOES = 10_000;

/**
 * Sends what is new until nothing waits. `now` is told the time at which it is to come again, and says what time it is.
 */
export async function sendAll(
	settings: SendingSettings,
	{ watchDir, archive }: { readonly watchDir: string; readonly archive: Archive },
	now: (again?: number) => number,
	counts: SendingCounts = uncounted
): Promise<void> {
	const read = await readWatch(watchDir);
	if ('issues' in read) throw new Error(JSON.stringify(read.issues));
	const round = sendingRounds({
		settings,
		origin: 'https://watch.example.org',
		look: () => Promise.resolve({ ...read, issues: [], readAt: now() }),
		archive: () => Promise.resolve(archive),
		log: { info: () => undefined, warn: () => undefined, fault: () => 'id' },
		counts,
		now,
		chance: () => 0.5,
		stopping: new AbortController().signal
	});
	for (let goes = 0; goes < MOST_GOES; goes += 1) {
		const again = await round();
		if (again === null) return;
		// Its clock goes by itself: another server is at it.
		if (now(again) < again) await pause(5);
	}
	throw new Error('It never came to an end');
}
