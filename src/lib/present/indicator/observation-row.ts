import { whyNotCounted, type Day, type Level, type NotCounted, type Observation } from '#engine';
import type { Watch, WatchIndicator } from '#parse';
import { dateText, periodText } from '../words/date-text.ts';
import { boundText, decimalsOf } from '../words/numbers/figure-text.ts';
import { numberText } from '../words/numbers/number-text.ts';
import { citationText, isOwnSource, sourceName } from '../words/names/source-text.ts';
import { gradeText, observationStatusText } from '../words/labels.ts';

/** One row of observations.csv, in words. `line` is its anchor and its place in the file. */
export interface ObservationRow {
	readonly line: number;
	readonly period: string;
	readonly published: string;
	readonly value: string;
	readonly range: string | null;
	readonly source: {
		readonly id: string;
		readonly name: string;
		readonly citation: string;
		readonly url: string | null;
	};
	readonly locator: string;
	readonly grade: { readonly code: string; readonly text: string };
	readonly status: string;
	readonly note: string;
	/** Counted or coded by the watch itself, from what others had published by then; it needn't have been made that day. */
	readonly own: boolean;
	/** Why the row stands out or doesn't count on the as-of date; null for a plain row. */
	readonly mark: string | null;
	readonly chosen: boolean;
}

const safeUrl = (url: unknown): string | null =>
	typeof url === 'string' && /^https?:\/\//i.test(url) ? url : null;

const notCountedText: Readonly<Partial<Record<NotCounted, string>>> = {
	forecast: 'a plan or forecast: never counted',
	'no-figure': 'no figure exists',
	'below-grade': 'too weakly graded to count'
};

function markOf(row: Observation, indicator: WatchIndicator, asOf: Day, level: Level | null): string | null {
	if (row.published > asOf) return 'not yet published on this date';
	const reason = whyNotCounted(row, indicator);
	if (reason !== null) return notCountedText[reason] ?? null;
	if (level === null || level.state === 'missing') return null;
	if (row.line === level.chosen.line)
		return level.state === 'aged' ? 'sets today’s level, though past its age limit' : 'sets today’s level';
	return level.rivals.some(({ line }) => line === row.line) ? 'another source: widens the range' : null;
}

function observationRow(
	watch: Watch,
	indicator: WatchIndicator,
	row: Observation,
	asOf: Day,
	level: Level | null
): ObservationRow {
	const { unit, decimals } = indicator;
	const source = watch.sources.get(row.source);
	// As many decimals as the file has: a table of rows rounds nothing away.
	const precise = (value: number): string =>
		numberText(value, Math.max(decimals, Math.min(4, decimalsOf(value))));
	const ranged = row.bound === null && row.low !== null && row.high !== null && row.low < row.high;
	const mark = markOf(row, indicator, asOf, level);
	return {
		line: row.line,
		period: periodText(row.period.text),
		published: dateText(row.published, row.publishedPrecision),
		value:
			row.value === null
				? 'none'
				: (row.bound ? `${boundText[row.bound]} ` : '') +
					precise(row.value) +
					(unit.startsWith('%') ? '%' : ''),
		range: ranged ? `${precise(row.low)} to ${precise(row.high)}` : null,
		source: {
			id: row.source,
			name: source ? sourceName(source) : row.source,
			citation: source ? citationText(source) : row.source,
			url: safeUrl(source?.URL)
		},
		locator: row.locator,
		grade: { code: row.grade, text: gradeText(row.grade) },
		status: observationStatusText[row.status],
		note: row.note,
		own: isOwnSource(source, watch),
		mark,
		chosen: level !== null && level.state !== 'missing' && level.chosen.line === row.line
	};
}

/** The rows newest period first, and within a period newest publication first. */
export function observationRowsOf(
	watch: Watch,
	indicator: WatchIndicator,
	asOf: Day,
	level: Level | null
): ObservationRow[] {
	return [...indicator.observations]
		.sort((a, b) => b.period.end - a.period.end || b.published - a.published || a.line - b.line)
		.map((row) => observationRow(watch, indicator, row, asOf, level));
}
