import { fileAnswer } from '#server/work/ask-work.ts';
import type { RequestHandler } from './$types';

/** `outlook --json` for the scenario and the day in the address, as `/outlook.json` answers it. */
export const GET: RequestHandler = (event) => fileAnswer({ name: 'outlook', ending: 'json' }, event);
