import type { Board } from '#present';
import { LiveDashboard } from './live-dashboard.svelte.ts';
import type { LivePage } from './live-page.ts';
import { boardOfText } from './sent-board.ts';

/**
 * The live dashboard of a page that was sent its board as text; fetched by itself, and the text read, once somebody is
 * about to weigh. Read again only where the text is another: edits are taken back to the scenario that they departed from.
 */
export function liveDashboardOf({
	boardText,
	...page
}: Omit<LivePage, 'board'> & { readonly boardText: () => string }): LiveDashboard {
	let read: { readonly text: string; readonly board: Board } | null = null;
	const board = (): Board => {
		const text = boardText();
		if (read?.text !== text) read = { text, board: boardOfText(text) };
		return read.board;
	};
	return new LiveDashboard({ ...page, board });
}
