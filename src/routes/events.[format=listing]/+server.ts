import { json } from '@sveltejs/kit';
import { eventColumns, eventRecords, eventsKnown, isoDate } from '#present';
import { askedDay } from '#server/asked.ts';
import { csvResponse } from '#server/csv.ts';
import { textDownload } from '#server/download.ts';
import { eventCalendar } from '#server/event-calendar.ts';
import { watchForApi } from '#server/require-watch.ts';
import type { RequestHandler } from './$types';

/** The events as CSV, JSON or a calendar, by the category and the date in the address. */
export const GET: RequestHandler = ({ locals, params, url }) => {
	const watch = watchForApi(locals.current);
	if (watch instanceof Response) return watch;
	const asOf = askedDay(url, 'as-of', locals.today);
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
		`events-${isoDate(asOf)}.csv`,
		eventColumns,
		records.map((row) => eventColumns.map((column) => row[column]))
	);
};
