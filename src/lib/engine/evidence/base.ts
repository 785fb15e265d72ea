import { baseSpan } from './horizon.ts';
import { lastUntil, rowsKnownAt, type KnownRows, type UsableRow } from './known-rows.ts';
import type { Day } from './period.ts';

/** What a level's change is measured from (method, section 7b). */
export interface Base {
	readonly chosen: UsableRow;
	/** The other sources' rows for the same period end. */
	readonly rivals: readonly UsableRow[];
}

interface Candidate {
	/** Days between its end and the best place for it. */
	readonly distance: number;
	/** One for each source, best first. */
	readonly rows: readonly UsableRow[];
}

/** Periods of the span of which something is known on a day, newest first. */
function candidatesOf(known: KnownRows, day: Day, periodEnd: Day, horizon: number): readonly Candidate[] {
	const { from, to, best } = baseSpan(periodEnd, horizon);
	const found: Candidate[] = [];
	for (let at = lastUntil(known.periods, to, ({ end }) => end); at >= 0; at -= 1) {
		const period = known.periods[at];
		if (period === undefined || !(period.end >= from)) break;
		const rows = rowsKnownAt(period, day);
		if (rows.length > 0) found.push({ distance: Math.abs(period.end - best), rows });
	}
	return found;
}

/**
 * The base of a level read on `day` from `source`'s row for the period that ends on `periodEnd`: of the periods of the
 * span with a usable row, and of those for which that source has one if there are any, the period whose end lies
 * nearest to the horizon before, of two as near the newer. In it the source's own row, else the one section 2 chooses.
 * `horizon` in months. Null without.
 */
export function baseOf(
	known: KnownRows,
	day: Day,
	periodEnd: Day,
	source: string,
	horizon: number
): Base | null {
	const candidates = candidatesOf(known, day, periodEnd, horizon);
	const own = candidates.filter(({ rows }) => rows.some((row) => row.source === source));
	const [first, ...others] = own.length > 0 ? own : candidates;
	if (first === undefined) return null;
	const { rows } = others.reduce((best, one) => (one.distance < best.distance ? one : best), first);
	const chosen = rows.find((row) => row.source === source) ?? rows[0];
	return chosen === undefined ? null : { chosen, rivals: rows.filter((row) => row !== chosen) };
}
