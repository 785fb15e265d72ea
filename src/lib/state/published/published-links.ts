import { hasIdleEdits, linkBetween, publishedAddress, publishedPlace, type PublishedPlan } from '#parse';

/** What a page of a published copy carries about itself, in an attribute of its root element. */
export interface PublishedFacts extends PublishedPlan {
	/** The live watch's own address of the page: path and query. */
	readonly asked: string;
	/** The page's own file, below the copy's folder. */
	readonly file: string;
}

/** Said of a link that leads to nothing in the copy, and of a question that it has no answer to. */
export const NOT_PUBLISHED = 'Not in this published copy';
/** Said where a page is asked for something that it doesn't show. */
export const OTHER_PAGE = `${NOT_PUBLISHED}: this page shows something else. It was asked of files that were made beforehand.`;
const LOST = `${NOT_PUBLISHED}: the day or the scenario that the address names. Links lead on without it.`;
const IDLE =
	'Your edits count on the dashboard alone: in a published copy this page shows the scenario without them.';

/** Links of one page of a published copy. The browser's pages write the live watch's addresses; these are the copy's. */
export class PublishedLinks {
	readonly #facts: PublishedFacts;
	/** What the page was opened with, and every link of it would take along to where there is nothing. */
	readonly #lost: readonly (readonly [name: string, value: string])[];

	constructor(facts: PublishedFacts, opened = '') {
		this.#facts = facts;
		const query = new URLSearchParams(opened);
		const held = { 'as-of': [facts.today, ...facts.days], scenario: facts.scenarios };
		this.#lost = Object.entries(held).flatMap(([name, values]) => {
			const value = query.get(name);
			return value === null || values.includes(value) ? [] : [[name, value] as const];
		});
	}

	/** An address that the live watch's pages would write, as a link of this page; null where the copy lacks it. */
	linkOf(written: string): string | null {
		const url = new URL(written, `http://live${this.#facts.asked}`);
		for (const [name, value] of this.#lost)
			if (url.searchParams.get(name) === value) url.searchParams.delete(name);
		const found = publishedPlace(url, url.pathname, this.#facts);
		if (found === null) return null;
		return linkBetween(this.#facts.file, found.file) + found.query + url.hash;
	}

	/** What a reader must know who has opened this page with a query of the live watch's; blank for nothing. */
	wordOn(search: string): string {
		if (this.placeOf(search) === false) return OTHER_PAGE;
		const { pathname, searchParams } = this.#askedWith(search);
		if (hasIdleEdits(pathname, searchParams)) return IDLE;
		return this.#lost.length > 0 ? LOST : '';
	}

	/**
	 * Where a reader belongs who has opened this page with a query of the live watch's: null for here, and false where the
	 * copy has no answer to it.
	 */
	placeOf(search: string): string | false | null {
		const asked = this.#askedWith(search);
		const found = publishedAddress(asked.pathname, asked.searchParams, this.#facts);
		if (found === null) return false;
		return found.file === this.#facts.file ? null : linkBetween(this.#facts.file, found.file) + found.query;
	}

	/** The page's own address of the live watch with what another query asks for beside it. */
	#askedWith(search: string): URL {
		const asked = new URL(this.#facts.asked, 'http://live');
		for (const [name, value] of new URLSearchParams(search)) asked.searchParams.set(name, value);
		return asked;
	}
}
