import {
	breakEvensOf,
	drawsFromTable,
	drawTableFits,
	drawTableOf,
	historyFromGrid,
	outlookOfLevels,
	positionSpaceOf,
	readPullsOf,
	weightTableOf,
	type BreakEven,
	type ByPosition,
	type Draws,
	type DrawTable,
	type Outlook,
	type Polarity,
	type Reading,
	type ScenarioWeight,
	type Tally,
	type WeightTable
} from '#engine';
import {
	formatScenarioLink,
	isEdited,
	parseScenarioLink,
	type LinkedWatch,
	type WatchScenario
} from '#parse';
import type { Board, ScoredDate } from '#present';

const noWeight: ScenarioWeight = { weight: 0, polarity: 1, reason: null };

/** Whether two lists hold the same numbers. */
function isSame(a: Float64Array, b: Float64Array): boolean {
	return a.length === b.length && a.every((number, at) => number === b[at]);
}

/**
 * The scenario under edit and everything that follows from it. The address is the truth: the desk starts from it, and
 * every edit makes a new query, which the page puts into the address bar.
 */
export class Desk {
	readonly #board: () => Board;
	readonly #linked: () => LinkedWatch;
	/** Tables of random numbers kept from one step to the next: a weight that moves needs no new ones. */
	#draws: DrawTable | null = null;
	#weightings: WeightTable | null = null;
	#pulls: Float64Array = new Float64Array();

	/** What was last put into the address. */
	#written: {
		readonly query: string;
		readonly base: WatchScenario;
		readonly scenario: WatchScenario;
	} | null = null;

	/** Derived from the address; an edit stands in its place until the address changes again. */
	scenario: WatchScenario;

	readonly outlook: Outlook = $derived.by(() => {
		const board = this.#board();
		return outlookOfLevels(board.levels, board.indicators, this.scenario, board.asOf, board);
	});

	readonly #table: DrawTable | null = $derived.by(() => {
		const { indicators, seed } = this.#board();
		if (!this.#draws || !drawTableFits(this.#draws, this.outlook, indicators))
			this.#draws = drawTableOf(this.outlook, indicators, { seed });
		return this.#draws;
	});

	readonly draws: Draws | null = $derived(this.#table && drawsFromTable(this.#table, this.outlook));

	/** The same list for as long as every pull is the same: no weight moves one. */
	readonly #readPulls: Float64Array = $derived.by(() => {
		const pulls = readPullsOf(this.outlook);
		return isSame(pulls, this.#pulls) ? this.#pulls : (this.#pulls = pulls);
	});

	/** Of all weightings, by position; null where nothing counts. */
	readonly positionSpace: Tally<ByPosition<number>> | null = $derived.by(() => {
		const { seed, threshold } = this.#board();
		const { length } = this.#readPulls;
		if (length === 0) return null;
		if (this.#weightings?.indicators !== length) this.#weightings = weightTableOf(length, { seed });
		return positionSpaceOf(this.#readPulls, threshold, this.#weightings);
	});

	readonly #gauges = $derived.by(
		() => new Map(this.#board().indicators.map((indicator) => [indicator.id, indicator]))
	);

	/** For the tipping sentence alone; the scenarios page has the rest of the method's section 8. */
	readonly breakEven: readonly BreakEven[] = $derived.by(() => breakEvensOf(this.outlook, this.#gauges));

	readonly history: ReadonlyMap<Reading, readonly ScoredDate[]> = $derived.by(() => {
		const board = this.#board();
		return new Map(
			board.history.grids.map((grid) => [grid.reading, historyFromGrid(grid, this.scenario, board)])
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

	constructor(board: () => Board, address: () => string) {
		this.#board = board;
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

	/** Null takes the assumption back. */
	assume(id: string, value: number | null): void {
		const assumptions = new Map(this.scenario.assumptions);
		if (value === null) assumptions.delete(id);
		else assumptions.set(id, { value, reason: null });
		this.scenario = { ...this.scenario, assumptions };
	}

	#set(id: string, change: Partial<ScenarioWeight>): void {
		const weights = new Map(this.scenario.weights);
		weights.set(id, { ...(weights.get(id) ?? noWeight), ...change });
		this.scenario = { ...this.scenario, weights };
	}
}
