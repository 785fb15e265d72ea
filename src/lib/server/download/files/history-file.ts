import { json } from '@sveltejs/kit';
import { dayText } from '#parse';
import { historySeriesOf, type EndingOf, fileNameOf } from '#present';
import { historyPicture } from '../../charts/history-picture.ts';
import { apiRequestOf } from '../../http/request-parameters.ts';
import { csvFile } from '../csv.ts';
import type { FileRequest } from './file-request.ts';

const columns = [
	'reading',
	'asOf',
	'status',
	'score',
	'position',
	'change',
	'direction',
	'observed'
] as const;

/** The history chart: its points as `history --json` prints them, one object or so many rows a reading, or a picture. */
export function historyFile(ending: EndingOf<'history'>, { locals, url }: FileRequest): Response {
	const question = apiRequestOf(locals, url);
	if (question instanceof Response) return question;
	if (ending === 'svg' || ending === 'png') return historyPicture(ending, question, url, locals.site);
	const series = historySeriesOf(question);
	if (ending === 'json') return json(series);
	const rows = series.flatMap(({ reading, points }) => points.map((point) => ({ reading, ...point })));
	return csvFile(
		url,
		`${fileNameOf(question.watch.title)}-history-${question.scenario.id}-${dayText(question.asOf)}.csv`,
		columns,
		rows
	);
}
