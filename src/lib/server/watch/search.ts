import MiniSearch, { type SearchResult } from 'minisearch';
import type { Watch } from '#parse';
import { dateText, sourceName } from '#present';
import { indexTerms, isUnspaced, queryTerms } from './search-terms.ts';

export interface Hit {
	readonly kind: 'indicator' | 'source' | 'event';
	readonly href: string;
	readonly title: string;
	readonly detail: string;
}

interface Entry extends Hit {
	readonly id: string;
	readonly words: string;
}

function entriesOf(watch: Watch): Entry[] {
	const groups = new Map(watch.groups.map(({ id, name }) => [id, name]));
	return [
		...watch.indicators.map(({ id, name, question, unit, group, caveats }): Entry => ({
			id: `indicator ${id}`,
			kind: 'indicator',
			href: `/indicators/${id}`,
			title: name,
			detail: `${groups.get(group) ?? group}; ${unit}`,
			words: [id, question, caveats.join(' ')].join(' ')
		})),
		...[...watch.sources.values()].map((source): Entry => ({
			id: `source ${source.id}`,
			kind: 'source',
			href: `/sources#${source.id}`,
			title: source.title ?? source.id,
			detail: sourceName(source),
			words: `${source.id} ${(source.author ?? []).map(({ literal, family }) => literal ?? family ?? '').join(' ')}`
		})),
		...watch.events.map((event): Entry => ({
			id: `event ${event.id}`,
			kind: 'event',
			href: `/events#event-${event.id}`,
			title: event.title,
			detail: `${dateText(event.date, event.datePrecision)}; ${event.category}`,
			words: event.sources.join(' ')
		}))
	];
}

const kept = new WeakMap<Watch, MiniSearch<Entry>>();

function indexOf(watch: Watch): MiniSearch<Entry> {
	const held = kept.get(watch);
	if (held) return held;
	const index = new MiniSearch<Entry>({
		fields: ['title', 'detail', 'words'],
		storeFields: ['kind', 'href', 'title', 'detail'],
		tokenize: indexTerms,
		// The terms are folded already.
		processTerm: (term) => term,
		searchOptions: {
			tokenize: queryTerms,
			prefix: true,
			fuzzy: (term) => (isUnspaced(term) ? false : 0.15),
			boost: { title: 3, detail: 1.5 },
			combineWith: 'AND'
		}
	});
	index.addAll(entriesOf(watch));
	kept.set(watch, index);
	return index;
}

/** Indicators, sources and events that a reader's words find, best first; at most sixty. */
export function hitsOf(watch: Watch, query: string): Hit[] {
	return indexOf(watch)
		.search(query.slice(0, 200))
		.slice(0, 60)
		.map((found) => {
			// The index hands its stored fields back untyped; they are the ones that entriesOf gave it.
			const { kind, href, title, detail } = found as SearchResult & Hit;
			return { kind, href, title, detail };
		});
}
