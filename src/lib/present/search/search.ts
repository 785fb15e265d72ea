import MiniSearch, { type SearchResult } from 'minisearch';
import { plainDirection } from '#parse';
import { MOST_HITS, type Hit, type SearchEntry } from './search-entries.ts';
import { indexTerms, isUnspaced, queryTerms } from './search-terms.ts';

/** Of a reader's words; the rest isn't looked for. */
const MOST_LETTERS = 200;

/** What a reader looks for, as the address has it, at most so long; blank for nothing. */
export const searchedWords = (parameters: URLSearchParams): string =>
	plainDirection(parameters.get('q') ?? '')
		.trim()
		.slice(0, MOST_LETTERS)
		.toWellFormed();

/** Reads entries once, to be searched many times: the hits of a reader's words, best first; at most MOST_HITS. */
export function searchOf(entries: readonly SearchEntry[]): (query: string) => Hit[] {
	const index = new MiniSearch<SearchEntry>({
		idField: 'href',
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
	index.addAll(entries);
	return (query) =>
		index
			.search(query.slice(0, MOST_LETTERS))
			.slice(0, MOST_HITS)
			.map((found) => {
				// The index hands its stored fields back untyped; they are the ones that the entries gave it.
				const { kind, href, title, detail } = found as SearchResult & Hit;
				return { kind, href, title, detail };
			});
}
