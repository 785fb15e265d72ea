import { apiRequestOf } from '#server/http/request-parameters.ts';
import { outlookPicture } from '#server/charts/outlook-picture.ts';
import type { RequestHandler } from './$types';

/** What each indicator adds, as SVG. */
export const GET: RequestHandler = ({ locals, url }) => {
	const asked = apiRequestOf(locals, url);
	return asked instanceof Response ? asked : outlookPicture('svg', asked, url);
};
