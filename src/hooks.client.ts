import type { ClientInit } from '@sveltejs/kit';
import { noteEarlyEdits } from '#state/fields/early-edits.ts';
import { sayPageIsSent } from '#state/timing/islands.ts';
import { painted } from '#state/timing/painted.ts';

export const init: ClientInit = async () => {
	// Read before it is taken over, which takes longer than to paint it.
	await painted();
	noteEarlyEdits();
	sayPageIsSent(true);
	// A copy is read from files: its links lead to files, and there is nothing to follow.
	if (document.documentElement.dataset.published !== undefined) {
		(await import('./routes/published.ts')).readFromFiles();
		return;
	}
	const followLater = (): void => {
		// In milliseconds: by then the page has settled, and what follows costs its first load nothing.
		setTimeout(() => void import('./routes/follow.ts').then(({ follow }) => follow()), 3_000);
	};
	if (document.readyState === 'complete') followLater();
	else addEventListener('load', followLater, { once: true });
};
