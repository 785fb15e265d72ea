import { Cite } from '@citation-js/core';
import '@citation-js/plugin-ris';
import type { Source } from '#parse';
import { referenceDateOf, risDate, yearIn } from './reference-date.ts';

type Tags = Readonly<Record<string, unknown>>;

/** `Doe, Jane`; an organisation as it is. */
function namesOf({ author }: Source): readonly string[] {
	return (author ?? []).map(
		({ literal, family, given }) => literal ?? [family, given].filter(Boolean).join(', ')
	);
}

/** Where the library puts dates, in forms of its own; the day on which a page was read even as a volume. */
const dates = new Set(['DA', 'PY', 'Y2', 'VL']);

/** What the library writes otherwise than it should stand: ids cut to twenty letters; months, raw dates and, of some kinds, authors left out. */
function mended(tags: Tags, source: Source): Tags {
	const issued = referenceDateOf(source.issued);
	const accessed = referenceDateOf(source.accessed);
	const year = issued === null ? '' : (issued.first?.year ?? yearIn(issued.words));
	const kept = Object.entries(tags).filter(
		([tag]) => !dates.has(tag) || (tag === 'VL' && 'volume' in source)
	);
	return {
		...Object.fromEntries(kept),
		ID: source.id,
		...(source.author === undefined ? {} : { AU: namesOf(source) }),
		...(issued === null ? {} : { DA: risDate(issued) }),
		...(year === '' ? {} : { PY: year }),
		...(accessed === null ? {} : { Y2: risDate(accessed) }),
		...(source.publisher === undefined ? {} : { PB: source.publisher }),
		...(source['container-title'] === undefined ? {} : { T2: source['container-title'] }),
		...(source.URL === undefined ? {} : { UR: source.URL })
	};
}

/** One line for each value: a reader of RIS takes what follows a line break for something else. */
function linesOf(tags: Tags): string {
	const { TY: type = 'GEN', ...fields } = tags;
	const lines = Object.entries(fields).flatMap(([tag, value]) =>
		[value].flat().map((one) => `${tag}  - ${String(one).replace(/\s+/g, ' ').trim()}`)
	);
	return [`TY  - ${String(type)}`, ...lines, 'ER  - '].join('\r\n');
}

/** Sources as RIS, UTF-8: whole ids, dates as far as they are known, a field on one line. */
export function risFile(sources: readonly Source[]): string {
	const entries = new Cite(sources).format('ris', { format: 'object' });
	return sources.map((source, index) => `${linesOf(mended(entries[index] ?? {}, source))}\r\n`).join('\r\n');
}
