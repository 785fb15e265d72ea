import { page } from '$app/state';
import { carriedHref, carriedParameters } from '#parse';
import { shownAddress } from '#state/published/shown-address.ts';

const shown = ['since', 'readings', 'sort', 'group', 'rows'];

/**
 * The address as it stands: an edit that was written into it by the page itself is known by its state alone. What the
 * page couldn't read, and says so, stays behind.
 */
function parameters(): URLSearchParams {
	const { state, data } = page;
	const url = shownAddress(page.url, data.published ?? null);
	const query = new URLSearchParams(state.query ?? url.searchParams);
	for (const name of state.query === undefined ? [] : shown) {
		const value = url.searchParams.get(name);
		if (value !== null) query.set(name, value);
	}
	for (const { field } of data.notices ?? []) if (field !== null) query.delete(field);
	return query;
}

/** A link that takes along what the reader has set: `<a href={carried('/sources')}>`. See `carriedHref`. */
export const carried = (href: string): string => carriedHref(href, parameters());

/** The page that is open, with all rows of its lists: see `wantsAllRows`. */
export function allRows(): string {
	const { pathname, searchParams } = shownAddress(page.url, page.data.published ?? null);
	const query = new URLSearchParams(searchParams);
	query.set('rows', 'all');
	return carriedHref(`${pathname}?${query.toString()}`, parameters());
}

/** The same as fields of a form that asks for a page; `own` are the names of the form's other fields. */
export const carriedFields = (own: readonly string[]): readonly (readonly [name: string, value: string])[] =>
	carriedParameters(parameters(), (name) => own.includes(name));
