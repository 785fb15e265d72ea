import type { Day } from '#engine';
import { dayOf, parseEventsFile, textsOf, type Source, type WatchEvent } from '#parse';
import type { EventsBlock } from './block.ts';
import { monthEnd, monthIndex, monthsIn, spanStart, spanText } from '../../reading/foreign-date.ts';
import type { FoundObservation, Harvest, ImportLog } from '../../reading/import-log.ts';
import { textChunks } from '../../reading/text-stream.ts';

/**
 * events.csv as counts, or points, in a window of months that ends with each month, quarter or year. Every number is a
 * floor: only dated reports count. It is published with the newest event in its window, or at its end if that is later.
 */
export async function readEvents(
	chunks: AsyncIterable<Uint8Array>,
	block: EventsBlock,
	sources: ReadonlyMap<string, Source> | null,
	today: Day,
	log: ImportLog
): Promise<Harvest> {
	let text = '';
	for await (const part of textChunks(chunks, log)) {
		text += part;
		if (text.length > 64 * 1024 * 1024) return tooLong(log);
	}
	const { value, issues } = parseEventsFile(text, log.file, sources);
	for (const issue of issues) log.issues.add(issue);
	const events = (value ?? []).filter((event) => isCounted(event, block));
	log.rows = value?.length ?? 0;
	if (events.length === 0 && !log.isStopped()) complainOfNone(block, log);
	return log.harvest(events.length === 0 ? [] : windowsOf(events, block, today));
}

function tooLong(log: ImportLog): Harvest {
	log.issues.add({ code: 'file/too-large', expected: 'at most 64 MiB', received: 'a longer events.csv' });
	return log.harvest([]);
}

function complainOfNone(block: EventsBlock, log: ImportLog): void {
	log.issues.add({
		code: 'import/no-match',
		field: 'category',
		expected: `events of ${textsOf(block.category).join(' or ') || 'any category'}`,
		received: 'none',
		hint: 'check category and match'
	});
}

function isCounted(event: WatchEvent, { category, match }: EventsBlock): boolean {
	const title = event.title.toLowerCase();
	return (
		(category === undefined || textsOf(category).includes(event.category)) &&
		(match === undefined || textsOf(match).some((text) => title.includes(text.toLowerCase())))
	);
}

function windowsOf(
	events: readonly WatchEvent[],
	block: EventsBlock,
	today: Day
): readonly FoundObservation[] {
	const span = block.every ?? 'quarter';
	const [step, months] = [monthsIn[span], block.window ?? 12];
	const begin = Math.max(monthIndex(events[0]?.date ?? today), (block.from ?? 0) * 12);
	const observations: FoundObservation[] = [];
	for (let end = spanStart(begin, span) + step - 1; monthEnd(end) <= today; end += step)
		observations.push(windowOf(events, block, end - months + 1, months));
	return observations;
}

function windowOf(
	events: readonly WatchEvent[],
	block: EventsBlock,
	start: number,
	months: number
): FoundObservation {
	const [first, last] = [
		dayOf(Math.floor(start / 12), (start % 12) + 1, 1) ?? 0,
		monthEnd(start + months - 1)
	];
	const counted = events.filter(({ date }) => date >= first && date <= last);
	const value = counted.reduce((sum, event) => sum + pointsOf(event, block), 0);
	const titles = counted.map((event) => event.title).join('; ');
	return {
		period: spanText(start, months),
		value,
		low: value,
		high: null,
		status: 'E',
		locator: 'events.csv',
		note:
			counted.length === 0
				? 'At least. No event found in the window.'
				: `At least. Counted: ${titles}.`.slice(0, 9_000),
		published: counted.reduce((newest, event) => Math.max(newest, event.published), last)
	};
}

function pointsOf({ title }: WatchEvent, { points }: EventsBlock): number {
	if (points === undefined) return 1;
	const low = title.toLowerCase();
	return points.find(({ match }) => low.includes(match.toLowerCase()))?.points ?? 0;
}
