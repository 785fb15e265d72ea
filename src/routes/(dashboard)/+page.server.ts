import { addDuration, type Day } from '#engine';
import { answerTo } from '#ask';
import {
	dayCheckOf,
	dayText,
	knownDays,
	parseDay,
	parseScenarioLink,
	type Watch,
	type WatchScenario
} from '#parse';
import {
	boardOf,
	firstScreenOf,
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
import type { DashboardViews, Reference } from '#state/dashboard-views.ts';
import { LiveDashboard } from '#state/live-dashboard.svelte.ts';
import type { PageServerLoad } from './$types';

/** Spans that the changes are told over, in months; the year is the direction's own. */
const spans: Readonly<Record<string, number>> = { P1M: 1, P3M: 3 };

/** The day that `since` names: `P1M`, `P3M`, or a day; null for a year, and where it can't be read. */
function sinceOf(parameter: string | null, asOf: Day, { historyFrom }: Watch): Day | null {
	if (parameter === null) return null;
	const months = spans[parameter];
	const day = months === undefined ? parseDay(parameter) : addDuration(asOf, { months: -months, days: 0 });
	return day === null || day >= asOf || day < historyFrom ? null : day;
}

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
	since,
	reference,
	url
}: {
	readonly board: Board;
	readonly since: Day | null;
	readonly reference: Reference;
	readonly url: URL;
}): DashboardViews {
	const live: LiveDashboard = new LiveDashboard({
		board: () => board,
		firstScreen: () => live.freshFirstScreen(firstScreenOf),
		since: () => since,
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
	const since = sinceOf(searchParams.get('since'), asOf, watch);
	const reference = referenceOf(watch, base, asOf);
	return {
		board,
		views: viewsOf({ board, since, reference, url }),
		since,
		reference,
		question: watch.question,
		asOf: dayText(asOf),
		today: dayText(locals.today),
		span: since === null ? null : searchParams.get('since'),
		ownCounts: ownCountsOf(board, watch),
		allReadings: readings.length > 1,
		dataset: jsonLdText(watchDataset(watch, asOf, url.origin)),
		notices: issues,
		last: await lastBriefing(locals.archive, watch, base.id, locals.today),
		signposts: signpostsViewOf(watch, asOf),
		context: watch.indicators.filter(({ contextOnly }) => contextOnly).length
	};
};
