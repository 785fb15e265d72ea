/** An act that waits until things have settled. */
export interface Debounced {
	/** Asks for the act, and puts off what was asked for before. */
	(): void;
	/** Runs it now if it is still to run. */
	readonly now: () => void;
}

/** Runs `act` once, when nobody has asked for it again for `milliseconds`. */
export function debounced(milliseconds: number, act: () => void): Debounced {
	let waiting: ReturnType<typeof setTimeout> | null = null;
	const stop = (): void => {
		if (waiting !== null) clearTimeout(waiting);
		waiting = null;
	};
	const now = (): void => {
		if (waiting === null) return;
		stop();
		act();
	};
	const ask = (): void => {
		stop();
		waiting = setTimeout(now, milliseconds);
	};
	return Object.assign(ask, { now });
}
