import { countingOf } from '../weighing/counting.ts';
import type { DrawTable } from './draw-table.ts';
import type { Outlook } from '../weighing/outlook.ts';

/** Variance of one column of drawn pulls. Measured from the first draw, so that a column of one value gives exactly 0. */
function varianceOf({ pulls, count, indicators }: DrawTable, column: number): number {
	const origin = pulls[column] ?? 0;
	let sum = 0;
	let squares = 0;
	for (let at = column; at < pulls.length; at += indicators.length) {
		const distance = (pulls[at] ?? 0) - origin;
		sum += distance;
		squares += distance * distance;
	}
	return Math.max(0, squares / count - (sum / count) ** 2);
}

/**
 * Each counting indicator's share of the score's variance when only values move (method, section 8), by id; they add up
 * to 1. With V = (100 q)^2 x the variance of its drawn pulls, V / sum of V: values are drawn independently, so the
 * variances add. Null when the table is of other indicators or no value has a range.
 */
export function varianceSharesOf(
	outlook: Outlook,
	table: DrawTable | null
): ReadonlyMap<string, number> | null {
	const counting = countingOf(outlook);
	if (table === null || counting.length !== table.indicators.length) return null;
	if (counting.some(({ id }, column) => id !== table.indicators[column]?.id)) return null;
	const parts = counting.map(({ share }, column) => (100 * share) ** 2 * varianceOf(table, column));
	const total = parts.reduce((sum, part) => sum + part, 0);
	if (!(total > 0)) return null;
	return new Map(counting.map(({ id }, column) => [id, (parts[column] ?? 0) / total]));
}
