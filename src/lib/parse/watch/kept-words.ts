import type { Period } from '#engine';
import { parsePeriod, parsePublished, type PublishedDate } from '../text/dates/calendar.ts';

/** More different words than a watch repeats; what comes after them is read each time. */
const MOST = 50_000;

/**
 * What recurs in the rows of a watch, read once and shared by all of them: millions of rows name a few thousand days, and
 * a few sources, grades and places in them.
 */
export class KeptWords {
	readonly #periods = new Map<string, Period | null>();
	readonly #published = new Map<string, PublishedDate | null>();
	readonly #words = new Map<string, string>();

	/** As `parsePeriod`. */
	period(cell: string): Period | null {
		return remembered(this.#periods, cell, parsePeriod);
	}

	/** As `parsePublished`. */
	published(cell: string): PublishedDate | null {
		return remembered(this.#published, cell, parsePublished);
	}

	/** The same text, as it was met first. */
	word(cell: string): string {
		return remembered(this.#words, cell, (own) => own);
	}
}

function remembered<T>(known: Map<string, T>, cell: string, read: (cell: string) => T): T {
	const found = known.get(cell);
	if (found !== undefined) return found;
	if (known.size >= MOST) return read(cell);
	// Put together anew: a part of a file's text would keep the whole of it in memory.
	const own = cell.split('').join('');
	const made = read(own);
	known.set(own, made);
	return made;
}
