import { apiAnswer } from '#server/api/api-answer.ts';
import type { RequestHandler } from './$types';

/** Every address below `/api` without a route of its own. */
export const GET: RequestHandler = (event) => apiAnswer(event.params.name, event);
