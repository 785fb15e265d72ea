import { dayText } from '#parse';
import { historiesFor } from '#ask';
import {
	dateText,
	fileNameOf,
	isolated,
	historyChartOf,
	historyFrameOf,
	markersOf,
	type ChartDefinition
} from '#present';
import type { ApiRequest } from '../http/request-parameters.ts';
import { pictureResponse } from './picture-response.ts';

/** The history chart of what an address asks for; `category` narrows the events. @internal For tests too. */
export function historyDefinition(question: ApiRequest, category: string | null = null): ChartDefinition {
	const { watch, asOf } = question;
	const from = Math.min(watch.historyFrom, asOf);
	const markers = markersOf(
		watch.events.filter(
			(event) => event.published <= asOf && (category === null || event.category === category)
		),
		from,
		asOf
	);
	return historyChartOf(
		historyFrameOf({ from, to: asOf, threshold: watch.threshold, markers }),
		historiesFor(question)
	);
}

/** The history chart as a file. */
export function historyPicture(format: 'svg' | 'png', asked: ApiRequest, url: URL): Response {
	const { watch, scenario, asOf } = asked;
	const definition = historyDefinition(asked);
	return pictureResponse(
		format,
		`${fileNameOf(watch.title)}-history-${scenario.id}-${dayText(asOf)}`,
		definition,
		{
			title: `${isolated(watch.question)} Index since ${dayText(watch.historyFrom).slice(0, 4)}`,
			subtitle: `Scenario ${isolated(scenario.name)}, as of ${dateText(asOf)}. Solid: real time; dashed: pseudo-real time; grey: as now known.`,
			foot: `${isolated(watch.title)}. An index, not a forecast and not a probability. ${url.origin}/${url.search}`
		}
	);
}
