import { linkBetween, publishedPlace, type PublishedAddress, type PublishedPlan } from '#parse';

/** A published copy under way. */
export interface Copy {
	readonly plan: PublishedPlan;
	/** Where the pages are made, such as `https://watch.example.org`; and the folder of it that the copy will stand in. */
	readonly origin: string;
	readonly base: string;
	/** Files that every copy has: scripts, fonts, pictures of the build. */
	readonly assets: ReadonlySet<string>;
}

/** A file of a copy, and what it is made of. */
export type CopyFile = Pick<PublishedAddress, 'file' | 'asked'>;

/** What becomes of a link: another one, none (the copy lacks its target), or itself (it leads elsewhere). */
export type Led = { readonly href: string; readonly to: CopyFile | null } | 'gone' | 'kept';

/** The page for addresses that lead nowhere: hosts show it at any address, so it can't tell where it stands. */
export const LOST_PAGE = '404.html';
export const isLost = ({ file }: CopyFile): boolean => file === LOST_PAGE;

/** The copy's folder from one of its files, with a slash at the end. */
export const rootFrom = (own: CopyFile, { base }: Copy): string =>
	isLost(own) ? `${base}/` : linkBetween(own.file, '') || './';

/** Reads the links of one file of a copy as its page wrote them. */
export function linksOf(own: CopyFile, copy: Copy): (written: string) => Led {
	const { plan, origin, base, assets } = copy;
	const here = origin + own.asked;
	const to = (file: string): string =>
		isLost(own) ? rootFrom(own, copy) + file : linkBetween(own.file, file);
	return (written) => {
		if (written.startsWith('#') || !URL.canParse(written, here)) return 'kept';
		const url = new URL(written, here);
		if (url.origin !== origin) return 'kept';
		const isWhole = base !== '' && /^https?:/.test(written) && `${url.pathname}/`.startsWith(`${base}/`);
		const path = isWhole ? url.pathname.slice(base.length) || '/' : url.pathname;
		if (assets.has(path.slice(1))) return { href: to(path.slice(1)), to: null };
		const found = publishedPlace(url, path, plan);
		if (found === null) return 'gone';
		return { href: to(found.file) + found.query + url.hash, to: found };
	};
}
