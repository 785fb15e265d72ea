import { isKnownParameter, strangeParameters } from '#parse';

/** Longer addresses are answered, but their answers aren't kept. */
const LONGEST = 4_000;

/**
 * The one address for everything that asks the same: known parameters alone, in the order of their names, as a page
 * must not show one reader what another reader's address held beside them. Null for an address whose answer isn't for
 * others: data for the page's own script, one that names a parameter wrongly, of which its page tells, or a very long one.
 */
export function canonicalAddress(url: string): string | null {
	if (url.length > LONGEST || !url.startsWith('/') || url.startsWith('//')) return null;
	const at = url.indexOf('?');
	const path = at === -1 ? url : url.slice(0, at);
	if (path.startsWith('/_app/') || path.endsWith('__data.json')) return null;
	if (at === -1) return path;
	const query = new URLSearchParams(url.slice(at + 1));
	if (strangeParameters(query).length > 0) return null;
	for (const name of new Set(query.keys())) {
		if (name.startsWith('x-sveltekit-') || name.startsWith('/')) return null;
		if (!isKnownParameter(name)) query.delete(name);
	}
	query.sort();
	return query.size === 0 ? path : `${path}?${query.toString()}`;
}
