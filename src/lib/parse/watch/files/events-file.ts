import { cslDateOf } from '../../text/dates/csl-date.ts';
import { parsePublished, type PublishedDate } from '../../text/dates/calendar.ts';
import { type EventCounts, parseEventCounts } from '../event-counts.ts';
import { eventIdOf } from '../event-id.ts';
import { IssueList, shown } from '../../text/issue-list.ts';
import type { Parsed } from '../../text/parsed.ts';
import { Table, type TableRow } from '../../text/csv/table.ts';
import type { Source, WatchEvent } from '../watch.ts';

/** Columns of events.csv. */
export const EVENT_COLUMNS = ['date', 'title', 'category', 'source', 'published'] as const;
/** Columns that may be left out. */
const OPTIONAL_COLUMNS = ['counts'] as const;

/**
 * Reads events.csv; the value holds the rows without issues, by date, then by line. `sources` and `indicators` (ids that
 * `counts` may name) are null if they aren't known.
 */
export function parseEventsFile(
	content: string,
	file: string,
	sources: ReadonlyMap<string, Source> | null,
	indicators: ReadonlySet<string> | null = null
): Parsed<readonly WatchEvent[]> {
	const issues = new IssueList(file);
	const table = new Table(content, EVENT_COLUMNS, issues, OPTIONAL_COLUMNS);
	const events: WatchEvent[] = [];
	for (const row of table.rows()) {
		const event = eventOf(row, table, sources, indicators);
		if (event !== null) events.push(event);
	}
	events.sort((a, b) => a.date - b.date || a.line - b.line);
	return { value: withOwnIds(events), issues: issues.toArray() };
}

/** Two events of one day that begin alike are told apart by their order. */
function withOwnIds(events: readonly WatchEvent[]): WatchEvent[] {
	const seen = new Map<string, number>();
	return events.map((event) => {
		const times = (seen.get(event.id) ?? 0) + 1;
		seen.set(event.id, times);
		return times === 1 ? event : { ...event, id: `${event.id}-${times}` };
	});
}

function eventOf(
	row: TableRow,
	table: Table,
	sources: ReadonlyMap<string, Source> | null,
	indicators: ReadonlySet<string> | null
): WatchEvent | null {
	const [dateCell = '', title = '', category = '', sourceCell = '', publishedCell = '', countsCell = ''] =
		row.cells;
	const date = dateOf(row, 'date', dateCell, table);
	const ids = sourcesOf(row, sourceCell, table, sources);
	const counts = countsOf(row, countsCell, table, indicators);
	for (const [column, cell] of Object.entries({ title, category }))
		if (cell.trim() === '')
			table.complain(row, column, { code: 'events/blank', expected: 'some text', received: 'blank' });
	const published = publishedCell === '' ? null : dateOf(row, 'published', publishedCell, table);
	if (date === null || row.flagged !== 0) return null;
	const source = ids[0] ?? '';
	return {
		id: eventIdOf(dateCell, title),
		date: date.day,
		datePrecision: date.precision,
		title,
		category,
		source,
		sources: ids,
		published: published?.day ?? knownOn(date, sources?.get(source) ?? null),
		counts,
		line: row.line
	};
}

/** One id or several, parted by spaces. */
function sourcesOf(
	row: TableRow,
	cell: string,
	table: Table,
	sources: ReadonlyMap<string, Source> | null
): readonly string[] {
	const ids = sources?.has(cell) === true ? [cell] : cell.split(' ').filter((id) => id !== '');
	const unknown = ids.find((id) => sources !== null && !sources.has(id));
	if (unknown !== undefined || ids.length === 0)
		table.complain(row, 'source', {
			code: 'events/unknown-source',
			expected: 'the id of a source in sources.json',
			received: shown(unknown ?? cell)
		});
	return ids;
}

function countsOf(
	row: TableRow,
	cell: string,
	table: Table,
	indicators: ReadonlySet<string> | null
): EventCounts {
	const counts = parseEventCounts(cell);
	const unknown = [...(counts ?? new Map<string, number>()).keys()].find(
		(id) => indicators !== null && !indicators.has(id)
	);
	if (counts === null || unknown !== undefined)
		table.complain(row, 'counts', {
			code: 'events/bad-count',
			expected: 'ids of indicators with their points, such as high-level-visits:2 joint-exercises:1',
			received: shown(unknown ?? cell)
		});
	return counts ?? new Map<string, number>();
}

/** With `published` blank: the day the first source was issued, or the event's own date if that is later. */
function knownOn(date: PublishedDate, source: Source | null): number {
	const issued = cslDateOf(source?.issued);
	return issued === null || issued === 'unreadable' ? date.day : Math.max(issued.day, date.day);
}

function dateOf(row: TableRow, column: string, cell: string, table: Table): PublishedDate | null {
	const date = parsePublished(cell);
	if (date === null)
		table.complain(row, column, {
			code: 'events/bad-date',
			expected: 'a date such as 2025-03-10, 2025-03 or 2025',
			received: shown(cell)
		});
	return date;
}
