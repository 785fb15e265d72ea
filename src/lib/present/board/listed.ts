import type { Outlook } from '#engine';
import { differencesOf, type WatchScenario } from '#parse';
import { cutList, LIST_ROWS } from '../words/cut-list.ts';
import type { Board } from './board.ts';
import { comparedBy } from './ordered-groups.ts';
import type { TableOrder } from './table-order.ts';

/** Of a board, what tells which indicators its table and its panel list. */
type Listable = Pick<Board, 'indicators' | 'base'>;

/**
 * The ids of the indicators that the table and the panel list where a watch has too many to list them all; null where it
 * hasn't, or where all are asked for. They are the first by the table's order, which is what they add to the index in
 * size where none was asked for, and by the watch's own where that is the same; of a group that is shown by itself its
 * own. `given` is the outlook of the scenario as its file has it: edits change what all others add by one factor, so that
 * nothing comes or goes while a weight moves.
 */
export function weightiestOf(
	{ indicators }: Listable,
	given: () => Outlook,
	order: TableOrder
): readonly string[] | null {
	if (indicators.length <= LIST_ROWS.whole) return null;
	const ours = indicators.filter(({ group }) => group === order.group);
	if (order.all && ours.length === 0) return null;
	const sorted = (ours.length > 0 ? [...ours] : [...indicators]).sort(comparedBy(given(), order));
	return cutList(sorted, order.all).rows.map(({ id }) => id);
}

/** The same with whatever the reader has edited. */
export function listedIds(
	weightiest: readonly string[] | null,
	{ base }: Listable,
	scenario: Pick<WatchScenario, 'weights' | 'assumptions'>
): ReadonlySet<string> | null {
	if (weightiest === null) return null;
	return new Set([...weightiest, ...differencesOf(base, scenario).map(({ id }) => id)]);
}
