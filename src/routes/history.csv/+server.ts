import { dayText } from '#parse';
import { historySeriesOf } from '#present';
import { apiRequestOf } from '#server/http/request-parameters.ts';
import { csvResponse } from '#server/download/csv.ts';
import type { RequestHandler } from './$types';

const columns = ['reading', 'asOf', 'status', 'score', 'band', 'observed'] as const;

/** The history chart's points, a row a reading and date. */
export const GET: RequestHandler = ({ locals, url }) => {
	const asked = apiRequestOf(locals, url);
	if (asked instanceof Response) return asked;
	const { scenario, asOf } = asked;
	const rows = historySeriesOf(asked).flatMap(({ reading, points }) =>
		points.map((point) => [reading, point.asOf, point.status, point.score, point.band, point.observed])
	);
	return csvResponse(`history-${scenario.id}-${dayText(asOf)}.csv`, columns, rows);
};
