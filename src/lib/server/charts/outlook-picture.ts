import { dayText } from '#parse';
import { outlookFor } from '#ask';
import {
	contributionChartOf,
	contributionHeight,
	dateText,
	fileNameOf,
	isolated,
	lensText,
	lensTitle
} from '#present';
import type { ApiRequest } from '../http/request-parameters.ts';
import { setupResponse } from './picture-response.ts';

/** What each indicator adds, as a file. */
export function outlookPicture(
	format: 'svg' | 'png',
	question: ApiRequest,
	url: URL,
	site: string
): Response {
	const { watch, scenario, asOf } = question;
	const outlook = outlookFor(question);
	const setup = contributionChartOf(outlook, watch, {
		title: watch.question,
		subtitle: `What each indicator adds ${lensText(lensTitle(scenario, false))}, as of ${dateText(asOf)}.`,
		foot: `${isolated(watch.title)}. An index, not a forecast and not a probability. ${site}/${url.search}`
	});
	const name = `${fileNameOf(watch.title)}-outlook-${scenario.id}-${dayText(asOf)}`;
	return setupResponse(format, name, setup, contributionHeight(outlook));
}
