import { mount, unmount } from 'svelte';
import { keepForOffline } from './keep-offline.ts';
import LiveWord from './LiveWord.svelte';
import NewerVersion from './NewerVersion.svelte';

/** Offers a newer version once; whoever closes the offer has it with the next visit. */
function offerNewer(header: Element, take: () => void): void {
	const offer = mount(NewerVersion, { target: header, props: { take, leave: () => void unmount(offer) } });
}

/**
 * Lets an open page follow the watch, and keeps it for when there is no connection. Loaded once a page has settled: the
 * first load pays nothing for it.
 */
export function follow(): void {
	const header = document.querySelector('header');
	if (header === null) return;
	mount(LiveWord, { target: header });
	// A browser that keeps nothing, as in a private window, refuses: then there is nothing to open without a connection.
	keepForOffline((take) => offerNewer(header, take)).catch(() => undefined);
}
