import { addDuration, type Day } from '#engine';
import { answerTo, historyLinesFor } from '#ask';
import { dayCheckOf, knownDays, parseDay, parseScenarioLink, type Watch } from '#parse';
import {
	boardOf,
	firstScreenOf,
	jsonLdText,
	scoreText,
	verdictsOfOutlook,
	verdictText,
	watchDataset
} from '#present';
import { lastBriefing } from '#server/briefing/last-briefing.ts';
import { requestedReadings } from '#server/charts/history-picture.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
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

export const load: PageServerLoad = async ({ locals, url }) => {
	const watch = watchForPage(locals.current);
	const {
		base,
		scenario,
		asOf: asked,
		issues
	} = parseScenarioLink(url.searchParams, watch, dayCheckOf(knownDays(watch, locals.today)));
	const asOf = asked ?? locals.today;
	const readings = requestedReadings(url.searchParams);
	const board = boardOf(watch, base, asOf, locals.today, readings);
	const since = sinceOf(url.searchParams.get('since'), asOf, watch);
	const { outlook, draws } = answerTo({ watch, scenario, asOf });
	const reference = answerTo({ watch, scenario: base, asOf });
	const history = historyLinesFor({ watch, scenario, asOf }, ['real-time']).get('real-time') ?? [];
	const last = await lastBriefing(locals.archive, watch, base.id, locals.today);
	return {
		board,
		since,
		firstScreen: firstScreenOf({ board, scenario, outlook, draws, history, since }),
		reference: {
			score: reference.outlook.score,
			scoreText:
				reference.outlook.score === null ? null : scoreText(reference.outlook.score, watch.threshold),
			verdict: verdictText(verdictsOfOutlook(reference.outlook), reference.firmness, watch)
		},
		span: since === null ? null : url.searchParams.get('since'),
		allReadings: readings.length > 1,
		dataset: jsonLdText(watchDataset(watch, asOf, url.origin)),
		notices: issues,
		last,
		context: watch.indicators.filter(({ contextOnly }) => contextOnly).length
	};
};
