import { error } from '@sveltejs/kit';
import type { Day } from '#engine';
import { dayText, knownDays, type Watch, type WatchIndicator } from '#parse';
import {
	dateText,
	indicatorChartOf,
	indicatorJson,
	observationColumns,
	observationRecords,
	type EndingOf,
	fileNameOf
} from '#present';
import { pictureResponse } from '../../charts/picture-response.ts';
import { requestedDay } from '../../http/request-parameters.ts';
import { answerJson } from '../../http/answer-json.ts';
import { csvFile } from '../csv.ts';
import type { FileRequest, WatchFileRequest } from './file-request.ts';

function picture(
	ending: 'svg' | 'png',
	watch: Watch,
	indicator: WatchIndicator,
	asOf: Day,
	{ locals, url }: FileRequest
): Response {
	const definition = indicatorChartOf(watch, indicator, asOf, url.searchParams.get('events'));
	const page = `${locals.site}/indicators/${indicator.id}?as-of=${dayText(asOf)}`;
	return pictureResponse(ending, `${fileNameOf(watch.title)}-${indicator.id}-${dayText(asOf)}`, definition, {
		title: indicator.name,
		subtitle: `${indicator.unit}. As known on ${dateText(asOf)}.`,
		foot: `${watch.title}; every figure with its source: ${page}`
	});
}

/** An indicator's rows or chart, as known on the date in the address. */
export function indicatorFile(
	ending: EndingOf<'indicator'>,
	request: WatchFileRequest,
	id: string
): Response {
	const { locals, url, watch } = request;
	const indicator = watch.indicators.find((one) => one.id === id);
	if (!indicator) error(404, { message: `There is no indicator “${id}” in this watch.` });
	const asOf = requestedDay(url, 'as-of', knownDays(watch, locals.today), locals.today);
	if (ending === 'json') return answerJson(locals.current, indicatorJson(watch, indicator, asOf));
	if (ending !== 'csv') return picture(ending, watch, indicator, asOf, request);
	return csvFile(
		url,
		`${fileNameOf(watch.title)}-${indicator.id}-${dayText(asOf)}.csv`,
		observationColumns,
		observationRecords(indicator, asOf)
	);
}
