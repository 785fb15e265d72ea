import { untrack } from 'svelte';
import type { Day, Polarity } from '#engine';
import {
	boardGroupsOf,
	densityOf,
	directionStripOf,
	headlineOf,
	historyChartOf,
	historyFrameOf,
	historySpanOf,
	orderedGroups,
	scaleFrameOf,
	scaleSpanOf,
	scaleViewOf,
	scenarioPanelOf,
	shownQuery,
	tableOrderOf,
	tableOrderQuery,
	type Board,
	type BoardView,
	type FirstScreen
} from '#present';
import { debounced } from './debounced.ts';
import { Desk } from './desk.svelte.ts';

/** What the dashboard needs of the page around it: what the server sent, and the address bar. */
export interface DashboardPage {
	readonly board: () => Board;
	/** What doesn't follow every step, as the server has said it of the address. */
	readonly firstScreen: () => FirstScreen;
	/** The day that changes are told from; null for a year earlier. */
	readonly since: () => Day | null;
	/** The scenario without edits. */
	readonly reference: () => Reference;
	/** The watch's own title. */
	readonly title: () => string;
	/** The query of the last written address, or of the one that was loaded. */
	readonly search: () => string;
	/** The parameters of the address that was loaded: the table's order is a link of its own. */
	readonly parameters: () => URLSearchParams;
	/** Puts a query into the address bar; `query` is the scenario's part of it. */
	readonly write: (address: string, query: string) => void;
}

/** What an edit departs from. */
export interface Reference {
	readonly score: number | null;
	readonly scoreText: string | null;
	/** `Just close, holding`. */
	readonly verdict: string;
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

