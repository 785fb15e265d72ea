import { dayAt, type CslDate, type Source, type Watch } from '#parse';
import { dateText } from '../date-text.ts';

/** A short name to stand beside a figure: who says it. CSL's own short form where the source has one. */
export function sourceName(source: Source): string {
	const [author] = source.author ?? [];
	const short = source['container-title-short'];
	if (typeof short === 'string' && short !== '') return short;
	const holder = source.publisher ?? source['container-title'];
	// "Reuters (republished by ...)": who republished it stands in the citation.
	return holder?.replace(/\s*[(;].*$/s, '') ?? author?.literal ?? author?.family ?? source.title ?? source.id;
}

/** Whether the watch counted or coded it itself, from what others had published. */
export const isOwnSource = (source: Source | undefined, watch: Pick<Watch, 'title'>): boolean =>
	source?.publisher === watch.title;

/** A CSL date in words at its own precision; null where there is none. */
export function cslDateText(date: CslDate | undefined): string | null {
	const [year, month, day] = (date?.['date-parts']?.[0] ?? []).map(Number);
	if (year === undefined || !Number.isFinite(year)) return date?.literal ?? date?.raw ?? null;
	const number = dayAt(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
	return dateText(number, day !== undefined ? 'day' : month !== undefined ? 'month' : 'year');
}

/** Authors as `Bukh, A.; Jones, B.`; an organisation as it is. */
function authorsText(source: Source): string | null {
	const names = (source.author ?? []).map(
		({ literal, family, given }) =>
			literal ?? (given && family ? `${family}, ${given}` : (family ?? given ?? ''))
	);
	return names.length > 0 ? names.filter(Boolean).join('; ') : null;
}

/** Author, title, publisher and date in one line: enough to find it. */
export function citationText(source: Source): string {
	const holder = source['container-title'] ?? source.publisher ?? null;
	const authors = authorsText(source);
	return [authors, source.title ?? source.id, holder === authors ? null : holder, cslDateText(source.issued)]
		.filter((part) => part !== null && part !== '')
		.join('. ')
		.concat('.');
}
