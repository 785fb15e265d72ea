import { outlookFor, sensitivityFor } from '#ask';
import { sensitivityJson } from '#present';
import { answerJson } from '../../http/answer-json.ts';
import { apiRequestOf } from '../../http/request-parameters.ts';
import type { FileRequest } from './file-request.ts';

/** `sensitivity --json` for the scenario and the day in the address. */
export function sensitivityFile({ locals, url }: FileRequest): Response {
	const question = apiRequestOf(locals, url);
	if (question instanceof Response) return question;
	const { watch } = question;
	const outlook = outlookFor(question);
	const groups = new Map(watch.indicators.map(({ id, group }) => [id, group]));
	return answerJson(locals.current, sensitivityJson(outlook, sensitivityFor(watch, outlook), groups));
}
