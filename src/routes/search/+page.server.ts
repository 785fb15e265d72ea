import { hitsOf } from '#server/watch/search.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const query = (url.searchParams.get('q') ?? '').trim();
	const watch = watchForPage(locals.current);
	return { query, hits: query === '' ? [] : hitsOf(watch, query) };
};
