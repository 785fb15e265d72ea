import type { Day } from '#engine';

export type FeedEntryKind =
	'figures' | 'revision' | 'correction' | 'plan' | 'turn' | 'crossing' | 'overdue' | 'briefing';

/** One entry of a feed, as plain text. */
export interface FeedEntry {
	/** Never changes, whatever is edited in the watch; made of what the entry is about, not of words or lines. */
	readonly id: string;
	readonly kind: FeedEntryKind;
	/** The day on which it became known. */
	readonly on: Day;
	/** The moment, where one is known: `2026-11-22T08:30:00Z`. */
	readonly at?: string;
	readonly title: string;
	readonly lines: readonly string[];
	/** Where it can be read, without the server's name. */
	readonly path: string;
	/** How many rows of figures it tells of; left out where it tells of none. */
	readonly rows?: number;
}

/** As feed readers show them beside an entry. */
export const feedKindNames: Readonly<Record<FeedEntryKind, string>> = {
	figures: 'New figures',
	revision: 'Revision',
	correction: 'Correction',
	plan: 'Plan',
	turn: 'Verdict turned',
	crossing: 'Signpost crossed',
	overdue: 'Overdue',
	briefing: 'Briefing'
};

/** A tag address (RFC 4151); its parts are ids and days of the watch's files. */
export function entryId(...parts: readonly string[]): string {
	return `tag:alignment-watch.invalid,2026:${parts.map(encodeURIComponent).join('/')}`;
}

/** Newest first; entries of one day in the order of their ids. */
export function byNewest(a: FeedEntry, b: FeedEntry): number {
	return b.on - a.on || (b.at ?? '').localeCompare(a.at ?? '') || (a.id < b.id ? -1 : 1);
}
