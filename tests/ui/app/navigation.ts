import type { AfterNavigate, BeforeNavigate } from '@sveltejs/kit';
import { onDestroy } from 'svelte';

/** In the place of `$app/navigation`: no router, but whoever listens to one hears what a test says of it. */
const before = new Set<(to: BeforeNavigate) => void>();
const after = new Set<(to: AfterNavigate) => void>();

function listen<Listener>(listeners: Set<Listener>, listener: Listener): void {
	listeners.add(listener);
	onDestroy(() => listeners.delete(listener));
}
export const beforeNavigate = (listener: (to: BeforeNavigate) => void): void => listen(before, listener);
export const afterNavigate = (listener: (to: AfterNavigate) => void): void => listen(after, listener);

/** Says to all listeners that a link is followed; `arrive` brings what is shown there, in between. */
export async function follow(href: string, arrive: () => Promise<unknown>): Promise<void> {
	const to = { url: new URL(href, 'http://watch.test'), params: {}, route: { id: null } };
	const navigation = { type: 'link', to, from: null, willUnload: false, delta: undefined };
	for (const listener of before) listener(navigation as unknown as BeforeNavigate);
	await arrive();
	for (const listener of after) listener(navigation as unknown as AfterNavigate);
}

let loads = 0;
/** How often pages have asked for their data anew. */
export const loaded = (): number => loads;
export function invalidateAll(): Promise<void> {
	loads += 1;
	return Promise.resolve();
}
