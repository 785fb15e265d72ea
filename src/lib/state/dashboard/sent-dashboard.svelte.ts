import { LiveDashboard } from './live-dashboard.svelte.ts';
import type { LivePage } from './live-page.ts';
import { boardOfText } from './sent-board.ts';

/** The live dashboard of a page that was sent its board as text; fetched by itself, and the text read, once somebody is about to weigh. */
export function liveDashboardOf({
	boardText,
	...page
}: Omit<LivePage, 'board'> & { readonly boardText: () => string }): LiveDashboard {
	const board = $derived(boardOfText(boardText()));
	return new LiveDashboard({ ...page, board: () => board });
}
