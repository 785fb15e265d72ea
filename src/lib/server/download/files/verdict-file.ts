import { verdictImage } from '../../charts/verdict-image.ts';
import { apiRequestOf } from '../../http/request-parameters.ts';
import type { FileRequest } from './file-request.ts';

/** The verdict of the scenario and the day in the address, for link previews. */
export function verdictFile({ locals, url }: FileRequest): Response {
	const question = apiRequestOf(locals, url);
	if (question instanceof Response) return question;
	// Other sites show it; nothing else of ours is for them.
	return new Response(verdictImage(question), {
		headers: { 'content-type': 'image/png', 'cross-origin-resource-policy': 'cross-origin' }
	});
}
