import { error } from '@sveltejs/kit';
import { dataFileOf } from '#present';
import { fileAnswer } from '#server/workers/ask-work.ts';
import type { RequestHandler } from './$types';

/** Every data file of the whole watch: `/outlook.csv`, `/events.ics`, `/watch.zip` and their like. */
export const GET: RequestHandler = (event) => {
	const file = dataFileOf(event.params.file);
	if (file === null) error(404, { message: 'Not found' });
	return fileAnswer(file, event);
};
