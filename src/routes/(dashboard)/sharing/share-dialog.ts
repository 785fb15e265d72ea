import { preloadData } from '$app/navigation';
import { mount, unmount } from 'svelte';
import type { ShareView } from '#present';
import ShareDialog from './ShareDialog.svelte';

/** Opens what a reader can take along of the dashboard, in place; its page where it can't be fetched. */
export async function openShare(href: string): Promise<void> {
	const answer = await preloadData(href);
	if (answer.type !== 'loaded' || answer.status !== 200) {
		location.assign(href);
		return;
	}
	const { view, framedBy } = answer.data as { view: ShareView; framedBy: readonly string[] };
	const shown = mount(ShareDialog, {
		target: document.body,
		props: { view, framedBy, closed: () => void unmount(shown) }
	});
}
