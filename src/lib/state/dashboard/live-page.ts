import type { DrawTable } from '#engine';
import type { Board, FirstScreen } from '#present';
import type { Reference } from './dashboard-views.ts';

/** What the live dashboard needs of the page around it: what the server sent, and the address bar. */
export interface LivePage {
	readonly board: () => Board;
	/** Random numbers drawn beforehand; used as long as they fit what counts. */
	readonly draws?: DrawTable | null;
	/** What doesn't follow every step, as the server has said it of the address. */
	readonly firstScreen: () => FirstScreen;
	/** The scenario without edits. */
	readonly reference: () => Reference;
	/** The query of the last written address, or of the one that was loaded. */
	readonly search: () => string;
	/** The parameters of the address that was loaded: the table's order is a link of its own. */
	readonly parameters: () => URLSearchParams;
	/** Puts a query into the address bar; `query` is the scenario's part of it. */
	readonly write: (address: string, query: string) => void;
}
