import { json } from '@sveltejs/kit';
import type { Day } from '#engine';
import { parseScenarioLink, type Watch, type WatchScenario } from '#parse';
import { issuesJson } from '#present';
import { watchForApi } from './require-watch.ts';

/** What a request to the API asks for. */
export interface Asked {
	readonly watch: Watch;
	readonly scenario: WatchScenario;
	readonly asOf: Day;
}

/** Reads the address of an API request; the answer to give instead where the folder or the address has issues. */
export function askedOf(locals: App.Locals, url: URL): Asked | Response {
	const watch = watchForApi(locals.current);
	if (watch instanceof Response) return watch;
	const { scenario, asOf, issues } = parseScenarioLink(url.searchParams, watch);
	if (issues.length > 0) return json(issuesJson(issues), { status: 400 });
	return { watch, scenario, asOf: asOf ?? locals.today };
}
