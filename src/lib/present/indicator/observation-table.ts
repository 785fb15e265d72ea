import type { Day, Observation } from '#engine';
import { dayText, type Watch, type WatchIndicator } from '#parse';

type Cell = string | number | null;

/** Columns of an indicator's rows as data: those of observations.csv, the dates spelt out, and the row's line. */
export const observationColumns = [
	'indicator',
	'period',
	'periodStart',
	'periodEnd',
	'published',
	'value',
	'low',
	'high',
	'bound',
	'unit',
	'source',
	'locator',
	'grade',
	'status',
	'note',
	'line'
] as const;

export type ObservationRecord = Readonly<Record<(typeof observationColumns)[number], Cell>>;

function recordOf({ id, unit }: WatchIndicator, row: Observation): ObservationRecord {
	return {
		indicator: id,
		period: row.period.text,
		periodStart: dayText(row.period.start),
		periodEnd: dayText(row.period.end),
		published: dayText(row.published),
		value: row.value,
		low: row.low,
		high: row.high,
		bound: row.bound,
		unit,
		source: row.source,
		locator: row.locator,
		grade: row.grade,
		status: row.status,
		note: row.note,
		line: row.line
	};
}

/** An indicator's rows that had been published by a date, in the file's order. */
export function observationRecords(indicator: WatchIndicator, asOf: Day): ObservationRecord[] {
	return indicator.observations
		.filter(({ published }) => published <= asOf)
		.toSorted((a, b) => a.line - b.line)
		.map((row) => recordOf(indicator, row));
}

/** An indicator with its rows as JSON: what it asks, how it is read, and every row published by the date. */
export function indicatorJson(
	watch: Watch,
	indicator: WatchIndicator,
	asOf: Day
): Readonly<Record<string, unknown>> {
	const { id, name, question, group, unit, scale, bounds, frequencyText, contextOnly } = indicator;
	const rows = observationRecords(indicator, asOf);
	const cited = new Set(rows.map(({ source }) => source));
	return {
		asOf: dayText(asOf),
		id,
		name,
		question,
		group,
		unit,
		scale,
		bounds,
		frequency: frequencyText,
		contextOnly,
		goalposts: contextOnly ? null : indicator.goalposts,
		caveats: indicator.caveats,
		observations: rows,
		sources: [...watch.sources.values()].filter((source) => cited.has(source.id))
	};
}
