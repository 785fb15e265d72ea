import { json } from '@sveltejs/kit';
import { dayText, knownDays } from '#parse';
import { eventColumns, eventRecords, eventsKnown, type EndingOf, fileNameOf } from '#present';
import { requestedDay } from '../../http/request-parameters.ts';
import { csvFile } from '../csv.ts';
import { download } from '../download.ts';
import { eventCalendar } from '../event-calendar.ts';
import type { WatchFileRequest } from './file-request.ts';

/** The events by the category and the date in the address; `.ics` is a calendar. */
export function eventsFile(ending: EndingOf<'events'>, { locals, url, watch }: WatchFileRequest): Response {
	const asOf = requestedDay(url, 'as-of', knownDays(watch, locals.today), locals.today);
	const events = eventsKnown(watch, asOf, url.searchParams.get('category') || null);
	if (ending === 'ics')
		return download(
			`${fileNameOf(watch.title)}-events.ics`,
			'text/calendar; charset=utf-8',
			eventCalendar(watch, events, locals.site)
		);
	const records = eventRecords(events);
	return ending === 'json'
		? json(records)
		: csvFile(url, `${fileNameOf(watch.title)}-events-${dayText(asOf)}.csv`, eventColumns, records);
}
