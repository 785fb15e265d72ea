import type { Day } from '#engine';
import { dayText, type WatchIndicator } from '#parse';
import { waitsFor } from '../indicator/due-dates.ts';
import { dateText } from '../words/date-text.ts';
import { entryId, type FeedEntry } from './feed-entry.ts';

/** An entry for each day after a figure was due and hadn't come. */
export function overdueEntries(indicators: readonly WatchIndicator[], from: Day, to: Day): FeedEntry[] {
	return indicators.flatMap((indicator) =>
		waitsFor(indicator).flatMap(({ due, after, since, until, steps }): FeedEntry[] => {
			const on = due + 1;
			if (on <= from || on > to || on <= since || (until !== null && until <= on)) return [];
			return [
				{
					id: entryId('overdue', indicator.id, dayText(after)),
					kind: 'overdue',
					on,
					title: `Overdue: ${indicator.name}`,
					lines: [
						`The figure after the period that ended on ${dateText(after)} was due on ${dateText(due)}.`,
						...(steps === null ? [] : [steps])
					],
					path: `/indicators/${indicator.id}`
				}
			];
		})
	);
}
