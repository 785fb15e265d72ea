import { dayText } from '#parse';
import type { ChartDefinition, ChartLine } from '../chart/chart-definition.ts';
import { signedText } from '../words/numbers/number-text.ts';

/** The history chart as a short table: each reading at the end of each year. */
export interface YearEnds {
	readonly names: readonly string[];
	readonly rows: readonly { readonly year: string; readonly cells: readonly string[] }[];
}

function endOf({ points }: ChartLine, year: string): string {
	const last = points.findLast(({ x }) => dayText(x).slice(0, 4) === year);
	return last?.y === undefined || last.y === null ? '–' : signedText(last.y, 1);
}

/** Each reading at its last date of each year from the first verdict on; all months are in /history.csv. */
export function yearEndsOf({ lines }: ChartDefinition): YearEnds {
	const years = [...new Set((lines[0]?.points ?? []).map(({ x }) => dayText(x).slice(0, 4)))];
	return {
		names: lines.map(({ name }) => name),
		rows: years.map((year) => ({ year, cells: lines.map((line) => endOf(line, year)) }))
	};
}
