/** Runs `act` at once, then at most every `milliseconds`, and always once more after the last call. */
export function throttled(milliseconds: number, act: () => void): () => void {
	let waiting: ReturnType<typeof setTimeout> | null = null;
	let again = false;
	const tick = (): void => {
		waiting = null;
		if (!again) return;
		again = false;
		run();
	};
	const run = (): void => {
		act();
		waiting = setTimeout(tick, milliseconds);
	};
	return () => {
		if (waiting === null) run();
		else again = true;
	};
}
