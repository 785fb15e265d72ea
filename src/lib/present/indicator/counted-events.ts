import type { Day } from '#engine';
import type { Watch } from '#parse';
import { eventsKnown } from '../data/event-list.ts';
import { dateText } from '../words/date-text.ts';
import { numberText } from '../words/numbers/number-text.ts';

/** An event that an indicator of the watch's own counts. */
export interface CountedEvent {
	/** In addresses. */
	readonly id: string;
	readonly date: string;
	readonly title: string;
	/** What it adds to the count, `1.5`; it may be nothing, or less. */
	readonly points: string;
}

/** Every event known on a date that counts for an indicator, newest first: what its own counts are made of. */
export function countedEventsOf(watch: Watch, indicator: string, asOf: Day): readonly CountedEvent[] {
	return eventsKnown(watch, asOf, null).flatMap(({ id, date, datePrecision, title, counts }) => {
		const points = counts.get(indicator);
		if (points === undefined) return [];
		const decimals = Number.isInteger(points) ? 0 : 1;
		return [{ id, date: dateText(date, datePrecision), title, points: numberText(points, decimals) }];
	});
}
