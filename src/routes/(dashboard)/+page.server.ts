import { dayCheckOf, dayText, knownDays, parseScenarioLink } from '#parse';
import { firstScreenOf, jsonLdText, watchDataset } from '#present';
import { lastBriefing } from '#server/briefing/last-briefing.ts';
import { requestedReadings } from '#server/charts/history-picture.ts';
import { dashboardBaseOf, type DashboardBase } from '#server/dashboard/dashboard-base.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import type { DashboardViews } from '#state/dashboard/dashboard-views.ts';
import { sinceOf } from '#state/dashboard/since.ts';
import { LiveDashboard } from '#state/dashboard/live-dashboard.svelte.ts';
import { workedOutOnce } from '#state/once/worked-out-once.ts';
import type { PageServerLoad } from './$types';

/** Everything that the page shows, made by what makes it in the browser after an edit. */
function viewsOf({ board, reference, draws }: DashboardBase, url: URL): DashboardViews {
	return workedOutOnce(() => {
		const live: LiveDashboard = new LiveDashboard({
			board: () => board,
			draws,
			firstScreen: () => live.freshFirstScreen(firstScreenOf),
			reference: () => reference,
			search: () => url.search,
			parameters: () => url.searchParams,
			write: () => undefined
		});
		return live.views;
	});
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const watch = watchForPage(locals.current);
	const { today } = locals;
	const {
		base,
		asOf: asked,
		issues
	} = parseScenarioLink(url.searchParams, watch, dayCheckOf(knownDays(watch, today)));
	const asOf = asked ?? today;
	const { searchParams } = url;
	const readings = requestedReadings(searchParams);
	const shared = dashboardBaseOf(watch, { base, asOf, today, readings });
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
