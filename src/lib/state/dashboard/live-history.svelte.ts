import {
	directionStripOf,
	historyChartOf,
	historyFrameOf,
	historySpanOf,
	historyViewOf,
	yearEndsOf,
	type Board,
	type FirstScreen
} from '#present';
import type { Desk } from './desk.svelte.ts';

/** The index through time as the scenario stands: its lines follow every step, their frame only where its ends move. */
export class LiveHistory {
	readonly #desk: Desk;
	readonly #board: () => Board;
	/** Of the first screen, which follows when the slider rests. */
	readonly #jumps: () => FirstScreen['jumps'];

	readonly #historySpan = $derived.by(() => historySpanOf(this.#desk.history, this.#board().threshold));
	readonly #from = $derived(this.#historySpan.from);
	readonly #low = $derived(this.#historySpan.low);
	readonly #high = $derived(this.#historySpan.high);
	readonly #historyFrame = $derived.by(() => {
		const board = this.#board();
		const span = { from: this.#from, to: board.asOf, low: this.#low, high: this.#high };
		return historyFrameOf({ span, threshold: board.threshold, names: board, markers: this.#jumps() });
	});
	/** The chart with all its points, for whoever reads them. */
	readonly chart = $derived.by(() => historyChartOf(this.#historyFrame, this.#desk.history));
	readonly strip = $derived.by(() =>
		directionStripOf(
			this.#desk.history.get('real-time') ?? [],
			this.#historyFrame.x,
			this.#board().directionThreshold,
			this.#board()
		)
	);
	readonly view = $derived.by(() => historyViewOf(this.chart));
	readonly years = $derived.by(() => yearEndsOf(this.chart));

	constructor(desk: Desk, board: () => Board, jumps: () => FirstScreen['jumps']) {
		this.#desk = desk;
		this.#board = board;
		this.#jumps = jumps;
	}
}
