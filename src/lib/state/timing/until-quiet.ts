/** In milliseconds without a key or a pointer's move on a control. */
const QUIET = 800;
const LONGEST = 60_000;

/**
 * Resolves once a reader's hands rest: no pointer is down, and nothing was typed for a moment. After a minute in any case,
 * as the end of a drag may go unseen.
 */
export function untilQuiet(target: Pick<Window, 'addEventListener' | 'removeEventListener'>): Promise<void> {
	const events = ['pointerdown', 'pointerup', 'pointercancel', 'keydown', 'input'] as const;
	return new Promise((resolve) => {
		let timer = setTimeout(end, QUIET);
		const limit = setTimeout(end, LONGEST);
		function stir({ type }: { readonly type: string }): void {
			clearTimeout(timer);
			if (type !== 'pointerdown') timer = setTimeout(end, QUIET);
		}
		function end(): void {
			clearTimeout(timer);
			clearTimeout(limit);
			for (const name of events) target.removeEventListener(name, stir, true);
			resolve();
		}
		for (const name of events) target.addEventListener(name, stir, true);
	});
}
