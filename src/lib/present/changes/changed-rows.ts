import { whyNotCounted, type Day, type Observation } from '#engine';
import { dayText, type Watch, type WatchIndicator } from '#parse';
import { dateText, periodText } from '../words/date-text.ts';
import { rowFigureText } from '../words/numbers/figure-text.ts';
import { sourceName } from '../words/names/source-text.ts';

/**
 * What a row published between two dates is: the first word on its period; the publisher's later word on it; our own
 * mistake put right (its note begins with "Correct"); another source on a period already known; or a plan.
 */
export type ChangeKind = 'new-data' | 'revision' | 'correction' | 'other-source' | 'plan';

export interface ChangedRow {
	readonly kind: ChangeKind;
	readonly indicator: { readonly id: string; readonly name: string; readonly scored: boolean };
	readonly line: number;
	readonly published: string;
	readonly publishedOn: string;
	readonly period: string;
	readonly value: string;
	/** What stood before: on a known period what the same source, or the one in force, had said; else the period before. */
	readonly before: string | null;
	/** The period of `before` where it is another one. */
	readonly beforePeriod: string | null;
	readonly source: string;
	readonly note: string;
}

const earlier = (row: Observation, than: Observation): boolean =>
	row.published < than.published || (row.published === than.published && row.line < than.line);

function kindOf(row: Observation, known: readonly Observation[]): ChangeKind {
	if (row.status === 'F') return 'plan';
	if (known.length === 0) return 'new-data';
	if (/^\s*correct/i.test(row.note)) return 'correction';
	return known.some(({ source }) => source === row.source) ? 'revision' : 'other-source';
}

/** The last word of a row's source among others, or of any source. */
function lastWord(rows: readonly Observation[], { source }: Observation): Observation | null {
	return rows.findLast((row) => row.source === source) ?? rows.at(-1) ?? null;
}

/** The figure of the newest earlier period, as known when a row came; null before the second period. */
function periodBefore(indicator: WatchIndicator, row: Observation): Observation | null {
	const known = indicator.observations.filter(
		(other) =>
			other.period.end < row.period.end && earlier(other, row) && whyNotCounted(other, indicator) === null
	);
	const end = Math.max(...known.map(({ period }) => period.end));
	return lastWord(
		known.filter(({ period }) => period.end === end),
		row
	);
}

/** What stood before a row came: an earlier word on its own period, else the period before. */
export function figureBefore(indicator: WatchIndicator, row: Observation): Observation | null {
	const known = knownOn(indicator, row);
	return lastWord(known, row) ?? periodBefore(indicator, row);
}

/** Earlier rows on the same period, in the order of the file. */
function knownOn({ observations }: WatchIndicator, row: Observation): readonly Observation[] {
	return observations.filter(
		(other) => other.period.end === row.period.end && other.status !== 'F' && earlier(other, row)
	);
}

/** A row that was published, and what it is, before anything is said of it. */
export interface Published {
	readonly kind: ChangeKind;
	readonly indicator: WatchIndicator;
	readonly row: Observation;
}

/** The rows of one indicator; what was known on a period is looked for among its own rows alone. */
function publishedOf(indicator: WatchIndicator, from: Day, to: Day): Published[] {
	const rows = indicator.observations.filter(({ published }) => published > from && published <= to);
	const onPeriod = new Map<Day, Observation[]>(rows.map(({ period }) => [period.end, []]));
	if (rows.length > 0) for (const row of indicator.observations) onPeriod.get(row.period.end)?.push(row);
	return rows.map((row) => {
		const others = onPeriod.get(row.period.end) ?? [];
		const known = others.filter((other) => other.status !== 'F' && earlier(other, row));
		return { kind: kindOf(row, known), indicator, row };
	});
}

/** Rows published after `from` and up to `to`, newest first. */
export function publishedBetween(watch: Watch, from: Day, to: Day): Published[] {
	return watch.indicators
		.flatMap((indicator) => publishedOf(indicator, from, to))
		.sort((a, b) => b.row.published - a.row.published || a.indicator.id.localeCompare(b.indicator.id));
}

/** The same of one row in words. */
export function changedRowOf({ kind, indicator, row }: Published, watch: Watch): ChangedRow {
	const before = figureBefore(indicator, row);
	const source = watch.sources.get(row.source);
	return {
		kind,
		indicator: { id: indicator.id, name: indicator.name, scored: !indicator.contextOnly },
		line: row.line,
		published: dateText(row.published, row.publishedPrecision),
		publishedOn: dayText(row.published),
		period: periodText(row.period.text),
		value: rowFigureText(row, indicator),
		before: before === null ? null : rowFigureText(before, indicator),
		beforePeriod:
			before === null || before.period.end === row.period.end ? null : periodText(before.period.text),
		source: source ? sourceName(source) : row.source,
		note: row.note
	};
}

/** Rows published after `from` and up to `to` in words, newest first. */
export function changedRows(watch: Watch, from: Day, to: Day): ChangedRow[] {
	return publishedBetween(watch, from, to).map((one) => changedRowOf(one, watch));
}
