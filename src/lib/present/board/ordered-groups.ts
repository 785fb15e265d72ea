import type { IndicatorOutlook, Outlook } from '#engine';
import { moreRowsOf, type BoardView } from './board-view.ts';
import type { TableOrder } from './table-order.ts';

type Groups = BoardView['groups'];

/** By what a column is sorted; null stands last. */
const keys: Readonly<Record<string, (part: IndicatorOutlook) => number | null>> = {
	adds: ({ contribution }) => contribution,
	weight: ({ weight }) => weight,
	pull: ({ pull, polarity }) => (pull === null ? null : pull * polarity),
	age: ({ level }) => (level.state === 'missing' ? null : -level.ageDays)
};

/** What can be put in order: a row of the table, or its indicator. */
interface Sortable {
	readonly id: string;
	readonly name: string;
}

/** Compares by the column asked for; without one by what they add, the largest in size first. */
export function comparedBy(
	outlook: Outlook,
	{ sort, descending }: TableOrder
): (one: Sortable, other: Sortable) => number {
	const parts = new Map(outlook.indicators.map((part) => [part.id, part]));
	const sign = descending || sort === null ? -1 : 1;
	if (sort === 'name') return (one, other) => sign * one.name.localeCompare(other.name, 'en');
	const valueOf = ({ id }: Sortable): number | null => {
		const part = parts.get(id);
		if (part === undefined) return null;
		return sort === null ? Math.abs(part.contribution ?? 0) : (keys[sort]?.(part) ?? null);
	};
	// Without a value last, whichever way round.
	return (one, other) => {
		const [left, right] = [valueOf(one), valueOf(other)];
		if (left === null || right === null) return Number(left === null) - Number(right === null);
		return sign * (left - right);
	};
}

/** What groups leave out, as one. */
function moreOf(groups: Groups, outlook: Outlook): Groups[number]['more'] {
	const left = groups.flatMap(({ more }) => more ?? []);
	const points = left.flatMap((more) => more.points ?? []);
	return moreRowsOf(
		left.reduce((sum, { count }) => sum + count, 0),
		points.length === 0 ? null : points.reduce((sum, one) => sum + one, 0),
		outlook
	);
}

/** The table as asked for: one group only, or all indicators in one list by a column. */
export function orderedGroups(groups: Groups, outlook: Outlook, order: TableOrder): Groups {
	const shown = groups.some(({ id }) => id === order.group)
		? groups.filter(({ id }) => id === order.group)
		: groups;
	if (order.sort === null) return shown;
	const rows = shown.flatMap((group) => group.rows).sort(comparedBy(outlook, order));
	const only = shown.length === 1 ? shown[0] : undefined;
	const { name, adds } = only ?? { name: 'All groups', adds: '' };
	return [{ id: 'all', name, adds, rows, more: moreOf(shown, outlook) }];
}
