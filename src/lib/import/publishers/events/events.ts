import type { Day } from '#engine';
import { dayOf, dayText, decimalText, parseEventsFile, textsOf, type Source, type WatchEvent } from '#parse';
import type { EventsBlock } from './block.ts';
import { monthEnd, monthIndex, monthsIn, spanStart, spanText } from '../../reading/table/foreign-date.ts';
import type { FoundObservation, Harvest, ImportLog } from '../../reading/import-log.ts';
import { SeenKeys } from '../../reading/shared/seen-keys.ts';
import { textChunks } from '../../reading/file/text-stream.ts';

/** An event with what it adds. */
interface Counted {
	readonly event: WatchEvent;
	readonly points: number;
}

/**
 * events.csv as counts, points or a mean of points in a window of months that ends with each month, quarter or year.
 * Only events known on the day of the count, `counted`, exist, and a number is published on that day. Unless the block
 * says otherwise it is a floor: only dated reports count.
 */
export async function readEvents(
	chunks: AsyncIterable<Uint8Array>,
	block: EventsBlock,
	sources: ReadonlyMap<string, Source> | null,
	counted: Day,
	log: ImportLog
): Promise<Harvest> {
	let text = '';
	for await (const part of textChunks(chunks, log)) {
		text += part;
		if (text.length > 64 * 1024 * 1024) return tooLong(log);
	}
	const { value, issues } = parseEventsFile(text, log.file, sources);
	for (const issue of issues) log.issues.add(issue);
	const known = (value ?? []).filter(({ published, date }) => Math.max(published, date) <= counted);
	const keys = new SeenKeys('event by date, title and category', log);
	const events = known
		.flatMap((event) => countedOf(event, block))
		.filter(({ event, points }) => keys.isNew(keyOf(event), decimalText(points), event.line));
	keys.tell();
	log.rows = value?.length ?? 0;
	if (events.length === 0 && !log.isStopped()) complainOfNone(block, log);
	return log.harvest(events.length === 0 ? [] : windowsOf(events, block, counted));
}

function keyOf({ date, datePrecision, title, category }: WatchEvent): string {
	return [dayText(date), datePrecision, title, category].join(' ');
}

function tooLong(log: ImportLog): Harvest {
	log.issues.add({ code: 'file/too-large', expected: 'at most 64 MiB', received: 'a longer events.csv' });
	return log.harvest([]);
}

function complainOfNone(block: EventsBlock, log: ImportLog): void {
	const { counts, category } = block;
	log.issues.add({
		code: 'import/no-match',
		field: counts === undefined ? 'category' : 'counts',
		expected:
			counts === undefined
				? `events of ${textsOf(category).join(' or ') || 'any category'}`
				: `events that count for ${counts}`,
		received: 'none',
		hint: 'check category, match and counts'
	});
}

/** The event with its points, if it is one of those the block takes. */
function countedOf(event: WatchEvent, { category, match, counts, points }: EventsBlock): readonly Counted[] {
	const title = event.title.toLowerCase();
	const has = (text: string): boolean => title.includes(text.toLowerCase());
	if (category !== undefined && !textsOf(category).includes(event.category)) return [];
	if (match !== undefined && !textsOf(match).some(has)) return [];
	if (counts !== undefined) {
		const given = event.counts.get(counts);
		return given === undefined ? [] : [{ event, points: given }];
	}
	return [{ event, points: points === undefined ? 1 : (points.find((one) => has(one.match))?.points ?? 0) }];
}

function windowsOf(
	events: readonly Counted[],
	block: EventsBlock,
	counted: Day
): readonly FoundObservation[] {
	const span = block.every ?? 'quarter';
	const [step, months] = [monthsIn[span], block.window ?? 12];
	const [first, newest] = [events[0]?.event.date ?? counted, events.at(-1)?.event.date ?? counted];
	// A year without events that was asked for counts 0; without the year, windows begin with the first event.
	const begin = block.from === undefined ? monthIndex(first) : block.from * 12;
	const last = block.until === 'newest' ? spanStart(monthIndex(newest), span) + step - 1 : Infinity;
	const observations: FoundObservation[] = [];
	for (let end = spanStart(begin, span) + step - 1; monthEnd(end) <= counted && end <= last; end += step) {
		const inside = eventsWithin(events, end - months + 1, end);
		if (inside.length >= (block.least ?? 0))
			observations.push(windowOf(inside, block, spanText(end - months + 1, months), counted));
	}
	return observations;
}

/** Both months included; an event known to the month or year lies on its last day. */
function eventsWithin(events: readonly Counted[], first: number, last: number): readonly Counted[] {
	const start = dayOf(Math.floor(first / 12), (first % 12) + 1, 1) ?? 0;
	return events.filter(({ event: { date } }) => date >= start && date <= monthEnd(last));
}

function windowOf(
	events: readonly Counted[],
	{ combine, bound }: EventsBlock,
	period: string,
	counted: Day
): FoundObservation {
	const sum = events.reduce((total, { points }) => total + points, 0);
	const value = combine === 'mean' && events.length > 0 ? sum / events.length : sum;
	const isFloor = bound !== 'none';
	const verb = combine === 'mean' ? 'mean of' : 'added up';
	const what =
		events.length === 0 ? 'no event found in the window' : `${verb} ${events.map(eventText).join('; ')}`;
	return {
		period,
		value,
		low: isFloor ? value : null,
		high: null,
		status: 'E',
		locator: 'events.csv, column counts',
		note: `${isFloor ? 'At least. ' : ''}Counted on ${dayText(counted)}: ${what}.`.slice(0, 9_000),
		published: counted
	};
}

/** `2020-06-24 Min Aung Hlaing at the Victory parade in Moscow (1)`. */
function eventText({ event: { date, datePrecision, title }, points }: Counted): string {
	return `${dayText(date).slice(0, { day: 10, month: 7, year: 4 }[datePrecision])} ${title} (${decimalText(points)})`;
}
