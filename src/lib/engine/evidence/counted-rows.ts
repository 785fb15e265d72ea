import type { UsableRow } from './known-periods.ts';
import { prepareIndicator, rowsKnownAt, type Measured } from './known-rows.ts';
import type { Day } from './period.ts';

/**
 * Of every period the rows that count as known on a day, best first: the one that sets the level, then its rivals
 * (method, section 2). By period end; a period of which nothing counts isn't there.
 */
export function countedRowsOf(
	indicator: Measured,
	day: Day
): readonly (readonly [UsableRow, ...UsableRow[]])[] {
	const { periods } = prepareIndicator(indicator, 'real-time', day);
	return [...periods].flatMap((period): [UsableRow, ...UsableRow[]][] => {
		const [best, ...rivals] = rowsKnownAt(period, day);
		return best === undefined ? [] : [[best, ...rivals]];
	});
}
