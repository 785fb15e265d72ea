import { cslDateOf } from '../text/csl-date.ts';
import { parsePublished, type PublishedDate } from '../text/date.ts';
import { IssueList, shown } from '../text/issue-list.ts';
import type { Parsed } from '../text/parsed.ts';
import { Table, type TableRow } from '../text/table.ts';
import type { Source, WatchEvent } from './watch.ts';

/** Columns of events.csv. */
export const EVENT_COLUMNS = ['date', 'title', 'category', 'source', 'published'] as const;

/** Reads events.csv; the value holds the rows without issues, by date, then by line. `sources` is null if not known. */
export function parseEventsFile(
	content: string,
	file: string,
	sources: ReadonlyMap<string, Source> | null
): Parsed<readonly WatchEvent[]> {
	const issues = new IssueList(file);
	const table = new Table(content, EVENT_COLUMNS, issues);
	const events: WatchEvent[] = [];
	for (const row of table.rows()) {
		const event = eventOf(row, table, sources);
		if (event !== null) events.push(event);
	}
	events.sort((a, b) => a.date - b.date || a.line - b.line);
	return { value: events, issues: issues.toArray() };
}

function eventOf(
	row: TableRow,
	table: Table,
	sources: ReadonlyMap<string, Source> | null
): WatchEvent | null {
	const [dateCell = '', title = '', category = '', id = '', publishedCell = ''] = row.cells;
	const date = dateOf(row, 'date', dateCell, table);
	const source = sources?.get(id) ?? null;
	if (source === null && (sources !== null || id === ''))
		table.complain(row, 'source', {
			code: 'events/unknown-source',
			expected: 'the id of a source in sources.json',
			received: shown(id)
		});
	for (const [column, cell] of Object.entries({ title, category }))
		if (cell.trim() === '')
			table.complain(row, column, { code: 'events/blank', expected: 'some text', received: 'blank' });
	const published = publishedCell === '' ? null : dateOf(row, 'published', publishedCell, table);
	if (date === null || row.flagged !== 0) return null;
	return {
		date: date.day,
		datePrecision: date.precision,
		title,
		category,
		source: id,
		published: published?.day ?? knownOn(date, source),
		line: row.line
	};
}

/** With `published` blank: the day the source was issued, or the event's own date if that is later. */
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
