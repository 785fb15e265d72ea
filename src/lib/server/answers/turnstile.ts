/** So many turns of the event loop lie between two who pass: whoever needs no making is served in them. */
const TURNS = 2;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Lets those who make an answer pass one after another, first come first served. A page is weighed and rendered in one
 * piece; without this, ten that came together would be made in one row, and a reader whose answer is kept would wait for
 * them all. It waits for nobody who has passed, so that one who asks something slow, such as a database, holds up nobody.
 */
export function turnstile(): () => Promise<void> {
	let last: Promise<void> = Promise.resolve();
	return () => {
		const own = last;
		last = own.then(async () => {
			for (let turn = 0; turn < TURNS; turn += 1) await nextTurn();
		});
		return own;
	};
}
