import { json } from '@sveltejs/kit';
import { answerTo } from '#ask';
import { outlookJson, type EndingOf, type OutlookJson } from '#present';
import { outlookPicture } from '../../charts/outlook-picture.ts';
import { apiRequestOf, type ApiRequest } from '../../http/request-parameters.ts';
import { csvFile } from '../csv.ts';
import type { FileRequest } from './file-request.ts';

const columns = [
	'id',
	'weight',
	'polarity',
	'level',
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
	'reason'
] as const;

function jsonOf(question: ApiRequest): OutlookJson {
	const { outlook, draws, weightSpace } = answerTo(question);
	return outlookJson(outlook, draws, weightSpace, question.watch);
}

/** `outlook --json` for the scenario and the day in the address; its indicators as a table or a picture. */
export function outlookFile(ending: EndingOf<'outlook'>, { locals, url }: FileRequest): Response {
	const question = apiRequestOf(locals, url);
	if (question instanceof Response) return question;
	if (ending === 'svg' || ending === 'png') return outlookPicture(ending, question, url);
	const answer = jsonOf(question);
	if (ending === 'json') return json(answer);
	return csvFile(`outlook-${answer.scenario}-${answer.asOf}.csv`, columns, answer.indicators);
}
