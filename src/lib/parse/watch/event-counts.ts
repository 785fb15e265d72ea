import { KEBAB_CASE } from '../text/kebab-case.ts';
import { parseDecimal } from '../text/number.ts';

/** What an event adds to which count: indicator id to points, which may be 0 or negative. */
export type EventCounts = ReadonlyMap<string, number>;

/**
 * Reads a `counts` cell of events.csv: `high-level-visits:2 joint-exercises:1`, parted by spaces, each id once. Null if
 * it is anything else; a blank cell counts nowhere.
 */
export function parseEventCounts(cell: string): EventCounts | null {
	const counts = new Map<string, number>();
	for (const word of cell.split(' ').filter((part) => part !== '')) {
		const at = word.indexOf(':');
		const id = word.slice(0, Math.max(0, at));
		const points = parseDecimal(word.slice(at + 1));
		if (!KEBAB_CASE.test(id) || points === null || counts.has(id)) return null;
		counts.set(id, points);
	}
	return counts;
}
