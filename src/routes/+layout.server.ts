import { dayText, strangeParameters } from '#parse';
import { dateText } from '#present';
import { handedOver } from '#server/handover.ts';
import { shortDigest } from '#server/live/live-state.ts';
import type { PublishedPage } from '#state/published/shown-address.ts';
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

/** Where a page stands in a published copy; null on a server. */
function publishedPage({ pathname, search }: URL, site: string): PublishedPage | null {
	const { publishing } = handedOver();
	return publishing === null ? null : { day: dateText(publishing.today), path: pathname, search, site };
}

export const load: LayoutServerLoad = ({ locals: { current, writer, today, site }, url, untrack }) => ({
	title: current.watch?.title ?? 'Alignment Watch',
	isEditable: writer.mayWrite,
	naming: current.watch?.naming ?? null,
	// The last good watch is on the board while these are being mended.
	issues: current.watch === null ? [] : current.issues.slice(0, MOST_SENT),
	issueCount: current.issues.length,
	published: untrack(() => publishedPage(url, site)),
	// By which an open page finds out that it is no longer the newest.
	shown: { digest: shortDigest(current.digest), day: dayText(today) },
	// Of the address that was opened; our own links have none, and need not ask again.
	strange: untrack(() => ({ query: url.search, words: strangeWords(url) }))
});
