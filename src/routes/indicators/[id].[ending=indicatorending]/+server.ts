import { answerFile } from '#server/download/files/answer-file.ts';
import type { RequestHandler } from './$types';

/** An indicator's rows or chart as a file. */
export const GET: RequestHandler = ({ locals, params: { id, ending }, url }) =>
	answerFile({ name: 'indicator', ending }, { locals, url }, id);
