/** Milliseconds at a stretch: a frame, so that a reader's first click never waits for longer. */
const stretch = 16;

/**
 * Acts so many times while the page stands idle, so that the browser has compiled what it acts through before somebody
 * waits for it. Returns what ends it early.
 */
export function rehearsed(times: number, act: () => void): () => void {
	let left = times;
	const turn = (): void => {
		const begun = performance.now();
		while (left > 0 && performance.now() - begun < stretch) {
			act();
			left -= 1;
		}
		if (left > 0) wait();
	};
	const wait = (): void => {
		// Not every browser has it.
		if ('requestIdleCallback' in globalThis) requestIdleCallback(turn);
		else setTimeout(turn);
	};
	wait();
	return () => (left = 0);
}
