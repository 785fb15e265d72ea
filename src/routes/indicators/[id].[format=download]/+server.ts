import { error, json } from '@sveltejs/kit';
import type { Day } from '#engine';
import { dayText, knownDays, type Watch, type WatchIndicator } from '#parse';
import {
	dateText,
	indicatorChartOf,
	indicatorJson,
	observationColumns,
	observationRecords
} from '#present';
import { requestedDay } from '#server/http/request-parameters.ts';
import { csvResponse } from '#server/download/csv.ts';
import { pictureResponse } from '#server/charts/picture-response.ts';
import { watchForApi } from '#server/watch/require-watch.ts';
import type { RequestHandler } from './$types';

function picture(format: 'svg' | 'png', watch: Watch, indicator: WatchIndicator, asOf: Day, url: URL): Response {
	const definition = indicatorChartOf(watch, indicator, asOf, url.searchParams.get('events'));
	const page = `${url.origin}/indicators/${indicator.id}?as-of=${dayText(asOf)}`;
	return pictureResponse(format, `${indicator.id}-${dayText(asOf)}`, definition, {
		title: indicator.name,
		subtitle: `${indicator.unit}. As known on ${dateText(asOf)}.`,
		foot: `${watch.title}; every figure with its source: ${page}`
	});
}

/** An indicator's rows or chart as a file, as known on the date in the address. */
export const GET: RequestHandler = ({ locals, params, url }) => {
	const watch = watchForApi(locals.current);
	if (watch instanceof Response) return watch;
	const indicator = watch.indicators.find(({ id }) => id === params.id);
	if (!indicator) error(404, { message: `There is no indicator “${params.id}” in this watch.` });
	const asOf = requestedDay(url, 'as-of', knownDays(watch, locals.today), locals.today);
	if (params.format === 'json') return json(indicatorJson(watch, indicator, asOf));
	if (params.format !== 'csv') return picture(params.format, watch, indicator, asOf, url);
	const rows = observationRecords(indicator, asOf);
	return csvResponse(
		`${indicator.id}-${dayText(asOf)}.csv`,
		observationColumns,
		rows.map((row) => observationColumns.map((column) => row[column]))
	);
};
