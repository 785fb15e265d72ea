import type { Day, Grade } from '#engine';
import { csvRows, dayText, decimalText, IssueList, OBSERVATION_COLUMNS } from '#parse';
import type { FoundObservation } from '../reading/import-log.ts';

export interface RowFacts {
	readonly found: FoundObservation;
	readonly published: Day;
	readonly source: string;
	readonly grade: Grade;
	readonly decimals: number;
}

/** Rounds to the decimals of an indicator; never `-0`. */
export function rounded(value: number, decimals: number): number {
	return Number(value.toFixed(decimals)) + 0;
}

/** The columns of an observations file in its own order. */
export function columnsOf(text: string): readonly string[] {
	const header = csvRows(text, new IssueList(null)).next().value;
	return header === undefined || header.cells.length === 0 ? OBSERVATION_COLUMNS : header.cells;
}

/** One row of observations.csv without its line break, cells in the order of `columns`. */
export function rowText(facts: RowFacts, columns: readonly string[]): string {
	const { found, published, source, grade } = facts;
	const cells: Readonly<Record<string, string>> = {
		period: found.period,
		published: dayText(published),
		...numberCells(facts),
		source,
		locator: oneLine(found.locator),
		grade,
		status: found.status,
		note: oneLine(found.note)
	};
	return columns.map((column) => quoted(cells[column] ?? '')).join(',');
}

/** Low and high stand only where they say something: a range, or a floor or ceiling alone. */
function numberCells({ found, decimals }: RowFacts): Record<'value' | 'low' | 'high', string> {
	const cell = (number: number | null): string =>
		number === null ? '' : decimalText(rounded(number, decimals));
	const [value, low, high] = [cell(found.value), cell(found.low), cell(found.high)];
	return low === value && high === value ? { value, low: '', high: '' } : { value, low, high };
}

function oneLine(text: string): string {
	return text.replace(/[\r\n]+/g, ' ').slice(0, 9_900);
}

function quoted(cell: string): string {
	return /[",]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}
