import { json } from '@sveltejs/kit';
import { answerTo } from '#ask';
import { outlookJson } from '#present';
import { apiRequestOf } from '#server/http/request-parameters.ts';
import type { RequestHandler } from './$types';

/** `outlook --json` for the scenario and the day in the address. */
export const GET: RequestHandler = ({ locals, url }) => {
	const asked = apiRequestOf(locals, url);
	if (asked instanceof Response) return asked;
	const { outlook, draws, weightSpace } = answerTo(asked);
	return json(outlookJson(outlook, draws, weightSpace, asked.watch));
};
