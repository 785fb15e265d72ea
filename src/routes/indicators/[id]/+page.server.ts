import { dayText } from '#parse';
import { error } from '@sveltejs/kit';
import { knownDays } from '#parse';
import {
	countedEventsOf,
	eventCategories,
	figureDatesOf,
	indicatorChartOf,
	indicatorDataset,
	indicatorViewOf,
	jsonLdText,
	newestChangeOf,
	revisionsOf,
	rivalsOf,
	scenarioUsesOf,
	vintagesOf
} from '#present';
import { requestedDay } from '#server/http/request-parameters.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import { stillChartOf } from '#server/charts/still-chart.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const watch = watchForPage(locals.current);
	const indicator = watch.indicators.find(({ id }) => id === params.id);
	if (!indicator) error(404, { message: `There is no indicator “${params.id}” in this watch.` });
	const asOf = requestedDay(url, 'as-of', knownDays(watch, locals.today), locals.today);
	const asked = url.searchParams.get('events');
	const query = new URLSearchParams(asOf === locals.today ? {} : { 'as-of': dayText(asOf) });
	if (asked) query.set('events', asked);
	const chart = indicatorChartOf(watch, indicator, asOf, asked);
	return {
		view: indicatorViewOf(watch, indicator, asOf),
		asOf: dayText(asOf),
		today: dayText(locals.today),
		chart,
		/** What a download of this page asks for. */
		pictureQuery: `?${query.toString()}`,
		dataset: jsonLdText(indicatorDataset(watch, indicator, asOf, locals.site)),
		still: stillChartOf(chart),
		categories: eventCategories(watch, asOf).map(({ name }) => name),
		events: asked,
		dates: figureDatesOf(watch, indicator, asOf),
		newest: indicator.contextOnly ? null : newestChangeOf(watch, indicator, asOf),
		uses: scenarioUsesOf(watch, indicator, asOf),
		counted: countedEventsOf(watch, indicator.id, asOf),
		vintages: vintagesOf(indicator, asOf, locals.today),
		revisions: revisionsOf(watch, indicator, asOf),
		rivals: rivalsOf(watch, indicator, asOf)
	};
};
