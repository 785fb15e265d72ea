import { untrack } from 'svelte';
import type { Polarity } from '#engine';
import {
	boardGroupsOf,
	calledLens,
	headlineOf,
	orderedGroups,
	scenarioPanelOf,
	shownQuery,
	tableOrderOf,
	tableOrderQuery,
	type Board,
	type BoardView,
	type ChartDefinition,
	type FirstScreen,
	type firstScreenOf,
	type TableOrder
} from '#present';
import type { DashboardViews } from './dashboard-views.ts';
import { debounced } from '../timing/debounced.ts';
import { Desk } from './desk.svelte.ts';
import { LiveHistory } from './live-history.svelte.ts';
import { LiveListing } from './live-listing.svelte.ts';
import type { LivePage } from './live-page.ts';
import { LiveScale } from './live-scale.svelte.ts';
import { sinceOf } from './since.ts';
import { undoKey } from './undo-key.ts';

/**
 * Milliseconds without a change after which a slider rests. A table and an address cost about as much as a step, and
 * browsers refuse addresses that change too often.
 */
const REST = 200;

/** Milliseconds within which more of the same is the same edit: a burst of arrow keys, a number typed digit by digit. */
const BURST = 1_000;

/**
 * The scenario under edit, all views of the dashboard, and their timing. Verdict, scale and history follow every step of
 * a slider; the table, the address and what stands in it follow when the slider rests. The server makes the views with
 * it once for a page; the browser fetches it when somebody is about to weigh or to read a point.
 */
export class LiveDashboard {
	readonly #page: LivePage;
	readonly desk: Desk;

	/** While weights move, step upon step. */
	#moving = $state(false);

