import { parsePublished, publishedOf, type PublishedDate } from './calendar.ts';
import type { CslDate } from '../../watch/watch.ts';

/**
 * The last day that a CSL date can mean: an unknown day is the last of the month or year, of a range the end counts.
 * `unreadable` for date-parts that are no date; null where there is none, or only words.
 */
export function cslDateOf(date: CslDate | undefined): PublishedDate | 'unreadable' | null {
	const parts = date?.['date-parts'];
	if (parts !== undefined) return partsOf(parts) ?? 'unreadable';
	return parsePublished(date?.raw ?? date?.literal ?? '');
}

function partsOf(ends: unknown): PublishedDate | null {
	const last: unknown = Array.isArray(ends) ? ends.at(-1) : null;
	if (!Array.isArray(last) || last.length < 1 || last.length > 3) return null;
	const [year, month = null, date = null] = (last as unknown[]).map(wholeNumber);
	if (
		year === undefined ||
		year === null ||
		(last.length > 1 && month === null) ||
		(last.length > 2 && date === null)
	)
		return null;
	return publishedOf(year, month, date);
}

/** CSL writes the parts as numbers or as digits in quotes. */
function wholeNumber(part: unknown): number | null {
	if (typeof part === 'number') return Number.isInteger(part) ? part : null;
	return typeof part === 'string' && /^\d{1,4}$/.test(part) ? Number(part) : null;
}
