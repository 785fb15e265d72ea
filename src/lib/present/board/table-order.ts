import { wantsAllRows } from '#parse';

/** Columns that a table can be sorted by. */
const SORTS: readonly string[] = ['name', 'age', 'weight', 'pull', 'adds'];

/** How a reader asked to see the table: `sort=adds`, `sort=-adds` (smallest first), `group=arms`, `rows=all`. */
export interface TableOrder {
	readonly sort: string | null;
	readonly descending: boolean;
	readonly group: string | null;
	/** Whether all rows are asked for where the table would list the weightiest alone. */
	readonly all: boolean;
}

/** Reads the order from an address; what can't be read is no order. */
export function tableOrderOf(query: URLSearchParams): TableOrder {
	const asked = query.get('sort') ?? '';
	const sort = asked.replace(/^-/, '');
	return {
		sort: SORTS.includes(sort) ? sort : null,
		descending: !asked.startsWith('-'),
		group: query.get('group') || null,
		all: wantsAllRows(query)
	};
}

/** The order as parameters of an address, empty where it is the usual one. */
export function tableOrderQuery({ sort, descending, group, all }: TableOrder): string {
	const parts = [
		sort === null ? '' : `sort=${descending ? '' : '-'}${sort}`,
		group === null ? '' : `group=${group}`,
		all ? 'rows=all' : ''
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
