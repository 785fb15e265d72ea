import { prepareIndicator, type KnownRow, type Measured } from './known-rows.ts';
import { rowsKnownAt } from './level.ts';
import type { Day } from './period.ts';

type Row = KnownRow['row'];

/**
 * Of every period the rows that count as known on a day, best first: the one that sets the level, then its rivals
 * (method, section 2). By period end; a period of which nothing counts isn't there.
 */
export function countedRowsOf(indicator: Measured, day: Day): readonly (readonly [Row, ...Row[]])[] {
	const { periods } = prepareIndicator(indicator, 'now', day);
	return periods.flatMap((period): [Row, ...Row[]][] => {
		const [best, ...rivals] = rowsKnownAt(period, day);
		return best === undefined ? [] : [[best, ...rivals]];
	});
}
