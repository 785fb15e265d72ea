import { baseOf, type Base } from './base.ts';
import { newsUntil } from './horizon.ts';
import type { Indicator } from './indicator.ts';
import type { KnownPeriod, UsableRow } from './known-periods.ts';
import { lastUntil, rowsKnownAt, type KnownRows } from './known-rows.ts';
import type { Day } from './period.ts';

/** What counts of an indicator on a day: which rows, and how old they are; ranges are left to `levelOf`. */
export interface Standing {
	readonly chosen: UsableRow;
	/** The other sources' rows for the same period end, best first. */
	readonly rivals: readonly UsableRow[];
	/** Days from the period's end. */
	readonly ageDays: number;
	/** Whether the figure is past its age limit. */
	readonly aged: boolean;
	/** First day with any usable row of the period. */
	readonly first: Day;
	/** Whether the period is news: at most 5h/4 after its first publication (method, section 7b). */
	readonly news: boolean;
	readonly base: Base | null;
}

/** The newest period of which anything is known on a day. */
function newestPeriod(known: KnownRows, day: Day): KnownPeriod | undefined {
	const { days, positions } = known.arrivals;
	const position = positions[lastUntil(days, day, (arrival) => arrival)];
	return position === undefined ? undefined : known.periods.at(position);
}

/** Null when no usable row is known on the day. `horizon` in months. */
export function standingOf(
	indicator: Indicator,
	known: KnownRows,
	day: Day,
	horizon: number
): Standing | null {
	const period = newestPeriod(known, day);
	const [chosen, ...rivals] = period === undefined ? [] : rowsKnownAt(period, day);
	if (period === undefined || chosen === undefined) return null;
	const ageDays = day - period.end;
	const first = period.rows[0]?.from ?? day;
	return {
		chosen,
		rivals,
		ageDays,
		// Written so that a limit that is no number leaves nothing fresh.
		aged: !(ageDays <= indicator.staleDays),
		first,
		news: day <= newsUntil(first, horizon),
		base: baseOf(known, day, period.end, chosen.source, horizon)
	};
}

/** The days on which an indicator's standing may become another, some of them twice, by period. */
export function* eachTurningDay(
	{ staleDays }: Indicator,
	{ periods }: KnownRows,
	horizon: number
): Generator<Day, void, void> {
	for (let position = 0; position < periods.length; position += 1) {
		yield* periods.daysOf(position);
		yield Math.floor((periods.ends[position] ?? NaN) + staleDays) + 1;
		yield Math.floor(newsUntil(periods.firstDay(position), horizon)) + 1;
	}
}

/**
 * The days on which an indicator's standing may become another, ascending: a row comes in, a figure passes its age
 * limit, a change is no longer news. Between two of them nothing of it changes but the age.
 */
export function turningDays(indicator: Indicator, known: KnownRows, horizon: number): readonly Day[] {
	const days = new Set(eachTurningDay(indicator, known, horizon));
	return [...days].filter(Number.isFinite).sort((a, b) => a - b);
}
