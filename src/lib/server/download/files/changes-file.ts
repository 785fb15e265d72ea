import { verdictTurnsOf } from '#ask';
import { dayText } from '#parse';
import { changedRows, changesViewOf, type EndingOf, fileNameOf, verdictsJson } from '#present';
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
	'before-period',
	'value',
	'source',
	'note'
] as const;

/** What was published between two dates: the rows as CSV, with what they did to index and verdicts as JSON. */
export function changesFile(ending: EndingOf<'changes'>, { locals, url, watch }: WatchFileRequest): Response {
	const { scenario, edited, from, to } = requestedSpan(watch, url, locals.today);
	const span = { from: dayText(from), to: dayText(to) };
	if (ending === 'json')
		return answerJson(locals.current, {
			...span,
			scenario: scenario.id,
			edited,
			verdicts: verdictsJson(verdictTurnsOf({ watch, scenario }, from, to)),
			...changesViewOf(watch, scenario, from, to)
		});
	const rows = changedRows(watch, from, to).map(({ indicator, publishedOn, beforePeriod, ...row }) => ({
		...row,
		'before-period': beforePeriod,
		indicator: indicator.id,
		published: publishedOn
	}));
	return csvFile(url, `${fileNameOf(watch.title)}-changes-${span.from}-${span.to}.csv`, columns, rows);
}
