import { dueDatesOf, fileNameOf } from '#present';
import { dueCalendar } from '../due-calendar.ts';
import { download } from '../download.ts';
import type { WatchFileRequest } from './file-request.ts';

/** When each indicator's next figure is due, the overdue included, as a calendar to subscribe to. */
export function dueFile({ locals, watch }: WatchFileRequest): Response {
	return download(
		`${fileNameOf(watch.title)}-due.ics`,
		'text/calendar; charset=utf-8',
		dueCalendar(watch, dueDatesOf(watch.indicators, locals.today), locals.site)
	);
}
