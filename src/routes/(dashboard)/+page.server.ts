import type { Day } from '#engine';
import { answerTo, outlookFor } from '#ask';
import { dayCheckOf, dayText, knownDays, parseScenarioLink, type Watch, type WatchScenario } from '#parse';
import {
	boardOf,
	firstScreenOf,
	lensAgreementText,
	jsonLdText,
	ownCountsOf,
	scoreText,
	signpostsViewOf,
	verdictsOfOutlook,
	verdictText,
	watchDataset,
	type Board
} from '#present';
import { lastBriefing } from '#server/briefing/last-briefing.ts';
import { requestedReadings } from '#server/charts/history-picture.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import type { DashboardViews, Reference } from '#state/dashboard/dashboard-views.ts';
import { sinceOf } from '#state/dashboard/since.ts';
import { LiveDashboard } from '#state/dashboard/live-dashboard.svelte.ts';
import type { PageServerLoad } from './$types';

/** What the scenario says without edits. */
function referenceOf(watch: Watch, scenario: WatchScenario, asOf: Day): Reference {
	const { outlook, firmness } = answerTo({ watch, scenario, asOf });
	const { score, threshold } = outlook;
	return {
		score,
		scoreText: score === null ? null : scoreText(score, threshold),
		verdict: verdictText(verdictsOfOutlook(outlook), firmness, watch)
	};
}

/** Everything that the page shows, made by what makes it in the browser after an edit. */
function viewsOf({
	board,
	reference,
	url
}: {
	readonly board: Board;
	readonly reference: Reference;
	readonly url: URL;
}): DashboardViews {
	const live: LiveDashboard = new LiveDashboard({
		board: () => board,
		firstScreen: () => live.freshFirstScreen(firstScreenOf),
		reference: () => reference,
		search: () => url.search,
		parameters: () => url.searchParams,
		write: () => undefined
	});
	return live.views;
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const watch = watchForPage(locals.current);
	const {
		base,
		asOf: asked,
		issues
	} = parseScenarioLink(url.searchParams, watch, dayCheckOf(knownDays(watch, locals.today)));
	const asOf = asked ?? locals.today;
	const { searchParams } = url;
	const readings = requestedReadings(searchParams);
	const board = boardOf(watch, base, asOf, locals.today, readings);
	const since = sinceOf(searchParams, board);
	const reference = referenceOf(watch, base, asOf);
	return {
		board,
		views: viewsOf({ board, reference, url }),
		reference,
		question: watch.question,
		agreement: lensAgreementText(
			watch.scenarios.map((scenario) => verdictsOfOutlook(outlookFor({ watch, scenario, asOf }))),
			watch
		),
		asOf: dayText(asOf),
		today: dayText(locals.today),
		span: since === null ? null : searchParams.get('since'),
		ownCounts: ownCountsOf(board, watch),
		allReadings: readings.length > 1,
		dataset: jsonLdText(watchDataset(watch, asOf, locals.site)),
		notices: issues,
		last: await lastBriefing(locals.archive, watch, base.id, locals.today),
		signposts: signpostsViewOf(watch, asOf),
		context: watch.indicators.filter(({ contextOnly }) => contextOnly).length
	};
};
