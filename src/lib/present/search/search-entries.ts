import type { Watch } from '#parse';
import { dateText } from '../words/date-text.ts';
import { sourceName } from '../words/names/source-text.ts';

/** What a reader's words have found: its title, a line about it, and the live watch's address of it. */
export interface Hit {
	readonly kind: 'indicator' | 'source' | 'event';
	readonly href: string;
	readonly title: string;
	readonly detail: string;
}

/** What can be found; no two have one address. */
export interface SearchEntry extends Hit {
	/** Found as well, but not shown. */
	readonly words: string;
}

/** `/search.json`, by which a published copy is searched in its reader's browser. */
export interface SearchFile {
	readonly entries: readonly SearchEntry[];
	/** How many more the watch has. */
	readonly leftOut: number;
}

/** More would take a browser too long and too much memory. */
const MOST_ENTRIES = 50_000;

/** No search hands out more. */
export const MOST_HITS = 60;

/** Everything of a watch that can be found: indicators, sources, events. */
export function searchEntriesOf(watch: Watch): SearchEntry[] {
	const groups = new Map(watch.groups.map(({ id, name }) => [id, name]));
	return [
		...watch.indicators.map(({ id, name, question, unit, group, caveats }): SearchEntry => ({
			kind: 'indicator',
			href: `/indicators/${id}`,
			title: name,
			detail: `${groups.get(group) ?? group}; ${unit}`,
			words: [id, question, caveats.join(' ')].join(' ')
		})),
		...[...watch.sources.values()].map((source): SearchEntry => ({
			kind: 'source',
			href: `/sources#${source.id}`,
			title: source.title ?? source.id,
			detail: sourceName(source),
			words: `${source.id} ${(source.author ?? []).map(({ literal, family }) => literal ?? family ?? '').join(' ')}`
		})),
		...watch.events.map((event): SearchEntry => ({
			kind: 'event',
			href: `/events#event-${event.id}`,
			title: event.title,
			detail: `${dateText(event.date, event.datePrecision)}; ${event.category}`,
			words: event.sources.join(' ')
		}))
	];
}

/** The same as a file: the first `most` of them, and how many those leave out. */
export function searchFileOf(watch: Watch, most = MOST_ENTRIES): SearchFile {
	const entries = searchEntriesOf(watch);
	return { entries: entries.slice(0, most), leftOut: Math.max(0, entries.length - most) };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

const isEntry = (value: unknown): value is SearchEntry =>
	isRecord(value) &&
	['indicator', 'source', 'event'].some((kind) => kind === value.kind) &&
	[value.href, value.title, value.detail, value.words].every((text) => typeof text === 'string') &&
	/^\/(?![/\\])/.test(String(value.href));

/** What stands in a file that should be `/search.json`, read as JSON; null where it is something else. */
export function readSearchFile(read: unknown): SearchFile | null {
	if (!isRecord(read) || !Array.isArray(read.entries) || typeof read.leftOut !== 'number') return null;
	const entries = read.entries.slice(0, MOST_ENTRIES).filter(isEntry);
	const addresses = new Set(entries.map(({ href }) => href));
	return addresses.size < Math.min(read.entries.length, MOST_ENTRIES)
		? null
		: { entries, leftOut: read.leftOut };
}
