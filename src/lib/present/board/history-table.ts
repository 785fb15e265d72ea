import { dayText } from '#parse';
import type { ChartDefinition } from '../chart/chart-definition.ts';
import { signedText } from '../words/number-text.ts';

/** The history chart as a short table: each reading at the last date of each year; all months are in /history.csv. */
export function yearEndsOf({ lines }: ChartDefinition): {
	readonly names: readonly string[];
	readonly rows: readonly { readonly year: string; readonly cells: readonly string[] }[];
} {
	const years = new Map<string, number>();
	for (const [index, { x }] of (lines[0]?.points ?? []).entries()) years.set(dayText(x).slice(0, 4), index);
	const rows = [...years].map(([year, index]) => ({
		year,
		cells: lines.map(({ points }) => {
			const score = points[index]?.y ?? null;
			return score === null ? '–' : signedText(score, 1);
		})
	}));
	return {
		names: lines.map(({ name }) => name),
		// Before the first verdict there is nothing to list.
		rows: rows.slice(
			Math.max(
				0,
				rows.findIndex(({ cells }) => cells.some((cell) => cell !== '–'))
			)
		)
	};
}
