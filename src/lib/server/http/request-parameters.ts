import { error, json } from '@sveltejs/kit';
import type { Day } from '#engine';
import type { Question } from '#ask';
import {
	dayIssue,
	daysText,
	dayText,
	dayCheckOf,
	knownDays,
	parseDay,
	parseScenarioLink,
	shown,
	type DaySpan,
	type WatchScenario
} from '#parse';
import { issuesJson } from '#present';
import { watchForApi } from '../watch/watch-for-api.ts';

/** What a request to the API asks for. */
export type ApiRequest = Question<WatchScenario>;

/** A day in the address, or `otherwise` where there is none; 400 where it can't be read, or is none of `days`. */
export function requestedDay(url: URL, name: string, days: DaySpan, otherwise: Day): Day {
	const text = url.searchParams.get(name);
	if (text === null || text === '') return otherwise;
	const day = parseDay(text);
	if (day === null)
		error(400, {
			message: `The address asks for ${name}=${shown(text.slice(0, 40))}, which is no day: write it as ${dayText(otherwise)}.`
		});
	const issue = dayIssue(name, day, days);
	if (issue !== null)
		error(400, {
			message: `The address asks for ${name}=${text}; this watch can be asked about ${daysText(days)}.`,
			issues: [issue]
		});
	return day;
}

/** Reads the address of an API request; the answer to give instead where the folder or the address has issues. */
export function apiRequestOf(locals: Pick<App.Locals, 'current' | 'today'>, url: URL): ApiRequest | Response {
	const watch = watchForApi(locals.current);
	if (watch instanceof Response) return watch;
	const { scenario, asOf, issues } = parseScenarioLink(
		url.searchParams,
		watch,
		dayCheckOf(knownDays(watch, locals.today))
	);
	if (issues.length > 0) return json(issuesJson(issues), { status: 400 });
	return { watch, scenario, asOf: asOf ?? locals.today };
}

/** The names of an address's parameters that the dashboard takes, too. */
const dashboards = /^(?:scenario|lens|as-of|[wpx]\..+)$/;

/** The dashboard's own query in the address of a page that shows the same. */
export function dashboardQuery(parameters: URLSearchParams): URLSearchParams {
	return new URLSearchParams([...parameters].filter(([name]) => dashboards.test(name)));
}
