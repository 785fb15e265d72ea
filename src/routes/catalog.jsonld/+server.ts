import { dcatCatalogue } from '#present';
import { watchForApi } from '#server/watch/require-watch.ts';
import type { RequestHandler } from './$types';

/** The watch and every indicator as a DCAT catalogue. */
export const GET: RequestHandler = ({ locals, url }) => {
	const watch = watchForApi(locals.current);
	if (watch instanceof Response) return watch;
	return new Response(JSON.stringify(dcatCatalogue(watch, locals.today, url.origin), null, '\t'), {
		headers: { 'content-type': 'application/ld+json; charset=utf-8' }
	});
};
