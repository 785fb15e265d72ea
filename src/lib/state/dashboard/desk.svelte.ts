import {
	drawsFromTable,
	drawTableFits,
	drawTableOf,
	firmnessOf,
	historyFromGrid,
	outlookOfLevels,
	withoutEachOf,
	type Draws,
	type DrawTable,
	type Firmness,
	type HistoryPoint,
	type Outlook,
	type Polarity,
	type Reading,
	type ScenarioWeight
} from '#engine';
import {
	formatScenarioLink,
	isEdited,
	parseScenarioLink,
	type LinkedWatch,
	type WatchScenario
} from '#parse';
import type { Board } from '#present';

/** A state of a scenario, and the scenario that it departs from. */
interface Kept {
	readonly base: WatchScenario;
	readonly scenario: WatchScenario;
}

const MOST_KEPT = 100;

const noWeight: ScenarioWeight = { weight: 0, polarity: 1, reason: null };

/**
 * The scenario under edit and everything that follows from it. The address is the truth: the desk starts from it, and
 * every edit makes a new query, which the page puts into the address bar.
 */
export class Desk {
	readonly #board: () => Board;
	readonly #linked: () => LinkedWatch;
	/** A table of random numbers kept from one step to the next: a weight that moves needs no new one. */
	#draws: DrawTable | null;

	/** Earlier states, and those that were undone; the newest last. */
	#past: readonly Kept[] = $state.raw([]);
	#future: readonly Kept[] = $state.raw([]);

	/** What was last put into the address. */
	#written: {
		readonly query: string;
		readonly base: WatchScenario;
		readonly scenario: WatchScenario;
	} | null = null;

	/** Derived from the address; an edit stands in its place until the address changes again. */
	scenario: WatchScenario;

	readonly outlook: Outlook = $derived.by(() => this.#weighed(this.scenario));
	/** Without the reader's edits. */
	readonly given: Outlook = $derived.by(() => this.#weighed(this.#board().base));

	readonly #table: DrawTable | null = $derived.by(() => {
		const { indicators, seed } = this.#board();
		if (!this.#draws || !drawTableFits(this.#draws, this.outlook, indicators))
			this.#draws = drawTableOf(this.outlook, indicators, { seed });
		return this.#draws;
	});

	readonly draws: Draws | null = $derived(this.#table && drawsFromTable(this.#table, this.outlook));

	/** Without each indicator that counts. */
	readonly withoutEach = $derived.by(() => withoutEachOf(this.outlook));

	readonly firmness: Firmness = $derived(firmnessOf(this.outlook, this.draws, this.withoutEach));

	/** A what-if shows from the as-of date on: on no day before it had it been published. */
	readonly history: ReadonlyMap<Reading, readonly HistoryPoint[]> = $derived.by(() => {
		const board = this.#board();
		return new Map(
			board.history.grids.map((grid) => [
				grid.reading,
				historyFromGrid(grid, this.scenario, board, board.asOf)
			])
		);
	});

	/** The query string of the scenario as it stands. */
	readonly query: string = $derived.by(() => {
		const { asOf, today } = this.#board();
		return formatScenarioLink(
			{ scenario: this.scenario, asOf: asOf === today ? null : asOf },
			this.#linked()
		);
	});

	readonly edited: boolean = $derived.by(() => isEdited(this.scenario, this.#linked()));

	/** The reader's own name for it, and that of the scenario that it departs from. */
	readonly lens: string | undefined = $derived.by(() => this.scenario.lens);
	readonly named = $derived.by(() => ({
		name: this.#board().base.name,
		...(this.lens === undefined ? {} : { lens: this.lens })
	}));

	constructor(board: () => Board, address: () => string, draws: DrawTable | null) {
		this.#board = board;
		this.#draws = draws;
		this.#linked = () => ({
			defaultScenario: board().base.id,
			scenarios: [board().base],
			indicators: board().indicators
		});
		this.scenario = $derived.by(() => {
			const query = address();
			const { base } = board();
			const written = this.#written;
			// The same scenario need not be weighed again because it has come to stand in the address.
			return written?.query === query && written.base === base
				? written.scenario
				: parseScenarioLink(query, this.#linked()).scenario;
		});
	}

	#weighed(scenario: WatchScenario): Outlook {
		const board = this.#board();
		return outlookOfLevels(board.levels, board.indicators, scenario, board.asOf, board);
	}

	/** The query, `?` included, for the address bar. */
	write(): string {
		const query = `?${this.query}`;
		this.#written = { query, base: this.#board().base, scenario: this.scenario };
		return query;
	}

	weigh(id: string, weight: number): void {
		this.#set(id, { weight });
	}

	turn(id: string, polarity: Polarity): void {
		this.#set(id, { polarity });
	}

	call(lens: string): void {
		this.scenario = { ...this.scenario, lens };
	}

	/** Null takes the assumption back. */
	assume(id: string, value: number | null): void {
		const assumptions = new Map(this.scenario.assumptions);
		if (value === null) assumptions.delete(id);
		else assumptions.set(id, { value, reason: null });
		this.scenario = { ...this.scenario, assumptions };
	}

	/** Before an edit: what it can be taken back to. */
	remember(): void {
		this.#past = [...this.#past, this.#now].slice(-MOST_KEPT);
		this.#future = [];
	}

	readonly canUndo: boolean = $derived.by(() => this.#past.at(-1)?.base === this.#board().base);
	readonly canRedo: boolean = $derived.by(() => this.#future.at(-1)?.base === this.#board().base);

	undo(): void {
		const kept = this.#past.at(-1);
		if (!this.canUndo || kept === undefined) return;
		this.#future = [...this.#future, this.#now];
		this.#past = this.#past.slice(0, -1);
		this.scenario = kept.scenario;
	}

	redo(): void {
		const kept = this.#future.at(-1);
		if (!this.canRedo || kept === undefined) return;
		this.#past = [...this.#past, this.#now];
		this.#future = this.#future.slice(0, -1);
		this.scenario = kept.scenario;
	}

	get #now(): Kept {
		return { base: this.#board().base, scenario: this.scenario };
	}

	#set(id: string, change: Partial<ScenarioWeight>): void {
		const weights = new Map(this.scenario.weights);
		weights.set(id, { ...(weights.get(id) ?? noWeight), ...change });
		this.scenario = { ...this.scenario, weights };
	}
}
