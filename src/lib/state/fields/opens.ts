import { createAttachmentKey } from 'svelte/attachments';
import type { HTMLDetailsAttributes } from 'svelte/elements';

/**
 * For a `details` that opens by itself where `isNeeded` says so, and that nothing but its reader closes. The page as it
 * was sent has it open already; taken over, it isn't written again, so that what was opened before stays open.
 */
export function opens(isNeeded: () => boolean): HTMLDetailsAttributes {
	return {
		...(import.meta.env.SSR ? { open: isNeeded() } : {}),
		[createAttachmentKey()]: (details: HTMLDetailsElement) => {
			if (isNeeded()) details.open = true;
		}
	};
}
