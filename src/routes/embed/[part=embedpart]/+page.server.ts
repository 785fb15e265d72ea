import { dayText } from '#parse';
import { requestedEmbed } from '#server/embed/embed-request.ts';
import { shortDigest } from '#server/live/live-state.ts';
import { isStale } from '#server/watch/current-watch.ts';
import type { PageServerLoad } from './$types';

// One small script of its own in the place of the dashboard's.
export const csr = false;

export const load: PageServerLoad = async ({ params: { part }, locals, url }) => {
	const theme = url.searchParams.get('theme');
	const isPinned = url.searchParams.has('briefing');
	const stale = !isPinned && isStale(locals.current);
	const state = [shortDigest(locals.current.digest) ?? '', dayText(locals.today), stale ? 'broken' : 'ok'];
	return {
		part,
		theme: theme === 'light' || theme === 'dark' ? theme : null,
		view: await requestedEmbed(part, { locals, url }),
		// What the script compares with what the stream says; null where it is pinned to a day or a briefing.
		state: isPinned || url.searchParams.has('as-of') ? null : state.join(' '),
		stale
	};
};
