import { baseSpan } from './horizon.ts';
import { lastUntil, rowsKnownAt, type KnownRows } from './known-rows.ts';
import type { UsableRow } from './known-periods.ts';
import type { Day } from './period.ts';

/** What a level's change is measured from (method, section 7b). */
export interface Base {
	readonly chosen: UsableRow;
	/** The other sources' rows for the same period end. */
	readonly rivals: readonly UsableRow[];
}

/** Positions of the periods of the span, the nearest to its best place first, of two as near the newer. */
function* nearest({ periods }: KnownRows, periodEnd: Day, horizon: number): Generator<number, void, void> {
	const { from, to, best } = baseSpan(periodEnd, horizon);
	const { ends } = periods;
	let older = lastUntil(ends, best, (end) => end);
	let newer = older + 1;
	for (;;) {
		const [before, after] = [ends[older], ends[newer]];
		const isOlder = before !== undefined && before >= from;
		const isNewer = after !== undefined && after <= to;
		// Each step leaves one period behind, so this ends however odd the days are.
		if (isNewer && !(isOlder && best - before < after - best)) yield newer++;
		else if (isOlder) yield older--;
		else return;
	}
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
	let found: readonly UsableRow[] = [];
	for (const position of nearest(known, periodEnd, horizon)) {
		const period = known.periods.at(position);
		const rows = period === undefined ? [] : rowsKnownAt(period, day);
		if (found.length === 0) found = rows;
		if (!rows.some((row) => row.source === source)) continue;
		found = rows;
		break;
	}
	const chosen = found.find((row) => row.source === source) ?? found[0];
	return chosen === undefined ? null : { chosen, rivals: found.filter((row) => row !== chosen) };
}
