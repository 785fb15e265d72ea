import { render } from 'svelte/server';
import WorkedOut from './WorkedOut.svelte';

/**
 * What `make` returns, made on the server as if a page were rendered: there alone it keeps what a rune has derived.
 * Elsewhere everything derived is worked out anew whenever it is looked at, and a dashboard looks at its outlook a
 * dozen times. Throws what `make` throws.
 */
export function workedOutOnce<T>(make: () => T): T {
	const made: T[] = [];
	const rendered = render(WorkedOut, { props: { work: () => made.push(make()) } });
	// To ask for the markup is what sets it going.
	if (rendered.body === '' || made.length !== 1) throw new Error('nothing was rendered');
	return made[0] as T;
}
