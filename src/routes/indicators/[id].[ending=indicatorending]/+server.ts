import { fileAnswer } from '#server/workers/ask-work.ts';
import type { RequestHandler } from './$types';

/** An indicator's rows or chart as a file. */
export const GET: RequestHandler = (event) => {
	const { id, ending } = event.params;
	return fileAnswer({ name: 'indicator', ending }, event, id);
};
