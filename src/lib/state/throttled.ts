/** An act that waits for its turn. */
export interface Throttled {
	/** Asks for the act: it runs within `milliseconds`, once for however many calls. */
	(): void;
	/** Runs it now if it is still to run. */
	readonly now: () => void;
}

/** Runs `act` at most every `milliseconds`, and always once more after the last call. */
export function throttled(milliseconds: number, act: () => void): Throttled {
	let waiting: ReturnType<typeof setTimeout> | null = null;
	const now = (): void => {
		if (waiting === null) return;
		clearTimeout(waiting);
		waiting = null;
		act();
	};
	const ask = (): void => {
		waiting ??= setTimeout(now, milliseconds);
	};
	return Object.assign(ask, { now });
}
