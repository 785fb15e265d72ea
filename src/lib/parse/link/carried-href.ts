/** What a reader has set on one page, and finds again on the next: the lens with its edits, the day, what is shown of it. */
const stays = /^(?:scenario|lens|as-of|since|readings|sort|group|rows|name|storyline|[wpxr]\..+)$/s;
/** Of these, what belongs to the lens that is named beside it. */
const ofLens = /^(?:lens|name|storyline|[wpxr]\..+)$/s;

/** Whether a reader's links take a parameter of this name along. */
export const isCarried = (name: string): boolean => stays.test(name);

/**
 * What of an address goes along to where `has` says which names are given already, each name once: what is given counts,
 * and where that is a scenario, the edits of another are left behind.
 */
export function carriedParameters(
	query: URLSearchParams,
	has: (name: string) => boolean
): [name: string, value: string][] {
	const found = new Map<string, string>();
	for (const [name, value] of query) {
		if (!isCarried(name) || found.has(name) || has(name)) continue;
		if (!(has('scenario') && ofLens.test(name))) found.set(name, value);
	}
	return [...found];
}

/** A page of ours: no other site's, no place on the same page, no file, and none of the API's answers. */
const isPage = (path: string): boolean =>
	/^(?:$|\/(?!\/))/.test(path) && !path.startsWith('/api/') && !/\.[^/]*$/.test(path);

/**
 * A link of ours that takes along what the address under which it stands has set, so that nothing is lost by walking on
 * and coming back; what the link names itself counts. Links to files, to places on the same page and to other sites stay
 * as they are.
 */
export function carriedHref(href: string, query: URLSearchParams): string {
	const [, path = '', own, hash = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(href) ?? [];
	if (!isPage(path) || (path === '' && own === undefined)) return href;
	const given = new URLSearchParams(own);
	const along = carriedParameters(query, (name) => given.has(name));
	if (along.length === 0) return href;
	const said = [own, new URLSearchParams(along).toString()].filter(Boolean).join('&');
	return `${path}?${said}${hash}`;
}
