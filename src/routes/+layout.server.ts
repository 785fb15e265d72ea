import { dayText, strangeParameters } from '#parse';
import { shortDigest } from '#server/live/live-state.ts';
import type { LayoutServerLoad } from './$types';

/** Of the folder's issues; every page carries them. */
const MOST_SENT = 100;

/** What of the address nothing here takes, in words; blank where there is nothing. */
function strangeWords({ searchParams }: URL): string {
	const named = strangeParameters(searchParams).map(({ name, meant }) => `${name} (perhaps ${meant})`);
	return named.length === 0
		? ''
		: `The address has what nothing here takes, and it is left out: ${named.join(', ')}.`;
}

export const load: LayoutServerLoad = ({ locals: { current, writer, today }, url, untrack }) => ({
	title: current.watch?.title ?? 'Alignment Watch',
	isEditable: writer.mayWrite,
	naming: current.watch?.naming ?? null,
	// The last good watch is on the board while these are being mended.
	issues: current.watch === null ? [] : current.issues.slice(0, MOST_SENT),
	issueCount: current.issues.length,
	// By which an open page finds out that it is no longer the newest.
	shown: { digest: shortDigest(current.digest), day: dayText(today) },
	// Of the address that was opened; our own links have none, and need not ask again.
	strange: untrack(() => ({ query: url.search, words: strangeWords(url) }))
});
