import { answerFile } from '#server/download/files/answer-file.ts';
import type { RequestHandler } from './$types';

/** `outlook --json` for the scenario and the day in the address, as `/outlook.json` answers it. */
export const GET: RequestHandler = ({ locals, url }) =>
	answerFile({ name: 'outlook', ending: 'json' }, { locals, url });
