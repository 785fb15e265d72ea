import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { eventsKnown } from '#present';
import { eventCalendar } from '#server/download/event-calendar.ts';
import { day, frozenWatch } from '../support/frozen-watch.ts';

test('the calendar opens in another library, with every event on its day', async () => {
	const watch = await frozenWatch();
	const events = eventsKnown(watch, day('2026-11-22'), null);
	const calendar = new ICAL.Component(
		ICAL.parse(eventCalendar(watch, events, 'https://watch.example.org')) as unknown[]
	);
	const entries = calendar.getAllSubcomponents('vevent').map((entry) => new ICAL.Event(entry));
	expect(entries.map(({ summary }) => summary)).toEqual(events.map(({ title }) => title));
	expect(new Set(entries.map(({ uid }) => uid)).size).toBe(events.length);
	// Rows put in before an event leave its name alone.
	const later = eventCalendar(
		watch,
		events.map((event) => ({ ...event, line: event.line + 1 })),
		'https://watch.example.org'
	);
	for (const { uid } of entries) expect(later.replaceAll('\r\n ', '')).toContain(uid);
	const visit = entries.find(({ summary }) => summary.includes('Lavrov visits Naypyidaw'));
	expect(visit?.startDate.isDate).toBe(true);
	expect(entries.every(({ startDate, endDate }) => startDate.compare(endDate) < 0)).toBe(true);
});
