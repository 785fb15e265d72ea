import { dayCheckOf, dayText, knownDays, parseScenarioLink } from '#parse';
import { jsonLdText, watchDataset } from '#present';
import { lastBriefing } from '#server/briefing/last-briefing.ts';
import { requestedReadings } from '#server/charts/history-picture.ts';
import { dashboardBaseOf, listedBaseOf } from '#server/dashboard/dashboard-base.ts';
import { viewsOf } from '#server/dashboard/views-of.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import { sinceOf } from '#state/dashboard/since.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const watch = watchForPage(locals.current);
	const { today } = locals;
	const {
		scenario,
		base,
		asOf: asked,
		issues
	} = parseScenarioLink(url.searchParams, watch, dayCheckOf(knownDays(watch, today)));
	const asOf = asked ?? today;
	const { searchParams } = url;
	const readings = requestedReadings(searchParams);
	const whole = dashboardBaseOf(watch, { base, asOf, today, readings });
	const shared = listedBaseOf(watch, whole, scenario, searchParams);
	const { boardText, reference, agreement, ownCounts, signposts } = shared;
	return {
		boardText,
		views: viewsOf(shared, url),
		reference,
		question: watch.question,
		agreement,
		asOf: dayText(asOf),
		today: dayText(today),
		span: sinceOf(searchParams, shared.board) === null ? null : searchParams.get('since'),
		ownCounts,
		allReadings: readings.length > 1,
		dataset: jsonLdText(watchDataset(watch, asOf, locals.site)),
		notices: issues,
		last: await lastBriefing(locals.archive, watch, base.id, today),
		signposts,
		context: watch.indicators.filter(({ contextOnly }) => contextOnly).length
	};
};
