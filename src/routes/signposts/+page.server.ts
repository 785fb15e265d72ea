import { asOfText, signpostsViewOf } from '#present';
import { knownDays } from '#parse';
import { requestedDay } from '#server/http/request-parameters.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const watch = watchForPage(locals.current);
	const asOf = requestedDay(url, 'as-of', knownDays(watch, locals.today), locals.today);
	return {
		asOf: asOfText(asOf, locals.today),
		isDeclared: watch.signposts.length > 0,
		rows: signpostsViewOf(watch, asOf)
	};
};
