import { baseOf, type Base } from './base.ts';
import { newsUntil } from './horizon.ts';
import type { Indicator } from './indicator.ts';
import { lastUntil, rowsKnownAt, type KnownPeriod, type KnownRows, type UsableRow } from './known-rows.ts';
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
	const arrival = known.arrivals[lastUntil(known.arrivals, day, (one) => one.day)];
	return arrival && known.periods[arrival.position];
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

/**
 * The days on which an indicator's standing may become another, ascending: a row comes in, a figure passes its age
 * limit, a change is no longer news. Between two of them nothing of it changes but the age.
 */
export function turningDays(indicator: Indicator, known: KnownRows, horizon: number): readonly Day[] {
	const days = new Set<Day>();
	for (const { end, rows } of known.periods) {
		for (const { from } of rows) days.add(from);
		days.add(Math.floor(end + indicator.staleDays) + 1);
		const first = rows[0]?.from;
		if (first !== undefined) days.add(Math.floor(newsUntil(first, horizon)) + 1);
	}
	return [...days].filter(Number.isFinite).sort((a, b) => a - b);
}
