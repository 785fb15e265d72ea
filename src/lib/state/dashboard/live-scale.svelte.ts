import { densityOf, scaleFrameOf, scaleSpanOf, scaleViewOf, type Board } from '#present';
import type { Reference } from './dashboard-views.ts';
import type { Desk } from './desk.svelte.ts';

/** The scale as the scenario stands: what is marked on it follows every step, its frame only where its ends move. */
export class LiveScale {
	readonly #desk: Desk;
	readonly #board: () => Board;
	/** The scenario without edits, marked on the scale beside them. */
	readonly #reference: () => Reference;

	readonly #span = $derived.by(() => scaleSpanOf(this.#desk.outlook, this.#desk.draws));
	readonly #from = $derived(this.#span.from);
	readonly #to = $derived(this.#span.to);
	readonly #frame = $derived.by(() =>
		scaleFrameOf({ from: this.#from, to: this.#to }, this.#board().threshold, this.#board())
	);
	readonly view = $derived.by(() => {
		const { outlook, draws, edited } = this.#desk;
		const board = this.#board();
		const { score } = this.#reference();
		return scaleViewOf(outlook, densityOf(draws, this.#span), this.#span, board, {
			frame: this.#frame,
			reference: edited && score !== null ? { name: board.base.name, score } : null
		});
	});

	constructor(desk: Desk, board: () => Board, reference: () => Reference) {
		this.#desk = desk;
		this.#board = board;
		this.#reference = reference;
	}
}
