import { dayText } from '#parse';
import { changesViewOf, dateText } from '#present';
import { requestedSpan } from '#server/http/request-span.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const watch = watchForPage(locals.current);
	const { scenario, from, to } = requestedSpan(watch, url, locals.today);
	return {
		view: changesViewOf(watch, scenario, from, to),
		scenario: scenario.id,
		scenarioName: scenario.name,
		scenarios: watch.scenarios.map(({ id, name }) => ({ id, name })),
		from: dayText(from),
		to: dayText(to),
		today: dayText(locals.today),
		span: { from: dateText(from), to: dateText(to) },
		query: `?scenario=${scenario.id}&from=${dayText(from)}&to=${dayText(to)}`
	};
};