	readonly #names = $derived.by(() => {
		const names = new Map(this.#page.board().indicators.map(({ id, name }) => [id, name]));
		return (id: string): string => names.get(id) ?? id;
	});

	readonly headline = $derived.by(() => {
		const { outlook, firmness, edited } = this.desk;
		const board = this.#page.board();
		const indicatorName = this.#names;
		return headlineOf({
			outlook,
			firmness,
			names: board,
			indicatorName,
			scenarioName: board.base.name,
			edited,
			today: board.today
		});
	});

	readonly #span = $derived.by(() => scaleSpanOf(this.desk.outlook, this.desk.draws));
	readonly #spanFrom = $derived(this.#span.from);
	readonly #spanTo = $derived(this.#span.to);
	/** A frame stands for as long as its ends do. */
	readonly #scaleFrame = $derived.by(() =>
		scaleFrameOf({ from: this.#spanFrom, to: this.#spanTo }, this.#page.board().threshold, this.#page.board())
	);
	readonly scale = $derived.by(() => {
		const { outlook, draws, edited } = this.desk;
		const board = this.#page.board();
		const { score } = this.#page.reference();
		return scaleViewOf(outlook, densityOf(draws, this.#span), this.#span, board, {
			frame: this.#scaleFrame,
			reference: edited && score !== null ? { name: board.base.name, score } : null
		});
	});

	readonly #historySpan = $derived.by(() => historySpanOf(this.desk.history, this.#page.board().threshold));
	readonly #from = $derived(this.#historySpan.from);
	readonly #low = $derived(this.#historySpan.low);
	readonly #high = $derived(this.#historySpan.high);
	readonly #historyFrame = $derived.by(() => {
		const board = this.#page.board();
		const span = { from: this.#from, to: board.asOf, low: this.#low, high: this.#high };
		const { jumps } = this.firstScreen;
		return historyFrameOf({ span, threshold: board.threshold, names: board, markers: jumps });
	});
	readonly history = $derived.by(() => historyChartOf(this.#historyFrame, this.desk.history));
	readonly strip = $derived.by(() =>
		directionStripOf(
			this.desk.history.get('real-time') ?? [],
			this.#historyFrame.x,
			this.#page.board().directionThreshold,
			this.#page.board()
		)
	);

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
		const all = boardGroupsOf(this.desk.outlook, this.#words);
		const ordered = orderedGroups(all, this.desk.outlook, this.order);
		return (this.#drawnRows = { all, ordered, total: this.headline.scoreText });
	});

	readonly panel = $derived.by(() =>
		scenarioPanelOf(this.#page.board(), this.desk.scenario, this.desk.edited, this.#shown)
	);

	/** The page's head, its links and what is only heard: they follow the address, not every step. */
	readonly rested = $derived.by(() => {
		const title = this.#page.title();
		const search = this.#page.search();
		return untrack(() => ({
			title,
			search,
			summary: this.headline.summary,
			scale: this.scale.summary,
			history: this.history.summary,
			strip: this.strip.summary,
			query: this.desk.query
		}));
	});

	readonly #writeAddress = debounced(REST, () => {
		this.#moving = false;
		void this.#remake();
		this.#page.write(`?${this.#addressOf(this.desk.query)}`, this.desk.write());
	});
	/** Values typed before the script was there are replayed while the page is taken over: too early for the router. */
	#canWrite = false;
	#hasUnwritten = false;
	/** What was edited last: more of the same is the same edit. */
	#editing: string | null = null;

	constructor(page: DashboardPage) {
		this.#page = page;
		this.desk = new Desk(page.board, page.search);
	}

	/** One by one, back and forth. */
	readonly edits = $derived.by(() => ({
		canUndo: this.desk.canUndo,
		canRedo: this.desk.canRedo,
		undo: () => this.#step(() => this.desk.undo()),
		redo: () => this.#step(() => this.desk.redo())
	}));

	weigh(id: string, weight: number): void {
		// A slider that is drawn is one edit, however many steps it takes.
		if (!this.#moving || this.#editing !== `w.${id}`) this.desk.remember();
		this.#moving = true;
		this.#editing = `w.${id}`;
		this.desk.weigh(id, weight);
		this.#edited();
	}

	turn(id: string, polarity: Polarity): void {
		this.#step(() => {
			this.desk.remember();
			this.desk.turn(id, polarity);
		});
	}

	/** Null takes the assumption back. */
	assume(id: string, value: number | null): void {
		if (this.#editing !== `x.${id}`) this.desk.remember();
		this.#editing = `x.${id}`;
		this.desk.assume(id, value);
		this.#edited();
	}

	/** Ctrl+Z and Ctrl+Shift+Z or Ctrl+Y, but in a box that is being typed in: there the browser's own are meant. */
	key(event: KeyboardEvent): void {
		const { target, key } = event;
		const typing = target instanceof HTMLInputElement && target.type !== 'range';
		if (!(event.ctrlKey || event.metaKey) || event.altKey || typing) return;
		const pressed = key.toLowerCase();
		const back = pressed === 'z' && !event.shiftKey;
		if (!back && pressed !== 'z' && pressed !== 'y') return;
		event.preventDefault();
		this.#step(() => (back ? this.desk.undo() : this.desk.redo()));
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

	/** The query of the scenario as it stands with another span of changes, or other readings of the history. */
	queryShowing(name: 'since' | 'readings', value: string | null): string {
		const shown = new URLSearchParams(this.#page.parameters());
		if (value === null) shown.delete(name);
		else shown.set(name, value);
		return [this.desk.query, tableOrderQuery(this.order), shownQuery(shown)].filter(Boolean).join('&');
	}

	/** What else the address shows: the order of the table, the span of the changes, the readings. */
	get #shown(): string {
		return [tableOrderQuery(this.order), shownQuery(this.#page.parameters())].filter(Boolean).join('&');
	}

	#addressOf(query: string): string {
		return [query, this.#shown].filter(Boolean).join('&');
	}

	/** What the server had said of another state of the scenario. */
	async #remake(): Promise<void> {
		const { firstScreenOf } = await import('./first-screen.ts');
		const { scenario, outlook, draws, history } = this.desk;
		const board = this.#page.board();
		const since = this.#page.since();
		const points = history.get('real-time') ?? [];
		this.#remade = {
			board,
			firstScreen: firstScreenOf({ board, scenario, outlook, draws, history: points, since })
		};
	}

	#edited(): void {
		if (this.#canWrite) this.#writeAddress();
		else this.#hasUnwritten = true;
	}
}
