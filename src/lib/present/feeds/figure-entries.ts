import type { Day } from '#engine';
import { dayText, parseDay, type Watch } from '#parse';
import { changedRows, type ChangedRow } from '../changes/changed-rows.ts';
import { entryId, type FeedEntry, type FeedEntryKind } from './feed-entry.ts';

/** A reader of feeds is told of so many rows of one day; the page has all. */
const MOST_LINES = 20;

const arrow = '\u2192';

function lineOf({ period, value, before, source, note }: ChangedRow): string {
	const figure = before === null ? value : `${before} ${arrow} ${value}`;
	return `${period}: ${figure} (${source})${note === '' ? '' : `. ${note}`}`;
}

function linesOf(rows: readonly ChangedRow[]): readonly string[] {
	const more = rows.length - MOST_LINES;
	return [...rows.slice(0, MOST_LINES).map(lineOf), ...(more > 0 ? [`and ${more} more`] : [])];
}

function kindOf(rows: readonly ChangedRow[]): FeedEntryKind {
	if (rows.every(({ kind }) => kind === 'correction')) return 'correction';
	if (rows.every(({ kind }) => kind === 'plan')) return 'plan';
	return rows.every(({ kind }) => kind === 'revision') ? 'revision' : 'figures';
}

const counted: Readonly<Partial<Record<FeedEntryKind, readonly [one: string, many: string]>>> = {
	figures: ['New figure', 'new figures'],
	revision: ['Revision', 'revisions'],
	correction: ['Correction', 'corrections'],
	plan: ['Plan', 'plans']
};

function titleOf(kind: FeedEntryKind, rows: readonly ChangedRow[]): string {
	const [one = '', many = ''] = counted[kind] ?? [];
	const [first] = rows;
	const name = first?.indicator.name ?? '';
	if (first === undefined || rows.length > 1) return `${rows.length} ${many}: ${name}`;
	const figure = first.before === null ? first.value : `${first.before} ${arrow} ${first.value}`;
	return `${one}: ${name}, ${first.period}: ${figure}`;
}

/**
 * What was published after one day and until another: an entry for each indicator and day, and one of its own for
 * corrections of our mistakes. `shows`: which indicators.
 */
export function figureEntries(
	watch: Watch,
	from: Day,
	to: Day,
	shows: (indicator: string) => boolean
): FeedEntry[] {
	const groups = new Map<string, ChangedRow[]>();
	for (const row of changedRows(watch, from, to)) {
		if (!shows(row.indicator.id)) continue;
		const what = row.kind === 'correction' ? 'correction' : 'figures';
		const id = entryId(what, row.indicator.id, row.publishedOn);
		groups.set(id, [...(groups.get(id) ?? []), row]);
	}
	return [...groups].flatMap(([id, rows]): FeedEntry[] => {
		const [first] = rows;
		const on = parseDay(first?.publishedOn ?? '');
		if (first === undefined || on === null) return [];
		const kind = kindOf(rows);
		const path = `/indicators/${first.indicator.id}?as-of=${dayText(on)}`;
		return [{ id, kind, on, title: titleOf(kind, rows), lines: linesOf(rows), path, rows: rows.length }];
	});
}
