import { answerTo } from '#ask';
import {
	editsJson,
	type EditsJson,
	outlookJson,
	type EndingOf,
	type OutlookJson,
	fileNameOf
} from '#present';
import { outlookPicture } from '../../charts/outlook-picture.ts';
import { apiRequestOf, type ApiRequest } from '../../http/request-parameters.ts';
import { answerJson } from '../../http/answer-json.ts';
import { csvFile } from '../csv.ts';
import type { FileRequest } from './file-request.ts';

const columns = [
	'id',
	'weight',
	'polarity',
	'value',
	'low',
	'high',
	'period',
	'published',
	'source',
	'grade',
	'ageDays',
	'state',
	'pull',
	'share',
	'contribution',
	'news',
	'changeShare',
	'change',
	'reason'
] as const;

function jsonOf(question: ApiRequest): OutlookJson & EditsJson {
	const { watch, scenario } = question;
	return { ...outlookJson(answerTo(question)), ...editsJson(scenario, watch) };
}

/** `outlook --json` for the scenario and the day in the address; its indicators as a table or a picture. */
export function outlookFile(ending: EndingOf<'outlook'>, { locals, url }: FileRequest): Response {
	const question = apiRequestOf(locals, url);
	if (question instanceof Response) return question;
	if (ending === 'svg' || ending === 'png') return outlookPicture(ending, question, url, locals.site);
	const answer = jsonOf(question);
	if (ending === 'json') return answerJson(locals.current, answer);
	const rows = answer.indicators.map((row) => ({
		...row,
		news: row.news === null ? null : String(row.news)
	}));
	const name = `${fileNameOf(question.watch.title)}-outlook-${answer.scenario}-${answer.asOf}.csv`;
	return csvFile(url, name, columns, rows);
}
