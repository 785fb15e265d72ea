import type { Day } from '#engine';
import { dayText, type Watch, type WatchEvent } from '#parse';
import { dateText } from '../words/date-text.ts';
import { sourceName } from '../words/names/source-text.ts';

export const eventColumns = [
	'id',
	'date',
	'title',
	'category',
	'source',
	'published',
	'counts',
	'line'
] as const;

export interface EventRow {
	/** In addresses. */
	readonly id: string;
	readonly date: string;
	readonly title: string;
	readonly category: string;
	readonly published: string;
	readonly sources: readonly { readonly id: string; readonly name: string }[];
}

/** Events known on a date, newest first; `category` null: all of them. */
export function eventsKnown(watch: Watch, asOf: Day, category: string | null): WatchEvent[] {
	return watch.events
		.filter((event) => event.published <= asOf && (category === null || event.category === category))
		.reverse();
}

/** The same in words, by year. */
export function eventYearsOf(
	watch: Watch,
	asOf: Day,
	category: string | null
): { readonly year: string; readonly rows: readonly EventRow[] }[] {
	const years = new Map<string, EventRow[]>();
	for (const event of eventsKnown(watch, asOf, category)) {
		const year = dayText(event.date).slice(0, 4);
		years.set(year, [
			...(years.get(year) ?? []),
			{
				id: event.id,
				date: dateText(event.date, event.datePrecision),
				title: event.title,
				category: event.category,
				published: dateText(event.published),
				sources: event.sources.map((id) => {
					const source = watch.sources.get(id);
					return { id, name: source ? sourceName(source) : id };
				})
			}
		]);
	}
	return [...years].map(([year, rows]) => ({ year, rows }));
}

/** Categories with how many events each has, by name. */
export function eventCategories(
	watch: Watch,
	asOf: Day
): { readonly name: string; readonly count: number }[] {
	const counts = new Map<string, number>();
	for (const { category } of eventsKnown(watch, asOf, null))
		counts.set(category, (counts.get(category) ?? 0) + 1);
	return [...counts]
		.map(([name, count]) => ({ name, count }))
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Events as plain records. */
export function eventRecords(
	events: readonly WatchEvent[]
): Readonly<Record<(typeof eventColumns)[number], string | number>>[] {
	return events.map(({ id, date, datePrecision, title, category, sources, published, counts, line }) => ({
		id,
		date: dayText(date).slice(0, { day: 10, month: 7, year: 4 }[datePrecision]),
		title,
		category,
		source: sources.join(' '),
		published: dayText(published),
		counts: [...counts].map(([indicator, points]) => `${indicator}:${points}`).join(' '),
		line
	}));
}
