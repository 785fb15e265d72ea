import { json } from '@sveltejs/kit';
import { strangeRefusal } from '#server/http/strange-refusal.ts';
import { askWork } from '#server/workers/ask-work.ts';
import type { RequestHandler } from './$types';

/** What the lenses of an address's `with` make of the day: for the rows of those that a reader keeps in the browser. */
export const GET: RequestHandler = async (event) => {
	const refusal = strangeRefusal(event.url);
	if (refusal !== null) return refusal;
	const { page } = await askWork({ kind: 'overlay', query: event.url.search }, event);
	return json({ cards: page.lenses.map(({ card }) => card) });
};
