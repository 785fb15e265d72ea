import { apiRequestOf } from '#server/http/request-parameters.ts';
import { historyPicture } from '#server/charts/history-picture.ts';
import type { RequestHandler } from './$types';

/** The history chart as PNG, with its title, date and address. */
export const GET: RequestHandler = ({ locals, url }) => {
	const asked = apiRequestOf(locals, url);
	return asked instanceof Response ? asked : historyPicture('png', asked, url);
};
