import { dayText } from '#parse';
import { changedRows, changesViewOf, type EndingOf, fileNameOf } from '#present';
import { requestedSpan } from '../../http/request-span.ts';
import { answerJson } from '../../http/answer-json.ts';
import { csvFile } from '../csv.ts';
import type { WatchFileRequest } from './file-request.ts';

const columns = [
	'kind',
	'indicator',
	'line',
	'published',
	'period',
	'before',
	'value',
	'source',
	'note'
] as const;

/** What was published between two dates: the rows as CSV, with what they did to the index as JSON. */
export function changesFile(ending: EndingOf<'changes'>, { locals, url, watch }: WatchFileRequest): Response {
	const { scenario, from, to } = requestedSpan(watch, url, locals.today);
	const span = { from: dayText(from), to: dayText(to) };
	if (ending === 'json')
		return answerJson(locals.current, {
			...span,
			scenario: scenario.id,
			...changesViewOf(watch, scenario, from, to)
		});
	const rows = changedRows(watch, from, to).map(({ indicator, publishedOn, ...row }) => ({
		...row,
		indicator: indicator.id,
		published: publishedOn
	}));
	return csvFile(url, `${fileNameOf(watch.title)}-changes-${span.from}-${span.to}.csv`, columns, rows);
}
