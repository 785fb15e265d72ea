import { json } from '@sveltejs/kit';
import { dayCheckOf, knownDays, parseScenarioDraft, scenarioFileText } from '#parse';
import { issuesJson } from '#present';
import { disposition } from '#server/download/download.ts';
import { strangeRefusal } from '#server/http/strange-refusal.ts';
import { scenarioIdOf } from '#server/watch/scenario-id.ts';
import { watchForApi } from '#server/watch/watch-for-api.ts';
import type { RequestHandler } from './$types';

/** The scenario in the address as a file for the watch's `scenarios/` folder. */
export const GET: RequestHandler = ({ locals, url }) => {
	const refusal = strangeRefusal(url);
	if (refusal !== null) return refusal;
	const watch = watchForApi(locals.current);
	if (watch instanceof Response) return watch;
	const { draft, base, issues } = parseScenarioDraft(
		url.searchParams,
		watch,
		dayCheckOf(knownDays(watch, locals.today))
	);
	if (issues.length > 0) return json(issuesJson(issues), { status: 400 });
	const id = draft.name === base.name ? base.id : (scenarioIdOf(draft.name) ?? 'scenario');
	return new Response(scenarioFileText(draft), {
		headers: {
			'content-type': 'application/yaml; charset=utf-8',
			'content-disposition': disposition(`${id}.yaml`)
		}
	});
};
