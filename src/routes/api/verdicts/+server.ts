import { json } from '@sveltejs/kit';
import { dayText, issueOf, knownDays } from '#parse';
import { verdictTurnsOf } from '#ask';
import { issuesJson, verdictsJson } from '#present';
import { apiRequestOf, requestedDay } from '#server/http/request-parameters.ts';
import type { RequestHandler } from './$types';

/** `verdicts --json` for the scenario and the span in the address: from the watch's first day to the as-of date. */
export const GET: RequestHandler = ({ locals, url }) => {
	const asked = apiRequestOf(locals, url);
	if (asked instanceof Response) return asked;
	const { watch, scenario, asOf } = asked;
	const days = knownDays(watch, locals.today);
	const to = requestedDay(url, 'to', days, asOf);
	const from = requestedDay(url, 'from', days, Math.min(watch.historyFrom, to));
	if (from <= to) return json(verdictsJson(verdictTurnsOf({ watch, scenario }, from, to)));
	const issue = issueOf(
		{
			code: 'address/span',
			field: 'from',
			expected: `a day not after ${dayText(to)}`,
			received: dayText(from)
		},
		null
	);
	return json(issuesJson([issue]), { status: 400 });
};
