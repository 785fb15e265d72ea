import { publishedAddress } from '#parse';
import type { Copy, CopyFile } from './page-links.ts';

/** A text with its addresses as a copy has them. */
interface Mapped {
	readonly text: string;
	readonly leadsTo: readonly CopyFile[];
}

/** Where an address ends in JSON, in a feed, and in words. */
const END = /["'<>\\\s]/;

function addressFrom(text: string, at: number): string {
	const length = text.slice(at, at + 2_000).search(END);
	return text.slice(at, length === -1 ? undefined : at + length);
}

/**
 * A data file's own addresses, which name the site, as the files of a copy. What the copy lacks stays as it is: a
 * browser that follows it is told there. `isMarkup` where `&` is written `&amp;`.
 */
export function mapOwnAddresses(text: string, { origin, base, plan }: Copy, isMarkup: boolean): Mapped {
	const site = `${origin}${base}`;
	const parts: string[] = [];
	const leadsTo: CopyFile[] = [];
	let done = 0;
	for (let at = text.indexOf(`${site}/`); at !== -1; at = text.indexOf(`${site}/`, done)) {
		const written = addressFrom(text, at);
		const url = URL.canParse(written) ? new URL(isMarkup ? written.replaceAll('&amp;', '&') : written) : null;
		const path = url?.pathname.slice(base.length) ?? '';
		const found = url === null ? null : publishedAddress(path, url.searchParams, plan);
		if (url !== null && found !== null && found.query === '') {
			parts.push(text.slice(done, at), `${site}/${found.file}${url.hash}`);
			leadsTo.push(found);
		} else parts.push(text.slice(done, at + written.length));
		done = at + written.length;
	}
	return { text: parts.join('') + text.slice(done), leadsTo };
}
