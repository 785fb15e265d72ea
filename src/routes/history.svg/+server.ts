import { askedOf } from '#server/asked.ts';
import { historyPicture } from '#server/history-picture.ts';
import type { RequestHandler } from './$types';

/** The history chart as SVG, with its title, date and address. */
export const GET: RequestHandler = ({ locals, url }) => {
	const asked = askedOf(locals, url);
	return asked instanceof Response ? asked : historyPicture('svg', asked, url);
};
