import { json } from '@sveltejs/kit';
import { historySeriesOf } from '#present';
import { apiRequestOf } from '#server/http/request-parameters.ts';
import type { RequestHandler } from './$types';

/** The history chart's points: an array of what `history --json` prints, one for each reading. */
export const GET: RequestHandler = ({ locals, url }) => {
	const asked = apiRequestOf(locals, url);
	if (asked instanceof Response) return asked;
	return json(historySeriesOf(asked));
};
