import { apiRequestOf } from '#server/http/request-parameters.ts';
import { verdictImage } from '#server/charts/verdict-image.ts';
import type { RequestHandler } from './$types';

/** The verdict of the scenario and the day in the address, for link previews. */
export const GET: RequestHandler = ({ locals, url }) => {
	const asked = apiRequestOf(locals, url);
	if (asked instanceof Response) return asked;
	// Other sites show it; nothing else of ours is for them.
	return new Response(verdictImage(asked), {
		headers: { 'content-type': 'image/png', 'cross-origin-resource-policy': 'cross-origin' }
	});
};
