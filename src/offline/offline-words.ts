/** A page that is kept: its address, its title, and when it was seen last, `2026-11-26T04:50:00.000Z`. */
export interface KeptPage {
	readonly url: string;
	readonly title: string;
	readonly seen: string;
}

/** Why a page comes from what was kept. */
export type Missing = 'connection' | 'answer';

const signs: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};
const html = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

/** `26 November 2026 at 05:50 CET`, by the reader's own clock. */
function seenText(seen: string): string {
	return new Date(seen).toLocaleString('en-GB', {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		timeZoneName: 'short'
	});
}

const reason: Readonly<Record<Missing, string>> = {
	connection: 'no connection',
	answer: 'the server hasn’t answered'
};

/** By which the page's own script finds the mark. */
const MARK = 'as-last-seen';

/** A page with the words above it that it is old; outside of what its script takes over. */
export function markedPage(text: string, seen: string, missing: Missing): string {
	const mark = `<p class="page note" role="status" id="${MARK}" data-seen="${html(seen)}"><strong>As last seen on ${html(seenText(seen))}; ${reason[missing]}.</strong> <a href="">Try again</a></p>`;
	return text.replace(/<body[^>]*>/, (body) => body + mark);
}

/** What is shown in the place of a page that isn't kept: which pages are. */
export function keptPagesText(pages: readonly KeptPage[], missing: Missing, version: string): string {
	const rows = pages.map(
		({ url, title, seen }) =>
			`<li><a href="${html(url)}">${html(title)}</a>, as last seen on ${html(seenText(seen))}</li>`
	);
	const list = rows.length === 0 ? '' : `<p>These were:</p><ul>${rows.join('')}</ul>`;
	return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Not here without a connection</title></head><body><main><h1>Not here without a connection</h1><p>There is ${missing === 'connection' ? 'no connection' : 'no answer from the server'}, and this page wasn’t opened in this browser lately. <a href="">Try again</a></p>${list}<p><small>Version ${html(version)}</small></p></main></body></html>`;
}
