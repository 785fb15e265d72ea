import type { Day } from '#engine';
import type { WatchEvent } from '#parse';
import type { ChartMarker } from './chart-definition.ts';
import { dateText } from '../words/date-text.ts';

/** More than this many numbers in one plot can't be told apart. */
const mostMarkers = 12;
/** Least distance between two markers, as a share of the plot's width: a number is some 15 pixels wide. */
const leastDistance = 0.045;

/** The newest events first, each a readable distance from those already taken; by date. */
function spacedEvents(events: readonly WatchEvent[], from: Day, to: Day): WatchEvent[] {
	const apart = leastDistance * Math.max(1, to - from);
	const taken: WatchEvent[] = [];
	for (const event of [...events].reverse()) {
		if (event.date < from || event.date > to || taken.length >= mostMarkers) continue;
		if (taken.every(({ date }) => Math.abs(date - event.date) >= apart)) taken.unshift(event);
	}
	return taken;
}

/** Events as numbered markers in a plot and a list beneath it; at most a dozen, never on top of each other. */
export function markersOf(events: readonly WatchEvent[], from: Day, to: Day): ChartMarker[] {
	return spacedEvents(events, from, to).map(({ id, date, datePrecision, title, category }, index) => ({
		number: index + 1,
		day: date,
		date: dateText(date, datePrecision),
		title,
		category,
		href: `/events#event-${id}`
	}));
}
