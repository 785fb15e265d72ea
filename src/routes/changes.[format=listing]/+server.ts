import { dayText } from '#parse';
import { error, json } from '@sveltejs/kit';
import { changedRows, changesViewOf } from '#present';
import { requestedSpan } from '#server/http/request-span.ts';
import { csvResponse } from '#server/download/csv.ts';
import { watchForApi } from '#server/watch/require-watch.ts';
import type { RequestHandler } from './$types';

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
export const GET: RequestHandler = ({ locals, params, url }) => {
	const watch = watchForApi(locals.current);
	if (watch instanceof Response) return watch;
	if (params.format === 'ics') error(404, { message: 'Changes come as .csv and .json.' });
	const { scenario, from, to } = requestedSpan(watch, url, locals.today);
	const span = { from: dayText(from), to: dayText(to) };
	if (params.format === 'json')
		return json({ ...span, scenario: scenario.id, ...changesViewOf(watch, scenario, from, to) });
	const rows = changedRows(watch, from, to).map((row) => [
		row.kind,
		row.indicator.id,
		row.line,
		row.publishedOn,
		row.period,
		row.before,
		row.value,
		row.source,
		row.note
	]);
	return csvResponse(`changes-${span.from}-${span.to}.csv`, columns, rows);
};
