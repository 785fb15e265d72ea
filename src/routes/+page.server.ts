import { parseScenarioLink } from '#parse';
import { boardOf } from '#present';
import { watchForPage } from '#server/require-watch.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const watch = watchForPage(locals.current);
	const { base, asOf, issues } = parseScenarioLink(url.searchParams, watch);
	return {
		board: boardOf(watch, base, asOf ?? locals.today, locals.today),
		notices: issues,
		context: watch.indicators.filter(({ contextOnly }) => contextOnly).length
	};
};