	readonly #words = $derived.by(() => {
		const board = this.#page.board();
		return { ...board, ...calledLens(this.desk.named, this.desk.edited) };
	});

	readonly headline = $derived.by(() => {
		const { outlook, firmness, edited } = this.desk;
		const board = this.#page.board();
		return headlineOf({
			outlook,
			firmness,
			names: board,
			...calledLens(this.desk.named, edited),
			today: board.today
		});
	});

	readonly #scale: LiveScale;
	readonly #history: LiveHistory;
	readonly #listing: LiveListing;

	/** Made here after an edit, of the board that it was made of. */
	#remade: { readonly board: Board; readonly firstScreen: FirstScreen } | null = $state.raw(null);
	readonly firstScreen: FirstScreen = $derived.by(() => {
		const remade = this.#remade;
		return remade !== null && remade.board === this.#page.board()
			? remade.firstScreen
			: this.#page.firstScreen();
	});

	readonly order = $derived.by(() => tableOrderOf(this.#page.parameters()));

	#drawnRows: (Record<'all' | 'ordered', BoardView['groups']> & { total: string | null }) | null = null;
	/** Rows aren't counted again, let alone change places, while a weight moves. */
	readonly rows = $derived.by(() => {
		if (this.#moving && this.#drawnRows) return this.#drawnRows;
		const all = boardGroupsOf(this.desk.outlook, this.#words, this.#listing.listed);
		const ordered = orderedGroups(all, this.desk.outlook, this.order);
		return (this.#drawnRows = { all, ordered, total: this.headline.scoreText });
	});

	readonly panel = $derived.by(() =>
		scenarioPanelOf(this.#page.board(), this.desk.scenario, this.desk.edited, {
			order: this.#shown(),
			query: this.desk.lens === undefined ? '' : this.#address(),
			rest: this.#listing.rest((order) => `/?${this.#address(order)}#weights`)
		})
	);

	/** The page's head, its links and what is only heard: they follow the address, not every step. */
	readonly rested = $derived.by(() => {
		const search = this.#page.search();
		return untrack(() => ({
			search,
			summary: this.headline.summary,
			scale: this.#scale.view.summary,
			history: this.chart.summary,
			strip: this.#history.strip.summary,
			years: this.#history.years,
			query: this.desk.query
		}));
	});

	/** The history with all its points, for whoever reads them. */
	get chart(): ChartDefinition {
		return this.#history.chart;
	}

	/** Everything that the page shows, as plain data. */
	get views(): DashboardViews {
		const { headline, rows, panel, firstScreen, rested } = this;
		const { controls } = this.#listing;
		const { view: history, strip } = this.#history;
		return { headline, scale: this.#scale.view, history, strip, rows, panel, controls, firstScreen, rested };
	}

	readonly #writeAddress = debounced(REST, () => {
		this.#moving = false;
		void this.#remake();
		this.#page.write(`?${this.#address()}`, this.desk.write());
	});
	/** Values typed before the script was there are replayed while the page is taken over: too early for the router. */
	#canWrite = false;
	#hasUnwritten = false;
	/** What was edited last: more of the same is the same edit. */
	#editing: string | null = null;
	readonly #endBurst = debounced(BURST, () => (this.#editing = null));

	constructor(page: LivePage) {
		this.#page = page;
		this.desk = new Desk(page.board, page.search, page.draws ?? null);
		this.#scale = new LiveScale(this.desk, page.board, page.reference);
		this.#history = new LiveHistory(this.desk, page.board, () => this.firstScreen.jumps);
		this.#listing = new LiveListing(this.desk, page.board, () => this.order);
	}

	/** One by one, back and forth. */
	readonly edits = $derived.by(() => ({
		canUndo: this.desk.canUndo,
		canRedo: this.desk.canRedo,
		undo: () => this.#step(() => this.desk.undo()),
		redo: () => this.#step(() => this.desk.redo())
	}));

	weigh(id: string, weight: number): void {
		this.#begin(`w.${id}`);
		this.#moving = true;
		this.desk.weigh(id, weight);
		this.#edited();
	}

	turn(id: string, polarity: Polarity): void {
		this.#step(() => {
			this.desk.remember();
			this.desk.turn(id, polarity);
		});
	}

	/** The reader's own name for it. */
	call(lens: string): void {
		this.#step(() => {
			this.desk.remember();
			this.desk.call(lens);
		});
		this.rest();
	}

	/** Null takes the assumption back. */
	assume(id: string, value: number | null): void {
		this.#begin(`x.${id}`);
		this.desk.assume(id, value);
		this.#edited();
	}

	key(event: KeyboardEvent): void {
		const act = undoKey(event);
		if (act === null) return;
		event.preventDefault();
		this.#step(() => this.desk[act]());
	}

	/** A slider that is drawn, and a burst of keys, is one edit, however many steps it takes. */
	#begin(what: string): void {
		if (this.#editing !== what) this.desk.remember();
		this.#editing = what;
		this.#endBurst();
	}

	/** An edit that is whole at once. */
	#step(edit: () => void): void {
		this.#editing = null;
		edit();
		this.#edited();
	}

	/** The slider is let go, a link is about to be followed or the page to be printed: everything follows now. */
	rest(): void {
		this.#moving = false;
		this.#endBurst.now();
		this.#writeAddress.now();
	}

	/** Says anew what the server has said of another address: a published page is a file, whatever its query. */
	catchUp(): void {
		void this.#remake();
	}

	/** From now on the address can be written; what was edited before is. */
	routed(): void {
		this.#canWrite = true;
		if (this.#hasUnwritten) this.#writeAddress();
		this.#hasUnwritten = false;
	}

	/** What else the address shows: the order of the table, the span of the changes, the readings. */
	#shown(order: TableOrder = this.order): string {
		return [tableOrderQuery(order), shownQuery(this.#page.parameters())].filter(Boolean).join('&');
	}

	#address(order?: TableOrder): string {
		return [this.desk.query, this.#shown(order)].filter(Boolean).join('&');
	}

	/** What the server had said of another state of the scenario. */
	async #remake(): Promise<void> {
		const { firstScreenOf } = await import('./first-screen.ts');
		this.#remade = { board: this.#page.board(), firstScreen: this.freshFirstScreen(firstScreenOf) };
	}

	/** Made of the scenario as it stands; `make` is fetched by itself in the browser. */
	freshFirstScreen(make: typeof firstScreenOf): FirstScreen {
		const { scenario, outlook, draws, history } = this.desk;
		const points = history.get('real-time') ?? [];
		const board = this.#page.board();
		const since = sinceOf(this.#page.parameters(), board);
		return make({ board, scenario, outlook, draws, history: points, since });
	}

	#edited(): void {
		if (this.#canWrite) this.#writeAddress();
		else this.#hasUnwritten = true;
	}
}
