import { answerTo } from '#ask';
import { outlookJson } from '#present';
import { apiRequestOf } from '#server/http/request-parameters.ts';
import { csvResponse } from '#server/download/csv.ts';
import type { RequestHandler } from './$types';

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

/** The indicator table, a row an indicator, with the numbers of `outlook --json`. */
export const GET: RequestHandler = ({ locals, url }) => {
	const asked = apiRequestOf(locals, url);
	if (asked instanceof Response) return asked;
	const { outlook, draws, weightSpace } = answerTo(asked);
	const { asOf, scenario, indicators } = outlookJson(outlook, draws, weightSpace, asked.watch);
	return csvResponse(
		`outlook-${scenario}-${asOf}.csv`,
		columns,
		indicators.map((row) => columns.map((column) => row[column]))
	);
};
