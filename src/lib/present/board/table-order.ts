import type { IndicatorOutlook, Outlook } from '#engine';
import type { BoardView } from './board-view.ts';
import type { IndicatorRow } from './indicator-row.ts';

type Groups = BoardView['groups'];

const keys: Readonly<Record<string, { name: string; of: (part: IndicatorOutlook) => number | null }>> = {
	adds: { name: 'Adds', of: ({ contribution }) => contribution },
	weight: { name: 'Weight', of: ({ weight }) => weight },
	pull: { name: 'Pull', of: ({ pull, polarity }) => (pull === null ? null : pull * polarity) },
	age: { name: 'As of', of: ({ level }) => (level.state === 'missing' ? null : -level.ageDays) }
};

/** How a reader asked to see the table: `sort=adds`, `sort=-adds` (smallest first), `group=arms`. */
export interface TableOrder {
	readonly sort: string | null;
	readonly descending: boolean;
	readonly group: string | null;
}

/** Reads the order from an address; what can't be read is no order. */
export function tableOrderOf(query: URLSearchParams): TableOrder {
	const asked = query.get('sort') ?? '';
	const sort = asked.replace(/^-/, '');
	const known = sort === 'name' || sort in keys;
	return { sort: known ? sort : null, descending: !asked.startsWith('-'), group: query.get('group') || null };
}

/** The order as parameters of an address, empty where it is the usual one. */
export function tableOrderQuery({ sort, descending, group }: TableOrder): string {
	const parts = [
		sort === null ? '' : `sort=${descending ? '' : '-'}${sort}`,
		group === null ? '' : `group=${group}`
	];
	return parts.filter((part) => part !== '').join('&');
}

/** Of an address, what else is shown: the span of the changes, the readings of the history. */
export function shownQuery(query: URLSearchParams): string {
	return ['since', 'readings']
		.flatMap((name) => {
			const value = query.get(name);
			return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
		})
		.join('&');
}

/** Turns the order of a column round, or starts with it, largest first. */
export function turned(order: TableOrder, sort: string): TableOrder {
	return { ...order, sort, descending: order.sort === sort ? !order.descending : sort !== 'name' };
}

function sortedRows(
	rows: readonly IndicatorRow[],
	outlook: Outlook,
	{ sort, descending }: TableOrder
): IndicatorRow[] {
	const parts = new Map(outlook.indicators.map((part) => [part.id, part]));
	const sign = descending ? -1 : 1;
	if (sort === 'name') return [...rows].sort((a, b) => sign * a.name.localeCompare(b.name, 'en'));
	const valueOf = ({ id }: IndicatorRow): number | null => {
		const part = parts.get(id);
		return part && sort ? (keys[sort]?.of(part) ?? null) : null;
	};
	// Without a value last, whichever way round.
	return [...rows].sort((a, b) => {
		const [left, right] = [valueOf(a), valueOf(b)];
		if (left === null || right === null) return Number(left === null) - Number(right === null);
		return sign * (left - right);
	});
}

/** The table as asked for: one group only, or all indicators in one list by a column. */
export function orderedGroups(groups: Groups, outlook: Outlook, order: TableOrder): Groups {
	const shown = groups.some(({ id }) => id === order.group)
		? groups.filter(({ id }) => id === order.group)
		: groups;
	if (order.sort === null) return shown;
	const rows = sortedRows(
		shown.flatMap((group) => group.rows),
		outlook,
		order
	);
	const only = shown.length === 1 ? shown[0] : undefined;
	return [{ id: 'all', name: only?.name ?? 'All groups', adds: only?.adds ?? '', rows }];
}
