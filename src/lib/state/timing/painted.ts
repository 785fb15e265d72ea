/** In milliseconds: a page that isn't painted by then, as one that nobody looks at, is taken over all the same. */
const PATIENCE = 250;

/** Resolves once the page as it was sent has been painted. */
export function painted(): Promise<void> {
	return new Promise((resolve) => {
		// A frame's callbacks come before it is painted, and the next task after it.
		requestAnimationFrame(() => setTimeout(resolve));
		setTimeout(resolve, PATIENCE);
	});
}
