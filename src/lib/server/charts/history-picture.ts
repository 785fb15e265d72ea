import type { Reading } from '#engine';
import { historyLinesFor, levelGridsFor, scoredIndicators } from '#ask';
import { dayText, READINGS } from '#parse';
import {
	dateText,
	fileNameOf,
	isolated,
	lensTitle,
	historyChartOf,
	historyFrameOf,
	historyJumpsOf,
	historySpanOf,
	type ChartDefinition
} from '#present';
import type { ApiRequest } from '../http/request-parameters.ts';
import { pictureResponse } from './picture-response.ts';

/** The history chart of what an address asks for, as the dashboard draws it. */
export function historyDefinition(question: ApiRequest, readings: readonly Reading[]): ChartDefinition {
	const { watch, scenario, asOf } = question;
	const lines = historyLinesFor(question, readings);
	const [grid] = levelGridsFor(watch, asOf, ['real-time']);
	const markers =
		grid === undefined
			? []
			: historyJumpsOf(lines.get('real-time') ?? [], grid, scenario, scoredIndicators(watch));
	const span = historySpanOf(lines, watch.threshold);
	return historyChartOf(historyFrameOf({ span, threshold: watch.threshold, names: watch, markers }), lines);
}

/** The readings that an address asks for: what could be known on each day, and with `readings=all` the other two. */
export function requestedReadings(parameters: URLSearchParams): readonly Reading[] {
	return parameters.get('readings') === 'all' ? READINGS : ['real-time'];
}

/** The history chart as a file. */
export function historyPicture(format: 'svg' | 'png', asked: ApiRequest, url: URL, site: string): Response {
	const { watch, scenario, asOf } = asked;
	const definition = historyDefinition(asked, requestedReadings(url.searchParams));
	return pictureResponse(
		format,
		`${fileNameOf(watch.title)}-history-${scenario.id}-${dayText(asOf)}`,
		definition,
		{
			title: `${isolated(watch.question)} ${definition.title}`,
			subtitle: `Scenario ${lensTitle({ ...scenario, name: isolated(scenario.name) }, false)}, as of ${dateText(asOf)}. On each day only what had been published by then.`,
			foot: `${isolated(watch.title)}. An index, not a forecast and not a probability. ${site}/${url.search}`
		}
	);
}
