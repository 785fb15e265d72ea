import { countedRowsOf, type Day, type Observation } from '#engine';
import type { WatchIndicator } from '#parse';

/** A figure with how long it stood: from the end of its period until the next, until stale, or until the date. */
export interface StandingFigure {
	readonly row: Observation & { readonly value: number };
	readonly rivals: readonly Observation[];
	readonly from: Day;
	readonly to: Day;
	/** Nothing newer took its place before it went stale. */
	readonly wentStale: boolean;
}

/** The level through time as now known: each figure and how long it stands. */
export function standingFigures(indicator: WatchIndicator, asOf: Day): StandingFigure[] {
	const staleDays = indicator.contextOnly ? Infinity : indicator.staleDays;
	const figures = countedRowsOf(indicator, asOf);
	return figures.map(([row, ...rivals], index) => {
		const from = row.period.end;
		const next = figures[index + 1]?.[0].period.end ?? asOf;
		const to = Math.max(from, Math.min(next, from + staleDays));
		return { row, rivals, from, to, wentStale: to < next };
	});
}
