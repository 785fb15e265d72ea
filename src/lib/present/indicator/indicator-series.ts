import { countedRowsOf, type Day, type Observation } from '#engine';
import type { WatchIndicator } from '#parse';

/** A figure with how long it stood: from the end of its period until the next, or until the date. */
export interface StandingFigure {
	readonly row: Observation & { readonly value: number };
	readonly rivals: readonly Observation[];
	readonly from: Day;
	readonly to: Day;
	/** From when on it is past its age limit; null while it isn't, or where nothing ages. */
	readonly agedFrom: Day | null;
}

/** The level through time as now known: each figure and how long it stands. */
export function standingFigures(indicator: WatchIndicator, asOf: Day): StandingFigure[] {
	const staleDays = indicator.contextOnly ? Infinity : indicator.staleDays;
	const figures = countedRowsOf(indicator, asOf);
	return figures.map(([row, ...rivals], index) => {
		const from = row.period.end;
		const next = figures[index + 1]?.[0].period.end ?? asOf;
		const to = Math.max(from, next);
		const limit = from + staleDays;
		return { row, rivals, from, to, agedFrom: limit < to ? limit : null };
	});
}
