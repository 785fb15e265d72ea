/** What of the site is kept for a reader without connection: pages, their data by which one moves between them, built files. */
export type KeptKind = 'page' | 'data' | 'asset';

/** What a request says of itself. */
export interface AskedFor {
	readonly method: string;
	readonly url: string;
	readonly mode: string;
}

/** Never kept: pages that write or hold an upload, frames on other sites, what changes by the second. */
const NEVER = /^\/(?:update|api|embed|metrics)(?:\/|$)/;
const DATA = /\/__data\.json$/;
const ASSET = /^\/(?:_app\/immutable\/|favicon\.svg$|print\.js$)/;

/** Null where a request goes to the server as if there were no worker: writing, other sites, downloads, streams. */
export function keptKindOf({ method, url, mode }: AskedFor, origin: string): KeptKind | null {
	const { origin: asked, pathname } = new URL(url);
	if (method !== 'GET' || asked !== origin) return null;
	if (ASSET.test(pathname)) return 'asset';
	if (NEVER.test(pathname.replace(DATA, ''))) return null;
	if (DATA.test(pathname)) return 'data';
	return mode === 'navigate' ? 'page' : null;
}

/** The address of the page that data belong to, as a reader would open it. */
export function pageOfData(url: string): string {
	const page = new URL(url);
	page.pathname = page.pathname.replace(DATA, '') || '/';
	for (const name of [...page.searchParams.keys()])
		if (name.startsWith('x-sveltekit-')) page.searchParams.delete(name);
	return page.href;
}
