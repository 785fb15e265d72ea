import { MOST_HITS, searchedWords } from '#present';
import { watchForPage } from '#server/watch/require-watch.ts';
import { askWork } from '#server/workers/ask-work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const query = searchedWords(event.url.searchParams);
	watchForPage(event.locals.current);
	if (query === '') return { query, hits: [], isCut: false };
	const { hits } = await askWork({ kind: 'search', query }, event);
	return { query, hits, isCut: hits.length === MOST_HITS };
};
