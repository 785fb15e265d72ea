import { dayCheckOf, knownDays, parseScenarioLink } from '#parse';
import { boardOf, jsonLdText, watchDataset } from '#present';
import { lastBriefing } from '#server/briefing/last-briefing.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const watch = watchForPage(locals.current);
	const { base, asOf, issues } = parseScenarioLink(
		url.searchParams,
		watch,
		dayCheckOf(knownDays(watch, locals.today))
	);
	return {
		board: boardOf(watch, base, asOf ?? locals.today, locals.today),
		dataset: jsonLdText(watchDataset(watch, asOf ?? locals.today, url.origin)),
		notices: issues,
		last: await lastBriefing(locals.archive, watch, base.id, locals.today),
		context: watch.indicators.filter(({ contextOnly }) => contextOnly).length
	};
};
