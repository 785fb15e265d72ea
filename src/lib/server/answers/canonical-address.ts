import { isKnownParameter, strangeParameters } from '#parse';

/** Longer addresses are answered, but their answers aren't kept. */
const LONGEST = 4_000;

/** By which a page's script says which parts of the data it lacks; Kit hands them to no page. */
const INVALIDATED = 'x-sveltekit-invalidated';
const TRAILING_SLASH = 'x-sveltekit-trailing-slash';

/** Whether an address asks for a page's data, as the page's own script does on the way from another page. */
const isDataAddress = (path: string): boolean => path.endsWith('/__data.json');

/** What the script of a page asks with; empty where it asks for all, null for what it doesn't say. */
function partsAsked(query: URLSearchParams): string | null {
	const [parts, slashes] = [query.getAll(INVALIDATED), query.getAll(TRAILING_SLASH)];
	if (parts.length > 1 || slashes.length > 0) return null;
	const [asked = ''] = parts;
	return asked === '' || /^[01]{1,8}$/.test(asked) ? asked : null;
}

/**
 * The one address for everything that asks the same: known parameters alone, in the order of their names, as a page
 * must not show one reader what another reader's address held beside them. Null for an address whose answer isn't for
 * others: one that names a parameter wrongly, of which its page tells, or a very long one. A page's data stands beside
 * the page, by the same rules, with the parts of it that are asked for.
 */
export function canonicalAddress(url: string): string | null {
	if (url.length > LONGEST || !url.startsWith('/') || url.startsWith('//')) return null;
	const at = url.indexOf('?');
	const path = at === -1 ? url : url.slice(0, at);
	const isData = isDataAddress(path);
	if (path.startsWith('/_app/') || (path.endsWith('__data.json') && !isData)) return null;
	if (at === -1) return path;
	const query = new URLSearchParams(url.slice(at + 1));
	const parts = isData ? partsAsked(query) : '';
	if (parts === null) return null;
	if (isData) query.delete(INVALIDATED);
	if (strangeParameters(query).length > 0) return null;
	for (const name of new Set(query.keys())) {
		if (name.startsWith('x-sveltekit-') || name.startsWith('/')) return null;
		if (!isKnownParameter(name)) query.delete(name);
	}
	query.sort();
	if (parts !== '') query.append(INVALIDATED, parts);
	return query.size === 0 ? path : `${path}?${query.toString()}`;
}
