import { error } from '@sveltejs/kit';
import { feedOfName, feedViewOf } from '#present';
import { briefingEntries } from '#server/briefing/briefing-entries.ts';
import { feedFile } from '#server/download/feed-file.ts';
import { watchForApi } from '#server/watch/watch-for-api.ts';
import type { RequestHandler } from './$types';

/** A feed as Atom or JSON Feed. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const watch = watchForApi(locals.current);
	if (watch instanceof Response) return watch;
	const named = feedOfName(params.feed);
	if (named === null) error(404, { message: 'Not found' });
	const { about, ending } = named;
	const briefings = await briefingEntries(locals.archive, watch, about);
	const view = feedViewOf(watch, about, locals.today, briefings);
	if (view === null) error(404, { message: 'There is no such scenario or indicator in this watch.' });
	return feedFile(ending, view, locals.site);
};
