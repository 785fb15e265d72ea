import { json } from '@sveltejs/kit';
import { isStale, type CurrentWatch } from '../watch/current-watch.ts';

/** An object as JSON, which says where it speaks of a last good state: `"stale": true`. */
export function answerJson(current: CurrentWatch, value: object): Response {
	return json(isStale(current) ? { ...value, stale: true } : value);
}
