import { addDuration, type Day } from '#engine';
import { parseDay } from '#parse';
import type { Board } from '#present';

/** Spans that the changes are told over, in months; the year is the direction's own. */
const spans: Readonly<Record<string, number>> = { P1M: 1, P3M: 3 };

/**
 * The day that `since` names in an address: `P1M`, `P3M`, or a day. Null for a year, where it can't be read, and where
 * the board's history doesn't reach back so far.
 */
export function sinceOf(
	parameters: URLSearchParams,
	{ asOf, history }: Pick<Board, 'asOf' | 'history'>
): Day | null {
	const asked = parameters.get('since');
	if (asked === null) return null;
	const months = spans[asked];
	const day = months === undefined ? parseDay(asked) : addDuration(asOf, { months: -months, days: 0 });
	const first = history.grids[0]?.dates[0];
	return day === null || first === undefined || day >= asOf || day < first ? null : day;
}
