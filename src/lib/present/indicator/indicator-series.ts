import { levelOf, type Day, type Observation } from '#engine';
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

type Figure = Pick<StandingFigure, 'row' | 'rivals'>;

const hasValue = (row: Observation): row is Observation & { readonly value: number } => row.value !== null;

/** Of each period the row that sets the level, and the other sources' rows; by period end, as known on a date. */
function figuresOf(indicator: WatchIndicator, asOf: Day): Figure[] {
	const known = indicator.observations.filter(({ published }) => published <= asOf);
	const ends = [...new Set(known.map(({ period }) => period.end))].sort((a, b) => a - b);
	// A context indicator has no limits of age; for the choice among rows none is needed.
	const scored = indicator.contextOnly
		? {
				...indicator,
				goalposts: { weakens: -1, neutral: 0, deepens: 1 },
				freshDays: Infinity,
				staleDays: Infinity
			}
		: indicator;
	return ends.flatMap((end) => {
		const level = levelOf(scored, end, 'now', asOf);
		if (level.state !== 'observed' || level.chosen.period.end !== end || !hasValue(level.chosen)) return [];
		return [{ row: level.chosen, rivals: level.rivals }];
	});
}

/** The level through time as now known: each figure and how long it stands. */
export function standingFigures(indicator: WatchIndicator, asOf: Day): StandingFigure[] {
	const staleDays = indicator.contextOnly ? Infinity : indicator.staleDays;
	const figures = figuresOf(indicator, asOf);
	return figures.map(({ row, rivals }, index) => {
		const from = row.period.end;
		const next = figures[index + 1]?.row.period.end ?? asOf;
		const to = Math.max(from, Math.min(next, from + staleDays));
		return { row, rivals, from, to, wentStale: to < next };
	});
}
