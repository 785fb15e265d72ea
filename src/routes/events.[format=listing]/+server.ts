import { dayText } from '#parse';
import { json } from '@sveltejs/kit';
import { knownDays } from '#parse';
import { eventColumns, eventRecords, eventsKnown } from '#present';
import { requestedDay } from '#server/http/request-parameters.ts';
import { csvResponse } from '#server/download/csv.ts';
import { textDownload } from '#server/download/download.ts';
import { eventCalendar } from '#server/download/event-calendar.ts';
import { watchForApi } from '#server/watch/require-watch.ts';
import type { RequestHandler } from './$types';

/** The events as CSV, JSON or a calendar, by the category and the date in the address. */
export const GET: RequestHandler = ({ locals, params, url }) => {
	const watch = watchForApi(locals.current);
	if (watch instanceof Response) return watch;
	const asOf = requestedDay(url, 'as-of', knownDays(watch, locals.today), locals.today);
	const events = eventsKnown(watch, asOf, url.searchParams.get('category') || null);
	if (params.format === 'ics')
		return textDownload(
			'events.ics',
			'text/calendar; charset=utf-8',
			eventCalendar(watch, events, url.origin)
		);
	const records = eventRecords(events);
	if (params.format === 'json') return json(records);
	return csvResponse(
		`events-${dayText(asOf)}.csv`,
		eventColumns,
		records.map((row) => eventColumns.map((column) => row[column]))
	);
};
