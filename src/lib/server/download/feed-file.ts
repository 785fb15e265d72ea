import { Feed } from 'feed';
import { millisecondsOf } from '#parse';
import { feedKindNames, type FeedEntry, type FeedView } from '#present';

const types = {
	atom: 'application/atom+xml; charset=utf-8',
	json: 'application/feed+json; charset=utf-8'
} as const;

/** Characters that XML has no place for, not even written out. */
// eslint-disable-next-line no-control-regex
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const clean = (text: string): string => text.toWellFormed().replace(NOT_XML, '');

const signs: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};
const html = (text: string): string => clean(text).replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

const timeOf = ({ on, at }: FeedEntry): Date =>
	at === undefined ? new Date(millisecondsOf(on)) : new Date(at);

/** A feed as Atom (RFC 4287) or JSON Feed 1; `origin` is the server's own name. The same entries give the same bytes. @internal For tests too. */
export function feedText(ending: keyof typeof types, view: FeedView, origin: string): string {
	const { title, description, page, path, entries } = view;
	const [newest] = entries;
	const feed = new Feed({
		id: `${origin}${path}.atom`,
		title: clean(title),
		description: clean(description),
		link: `${origin}${page}`,
		// Without entries it is as old as a feed can be.
		updated: newest === undefined ? new Date(0) : timeOf(newest),
		feedLinks: { atom: `${origin}${path}.atom`, json: `${origin}${path}.json` },
		author: { name: clean(title.split(':')[0] ?? title) },
		generator: 'Alignment Watch'
	});
	for (const entry of entries) {
		feed.addItem({
			id: entry.id,
			// Atom's titles are sent as HTML, JSON's are plain.
			title: ending === 'atom' ? html(entry.title) : clean(entry.title),
			link: origin + entry.path,
			date: timeOf(entry),
			content: entry.lines.map((line) => `<p>${html(line)}</p>`).join('\n'),
			category: [{ name: feedKindNames[entry.kind], term: entry.kind }]
		});
	}
	return ending === 'atom' ? feed.atom1() : feed.json1();
}

export function feedFile(ending: keyof typeof types, view: FeedView, origin: string): Response {
	return new Response(feedText(ending, view, origin), { headers: { 'content-type': types[ending] } });
}
