import { numberText } from './numbers/number-text.ts';

/** A page shows a list of up to `whole` rows as it is, and of a longer one the `first`: what is left out is worth a link. */
export const LIST_ROWS = { whole: 60, first: 50 } as const;
/** The same of a list that is folded until a reader opens it. */
export const FOLDED_ROWS = { whole: 240, first: 200 } as const;

/** A list as a page shows it, and how many more there are. */
export interface CutList<Row> {
	readonly rows: readonly Row[];
	readonly more: number;
}

/** The one rule for lists that grow with a watch; `all` as `wantsAllRows` has it. Give the rows in the order of the page. */
export function cutList<Row>(
	rows: readonly Row[],
	all: boolean,
	{ whole, first }: { readonly whole: number; readonly first: number } = LIST_ROWS
): CutList<Row> {
	if (all || rows.length <= whole) return { rows, more: 0 };
	return { rows: rows.slice(0, first), more: rows.length - first };
}

/** `and 1940 more`. */
export const moreText = (count: number): string => `and ${numberText(count, 0)} more`;
