import {
	LIST_ROWS,
	listedIds,
	moreText,
	scenarioControlOf,
	weightiestOf,
	type Board,
	type PanelRest,
	type TableOrder
} from '#present';
import type { Desk } from './desk.svelte.ts';

/** Which indicators the table and the panel list, where a watch has too many to list them all. */
export class LiveListing {
	readonly #desk: Desk;
	readonly #board: () => Board;
	readonly #order: () => TableOrder;

	/** Of the scenario as its file has it: they stay while a weight moves. */
	readonly #weightiest = $derived.by(() =>
		weightiestOf(this.#board(), () => this.#desk.given, this.#order())
	);
	readonly listed = $derived.by(() => listedIds(this.#weightiest, this.#board(), this.#desk.scenario));

	readonly controls = $derived.by(() => {
		const { indicators, base, levels, directions } = this.#board();
		const { scenario } = this.#desk;
		const shown = this.listed === null ? indicators : indicators.filter(({ id }) => this.listed?.has(id));
		return shown.map((one) => scenarioControlOf(one, base, scenario, levels.get(one.id), { directions }));
	});

	constructor(desk: Desk, board: () => Board, order: () => TableOrder) {
		this.#desk = desk;
		this.#board = board;
		this.#order = order;
	}

	/** The way to all, or back; `hrefOf` makes a link of the scenario as it stands, and is asked where there is one. */
	rest(hrefOf: (order: TableOrder) => string): PanelRest | null {
		const { indicators } = this.#board();
		const order = this.#order();
		if (indicators.length <= LIST_ROWS.whole) return null;
		const text = order.all ? 'only the weightiest' : moreText(indicators.length - this.controls.length);
		return { text, href: hrefOf({ ...order, all: !order.all }) };
	}
}
