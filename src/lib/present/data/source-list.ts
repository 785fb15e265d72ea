import type { Day } from '#engine';
import type { Source, Watch } from '#parse';
import { cslDateText, isOwnSource, sourceName } from '../words/names/source-text.ts';

export interface SourceRow {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly url: string | null;
	readonly accessed: string | null;
	/** Indicators whose rows cite it, and how many events do. */
	readonly indicators: readonly { readonly id: string; readonly name: string; readonly rows: number }[];
	readonly events: number;
	/** Of what the watch counted or coded itself: by what rules; null for any other, or where nobody wrote them down. */
	readonly rules: string | null;
}

export const sourceColumns = [
	'id',
	'type',
	'name',
	'title',
	'issued',
	'accessed',
	'url',
	'rows',
	'events'
] as const;

const urlOf = ({ URL: url }: Source): string | null =>
	typeof url === 'string' && /^https?:\/\//i.test(url) ? url : null;

/** Every source by its short name, with what rests on it as known on a date. */
export function sourceRows(watch: Watch, asOf: Day): SourceRow[] {
	const cited = new Map<string, Map<string, number>>();
	for (const { id, observations } of watch.indicators) {
		for (const { source, published } of observations) {
			if (published > asOf) continue;
			const counts = cited.get(source) ?? new Map<string, number>();
			counts.set(id, (counts.get(id) ?? 0) + 1);
			cited.set(source, counts);
		}
	}
	const names = new Map(watch.indicators.map(({ id, name }) => [id, name]));
	return [...watch.sources.values()]
		.map((source) => ({
			id: source.id,
			name: sourceName(source),
			type: source.type ?? 'document',
			url: urlOf(source),
			accessed: cslDateText(source.accessed),
			indicators: [...(cited.get(source.id) ?? [])].map(([id, rows]) => ({
				id,
				name: names.get(id) ?? id,
				rows
			})),
			events: watch.events.filter((event) => event.sources.includes(source.id) && event.published <= asOf)
				.length,
			rules: isOwnSource(source, watch) && typeof source.note === 'string' ? source.note : null
		}))
		.sort((a, b) => a.name.localeCompare(b.name, 'en') || a.id.localeCompare(b.id, 'en'));
}

/** Sources as plain records. */
export function sourceRecords(
	watch: Watch,
	asOf: Day
): Readonly<Record<(typeof sourceColumns)[number], string | number | null>>[] {
	return sourceRows(watch, asOf).map(({ id, type, name, url, indicators, events }) => {
		const source = watch.sources.get(id);
		return {
			id,
			type,
			name,
			title: source?.title ?? null,
			issued: cslDateText(source?.issued),
			accessed: cslDateText(source?.accessed),
			url,
			rows: indicators.reduce((sum, { rows }) => sum + rows, 0),
			events
		};
	});
}
