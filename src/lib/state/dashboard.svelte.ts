import { untrack } from 'svelte';
import type { Polarity } from '#engine';
import {
	boardGroupsOf,
	boardVerdictOf,
	densityOf,
	historyChartOf,
	historyFrameOf,
	orderedGroups,
	robustnessOf,
	scaleFrameOf,
	scaleViewOf,
	scenarioPanelOf,
	tableOrderOf,
	tableOrderQuery,
	type Board,
	type BoardView
} from '#present';
import { debounced } from './debounced.ts';
import { Desk } from './desk.svelte.ts';

/** What the dashboard needs of the page around it: what the server sent, and the address bar. */
export interface DashboardPage {
	readonly board: () => Board;
	/** The watch's own title. */
	readonly title: () => string;
	/** The query of the last written address, or of the one that was loaded. */
	readonly search: () => string;
	/** The parameters of the address that was loaded: the table's order is a link of its own. */
	readonly parameters: () => URLSearchParams;
	/** Puts a query into the address bar; `query` is the scenario's part of it. */
	readonly write: (address: string, query: string) => void;
}

/**
 * Milliseconds without a change after which a slider rests. A table and an address cost about as much as a step, and
 * browsers refuse addresses that change too often.
 */
const REST = 200;

/**
 * The dashboard: the scenario under edit, all its views, and their timing. Verdict, scale, robustness and history
 * follow every step of a slider; the table, the address and what stands in it follow when the slider rests.
 */
export class Dashboard {
	readonly #page: DashboardPage;
	readonly desk: Desk;

	/** While weights move, step upon step. */
	#moving = $state(false);

	readonly #words = $derived.by(() => {
		const board = this.#page.board();
		return { ...board, scenarioName: board.base.name, edited: this.desk.edited };
	});

	readonly verdict = $derived.by(() => boardVerdictOf(this.desk.outlook, this.#words));

	readonly #scaleFrame = $derived.by(() => scaleFrameOf(this.#page.board().threshold));
	readonly scale = $derived.by(() =>
		scaleViewOf(this.desk.outlook, densityOf(this.desk.draws), this.#scaleFrame)
	);

	readonly robustness = $derived.by(() => {
		const { outlook, draws, weightSpace } = this.desk;
		const { indicators, outcomes } = this.#page.board();
		return robustnessOf({ outlook, draws, weightSpace, sensitivity: this.desk, indicators, outcomes });
	});

	readonly #historyFrame = $derived.by(() => {
		const { history, asOf, threshold } = this.#page.board();
		return historyFrameOf({ ...history, to: asOf, threshold });
	});
	readonly history = $derived.by(() => historyChartOf(this.#historyFrame, this.desk.history));

	readonly order = $derived.by(() => tableOrderOf(this.#page.parameters()));

	#drawnRows: Record<'all' | 'ordered', BoardView['groups']> | null = null;
	/** Rows aren't counted again, let alone change places, while a weight moves. */
	readonly rows = $derived.by(() => {
		if (this.#moving && this.#drawnRows) return this.#drawnRows;
		const all = boardGroupsOf(this.desk.outlook, this.#words);
		return (this.#drawnRows = { all, ordered: orderedGroups(all, this.desk.outlook, this.order) });
	});

	readonly panel = $derived.by(() =>
		scenarioPanelOf(this.#page.board(), this.desk.edited, tableOrderQuery(this.order))
	);

	/** The page's head, its links and what is only heard: they follow the address, not every step. */
	readonly rested = $derived.by(() => {
		const title = this.#page.title();
		const search = this.#page.search();
		return untrack(() => ({
			title,
			search,
			summary: this.verdict.summary,
			scale: this.scale.summary,
			history: this.history.summary,
			query: this.desk.query
		}));
	});

	readonly #writeAddress = debounced(REST, () => {
		this.#moving = false;
		this.#page.write(`?${this.#addressOf(this.desk.query)}`, this.desk.write());
	});
	/** Values typed before the script was there are replayed while the page is taken over: too early for the router. */
	#canWrite = false;
	#hasUnwritten = false;

	constructor(page: DashboardPage) {
		this.#page = page;
		this.desk = new Desk(page.board, page.search);
	}

	weigh(id: string, weight: number): void {
		this.#moving = true;
		this.desk.weigh(id, weight);
		this.#edited();
	}

	turn(id: string, polarity: Polarity): void {
		this.desk.turn(id, polarity);
		this.#edited();
	}

	/** Null takes the assumption back. */
	assume(id: string, value: number | null): void {
		this.desk.assume(id, value);
		this.#edited();
	}

	/** The slider is let go, a link is about to be followed or the page to be printed: everything follows now. */
	rest(): void {
		this.#moving = false;
		this.#writeAddress.now();
	}

	/** From now on the address can be written; what was edited before is. */
	routed(): void {
		this.#canWrite = true;
		if (this.#hasUnwritten) this.#writeAddress();
		this.#hasUnwritten = false;
	}

	/** The query of the same scenario and table on another day, `2026-11-22`; of the same day where there is none. */
	queryOn(date: string | null): string {
		const query = new URLSearchParams(this.desk.query);
		if (date !== null) query.set('as-of', date);
		return this.#addressOf(query.toString());
	}

	/** A scenario's query and, where a reader chose one, the order of the table. */
	#addressOf(query: string): string {
		return [query, tableOrderQuery(this.order)].filter(Boolean).join('&');
	}

	#edited(): void {
		if (this.#canWrite) this.#writeAddress();
		else this.#hasUnwritten = true;
	}
}
