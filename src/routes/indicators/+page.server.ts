import { wantsAllRows } from '#parse';
import { catalogueViewOf } from '#present';
import { watchForPage } from '#server/watch/require-watch.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => ({
	catalogue: catalogueViewOf(
		watchForPage(locals.current),
		locals.today,
		wantsAllRows(url.searchParams)
	)
});
