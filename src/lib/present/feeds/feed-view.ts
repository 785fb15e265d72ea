import type { Day } from '#engine';
import type { Watch, WatchScenario } from '#parse';
import { byNewest, type FeedEntry } from './feed-entry.ts';
import { crossingEntries } from './crossing-entries.ts';
import { figureEntries } from './figure-entries.ts';
import { overdueEntries } from './overdue-entries.ts';
import { turnEntries } from './turn-entries.ts';

/** What a feed is about: all of it, one scenario, or one indicator. */
export type FeedAbout =
	{ readonly about: 'watch' } | { readonly about: 'scenario' | 'indicator'; readonly id: string };

export const FEED_ENDINGS = ['atom', 'json'] as const;

/** `watch.atom`, `scenario-baseline.json`, `indicator-fuel-price.atom` taken apart; null where it is none of these. */
export function feedOfName(
	name: string
): { readonly about: FeedAbout; readonly ending: (typeof FEED_ENDINGS)[number] } | null {
	const [, about, id, written] =
		/^(?:(?:watch)|(scenario|indicator)-([a-z0-9-]{1,200}))\.(atom|json)$/.exec(name) ?? [];
	const ending = FEED_ENDINGS.find((one) => one === written);
	if (ending === undefined) return null;
	if (id === undefined) return { about: { about: 'watch' }, ending };
	return { about: { about: about === 'scenario' ? 'scenario' : 'indicator', id }, ending };
}

/** A feed's address without its ending. */
export function feedPath(about: FeedAbout): string {
	return about.about === 'watch' ? '/feeds/watch' : `/feeds/${about.about}-${about.id}`;
}

export interface FeedView {
	readonly title: string;
	readonly description: string;
	/** The page that it is about. */
	readonly page: string;
	readonly path: string;
	readonly entries: readonly FeedEntry[];
}

const MOST_ENTRIES = 100;

interface Scope {
	readonly name: string;
	readonly page: string;
	readonly scenarios: readonly WatchScenario[];
	/** Of the indicators. */
	readonly ids: ReadonlySet<string>;
}

function scopeOf(watch: Watch, about: FeedAbout): Scope | null {
	if (about.about === 'watch') {
		const ids = new Set(watch.indicators.map(({ id }) => id));
		return { name: 'all that is new', page: '/changes', scenarios: watch.scenarios, ids };
	}
	if (about.about === 'scenario') {
		const scenario = watch.scenarios.find(({ id }) => id === about.id);
		if (scenario === undefined) return null;
		const ids = [...scenario.weights].filter(([, { weight }]) => weight > 0).map(([id]) => id);
		return { name: scenario.name, page: `/?scenario=${about.id}`, scenarios: [scenario], ids: new Set(ids) };
	}
	const indicator = watch.indicators.find(({ id }) => id === about.id);
	if (indicator === undefined) return null;
	return { name: indicator.name, page: `/indicators/${about.id}`, scenarios: [], ids: new Set([about.id]) };
}

interface Span {
	readonly from: Day;
	readonly to: Day;
}

/** What comes from the folder alone, newest first. */
function folderEntries(
	watch: Watch,
	{ about }: FeedAbout,
	scope: Scope,
	{ from, to: today }: Span
): readonly FeedEntry[] {
	// Of what is never scored, nobody waits for a figure; who follows it alone is told.
	const waited = watch.indicators.filter(
		({ id, contextOnly }) => scope.ids.has(id) && (!contextOnly || about === 'indicator')
	);
	return [
		...figureEntries(watch, from, today, (id) => scope.ids.has(id)),
		...scope.scenarios.flatMap((scenario) => turnEntries(watch, scenario, from, today)),
		...overdueEntries(waited, from, today),
		...crossingEntries(watch, today, ({ indicator, scenario }) =>
			scenario === null ? scope.ids.has(indicator ?? '') : scope.scenarios.some(({ id }) => id === scenario)
		)
	].sort(byNewest);
}

/** Of a watch on its latest day, by the feed's path: readers of feeds ask again and again. */
const kept = new WeakMap<Watch, { readonly day: Day; readonly byPath: Map<string, readonly FeedEntry[]> }>();

function keptEntries(watch: Watch, about: FeedAbout, scope: Scope, today: Day): readonly FeedEntry[] {
	const held = kept.get(watch);
	const { byPath } = held?.day === today ? held : { byPath: new Map<string, readonly FeedEntry[]>() };
	if (held?.day !== today) kept.set(watch, { day: today, byPath });
	const known =
		byPath.get(feedPath(about)) ??
		folderEntries(watch, about, scope, { from: watch.historyFrom, to: today }).slice(0, MOST_ENTRIES);
	byPath.set(feedPath(about), known);
	return known;
}

/**
 * A feed on a day: its newest hundred entries. `others` are those that aren't in the folder, such as briefings. Null where
 * the watch has no such scenario or indicator.
 */
export function feedViewOf(
	watch: Watch,
	about: FeedAbout,
	today: Day,
	others: readonly FeedEntry[] = []
): FeedView | null {
	const scope = scopeOf(watch, about);
	if (scope === null) return null;
	const entries = [...keptEntries(watch, about, scope, today), ...others];
	return {
		title: `${watch.title}: ${scope.name}`,
		description: watch.question,
		page: scope.page,
		path: feedPath(about),
		entries: entries.sort(byNewest).slice(0, MOST_ENTRIES)
	};
}

/** More entries than a year of any watch has. */
const MOST_NEWS = 10_000;

/** All that the feed of the whole watch tells of after one day and until another, oldest first. */
export function newsOfWatch(
	watch: Watch,
	from: Day,
	to: Day,
	others: readonly FeedEntry[] = []
): readonly FeedEntry[] {
	const about = { about: 'watch' } as const;
	const scope = scopeOf(watch, about);
	if (scope === null) return [];
	const span = { from: Math.max(from, watch.historyFrom), to };
	const all = [
		...folderEntries(watch, about, scope, span),
		...others.filter(({ on }) => on > from && on <= to)
	];
	return all.sort(byNewest).slice(0, MOST_NEWS).reverse();
}
