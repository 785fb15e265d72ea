import { error } from '@sveltejs/kit';
import { dataFileOf } from '#present';
import { answerFile } from '#server/download/files/answer-file.ts';
import type { RequestHandler } from './$types';

/** Every data file of the whole watch: `/outlook.csv`, `/events.ics`, `/watch.zip` and their like. */
export const GET: RequestHandler = ({ locals, params, url }) => {
	const file = dataFileOf(params.file);
	if (file === null) error(404, { message: 'Not found' });
	return answerFile(file, { locals, url });
};
