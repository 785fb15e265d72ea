import { type DateOrder, foreignDay } from './foreign-date.ts';
import { markedNumber } from './marked-number.ts';
import type { SampleColumn, TableSample } from './table-sample.ts';

/** The one column that looks like periods or figures; null where none or several do. */
export function likelyColumn(
	{ columns }: TableSample,
	looks: SampleColumn['looksLike'],
	except: SampleColumn['name'] | null = null
): SampleColumn | null {
	const likely = columns.filter(
		({ name, looksLike }) => looksLike === looks && String(name) !== String(except)
	);
	return likely.length === 1 ? (likely[0] ?? null) : null;
}

/** Whether some of the cells are days, so that it must be said what a day stands for. */
export function holdsDays(cells: readonly string[], order: DateOrder): boolean {
	return cells.some((cell) => foreignDay(cell, order) !== null);
}

/**
 * The orders in which dates with slashes or dots can be read, by the cells of a column: none where they needn't be
 * declared, two where no number above 12 tells them apart.
 */
export function dateOrders(cells: readonly string[]): readonly ('day-first' | 'month-first')[] {
	const orders = ['day-first', 'month-first'] as const;
	if (holdsDays(cells, 'year-first') || !orders.some((order) => holdsDays(cells, order))) return [];
	const whole = orders.filter((order) => cells.every((cell) => foreignDay(cell, order) !== null));
	return whole.length === 1 ? whole : orders;
}

/** The decimal marks with which a column's figures can be read: none where plain numbers need no mark declared. */
export function decimalMarks(cells: readonly string[]): readonly ('.' | ',')[] {
	const figures = cells.filter((cell) => /\d/.test(cell));
	if (figures.every((cell) => /^[+-]?\d+(?:\.\d+)?$/.test(cell))) return [];
	return (['.', ','] as const).filter((mark) =>
		figures.every((cell) => markedNumber(cell.replace(/\s*[a-z*]+$/i, ''), mark) !== null)
	);
}
