import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { millisecondsOf, dayText, type Watch, type WatchEvent } from '#parse';
import { plainNameOf } from '#present';

/** Events as an iCalendar file of all-day entries; a month or a year known only roughly spans all of it. */
export function eventCalendar(watch: Watch, events: readonly WatchEvent[], origin: string): string {
	const calendar = ical({ name: `${watch.title}: events`, prodId: '//alignment-watch//events//EN' });
	const maker = plainNameOf(watch.title);
	calendar.method(ICalCalendarMethod.PUBLISH);
	for (const { id, date, datePrecision, title, category, sources, published } of events) {
		const iso = dayText(date);
		// A rough date stands as its last day; the entry covers what is known.
		const first = { day: iso, month: `${iso.slice(0, 7)}-01`, year: `${iso.slice(0, 4)}-01-01` }[
			datePrecision
		];
		calendar.createEvent({
			id: `event-${id}@${maker}`,
			start: first,
			end: dayText(date + 1),
			allDay: true,
			stamp: new Date(millisecondsOf(published)),
			summary: title,
			categories: [{ name: category }],
			description: `${sources.length === 1 ? 'Source' : 'Sources'}: ${sources.join(', ')}`,
			url: `${origin}/events#event-${id}`,
			transparency: ICalEventTransparency.TRANSPARENT
		});
	}
	return calendar.toString();
}
