import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { dayText, millisecondsOf, type Watch } from '#parse';
import { dueId, type FigureWait } from '#present';

/** When next figures are due, as all-day entries of an iCalendar file. */
export function dueCalendar(watch: Watch, dates: readonly FigureWait[], origin: string): string {
	const calendar = ical({ name: `${watch.title}: figures due`, prodId: '//alignment-watch//due//EN' });
	calendar.method(ICalCalendarMethod.PUBLISH);
	for (const date of dates)
		calendar.createEvent({
			id: `due-${dueId(date)}@alignment-watch`,
			start: dayText(date.due),
			end: dayText(date.due + 1),
			allDay: true,
			stamp: new Date(millisecondsOf(date.since)),
			summary: `Due: ${date.name}`,
			description: date.steps ?? '',
			url: `${origin}/indicators/${date.indicator}`,
			transparency: ICalEventTransparency.TRANSPARENT
		});
	return calendar.toString();
}
