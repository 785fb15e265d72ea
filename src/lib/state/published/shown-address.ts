/** What a page of a published copy knows of where it stands. */
export interface PublishedPage {
	/** The day of the copy, in words. */
	readonly day: string;
	/** The live watch's own address of the page: the path, and the query with its question mark. */
	readonly path: string;
	readonly search: string;
	/** Where readers find the copy, without a slash at the end. */
	readonly site: string;
}

/**
 * The address that the live watch would have for what is shown. A page of a published copy is a file: it stands for a
 * path and a query of its own, and what the browser's address asks for beside them comes on top.
 */
export function shownAddress(url: URL, published: PublishedPage | null): URL {
	if (published === null) return url;
	const shown = new URL(published.path + published.search, url.origin);
	for (const [name, value] of url.searchParams) shown.searchParams.set(name, value);
	return shown;
}
