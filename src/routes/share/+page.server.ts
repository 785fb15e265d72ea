import { outlookFor } from '#ask';
import { dayCheckOf, isEdited, knownDays, parseScenarioLink } from '#parse';
import { calledLens, shareViewOf } from '#present';
import { dashboardQuery } from '#server/http/request-parameters.ts';
import { handedOver } from '#server/handover.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const watch = watchForPage(locals.current);
	const days = dayCheckOf(knownDays(watch, locals.today));
	const { scenario, asOf, issues } = parseScenarioLink(url.searchParams, watch, days);
	const { embedOrigins } = handedOver().settings;
	return {
		view: shareViewOf({
			origin: url.origin,
			query: dashboardQuery(url.searchParams),
			watch,
			...calledLens(scenario, isEdited(scenario, watch)),
			outlook: outlookFor({ watch, scenario, asOf: asOf ?? locals.today })
		}),
		framedBy: embedOrigins,
		notices: issues
	};
};
