import { askedOf } from '#server/asked.ts';
import { outlookPicture } from '#server/outlook-picture.ts';
import type { RequestHandler } from './$types';

/** What each indicator adds, as SVG. */
export const GET: RequestHandler = ({ locals, url }) => {
	const asked = askedOf(locals, url);
	return asked instanceof Response ? asked : outlookPicture('svg', asked, url);
};
