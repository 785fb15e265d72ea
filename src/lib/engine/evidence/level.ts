import type { Indicator } from './indicator.ts';
import {
	lastUntil,
	latestBySource,
	prepareIndicator,
	type KnownPeriod,
	type KnownRow,
	type KnownRows,
	type Reading
} from './known-rows.ts';
import { gradeRank, type Observation } from './observation.ts';
import { compareText } from '../order.ts';
import type { Day } from './period.ts';
import { pullOf } from '../weighing/pull.ts';

/** Why an indicator has no level at a date. */
export type MissingReason = 'no-observation' | 'not-yet-published' | 'below-grade' | 'no-usable-value';

/** What an indicator reads at an as-of date (method, section 2). */
export type Level =
	| {
			readonly state: 'observed';
			readonly value: number;
			/** Range after rival sources, drift and the legal bounds; low <= value <= high. */
			readonly low: number;
			readonly high: number;
			readonly chosen: Observation;
			/** The other sources' rows for the same period end, best first. */
			readonly rivals: readonly Observation[];
			/** Largest difference in pull between a rival and the chosen row; flagged from 0.25. */
			readonly conflictGap: number;
			/** Days from the period's end to the as-of date. */
			readonly ageDays: number;
			/** 1 while fresh, falling to 0 at `staleDays`. */
			readonly freshness: number;
	  }
	| {
			readonly state: 'stale';
			readonly chosen: Observation;
			readonly rivals: readonly Observation[];
			readonly ageDays: number;
	  }
	| { readonly state: 'missing'; readonly reason: MissingReason };

type Row = KnownRow['row'];

const DAYS_PER_YEAR = 365.25;

/** Best row first: grade, then latest published, then source name. */
function byStanding(a: Row, b: Row): number {
	return (
		gradeRank(a.grade) - gradeRank(b.grade) || b.published - a.published || compareText(a.source, b.source)
	);
}

/** A period's rows as known on a day, one for each source, best first; empty when none is known yet. */
export function rowsKnownAt(period: KnownPeriod, day: Day): readonly Row[] {
	const known = period.rows.slice(0, lastUntil(period.rows, day, (row) => row.from) + 1);
	if (known.length < 2) return known.map(({ row }) => row);
	return latestBySource(known)
		.map(({ row }) => row)
		.sort(byStanding);
}

function freshnessOf(ageDays: number, { freshDays, staleDays }: Indicator): number {
	return ageDays <= freshDays ? 1 : Math.max(0, (staleDays - ageDays) / (staleDays - freshDays));
}

/** A row's own range; a blank or unreadable side is the value, and the value is never outside. */
function rowRange({ value, low, high }: Row): readonly [number, number] {
	const side = (end: number | null): number => (end !== null && Number.isFinite(end) ? end : value);
	return [Math.min(side(low), value), Math.max(side(high), value)];
}

/** Section 2, step 6. On a log scale 0 is the least legal value whatever the bounds say. */
function rangeOf(
	indicator: Indicator,
	rows: readonly Row[],
	value: number,
	ageDays: number
): [number, number] {
	const { bounds, scale, driftPerYear } = indicator;
	const ranges = rows.map(rowRange);
	const drift = driftPerYear > 0 ? (driftPerYear * ageDays) / DAYS_PER_YEAR : 0;
	const least = Math.max(bounds.min ?? -Infinity, scale === 'log' ? 0 : -Infinity);
	const low = Math.max(ranges.reduce((end, [one]) => Math.min(end, one), value) - drift, least);
	const high = Math.min(
		ranges.reduce((end, [, one]) => Math.max(end, one), value) + drift,
		bounds.max ?? Infinity
	);
	return [Math.min(low, value), Math.max(high, value)];
}

function conflictGapOf(indicator: Indicator, chosen: Row, rivals: readonly Row[]): number {
	const pull = rivals.length === 0 ? null : pullOf(chosen.value, indicator);
	return rivals.reduce((gap, { value }) => {
		const other = pullOf(value, indicator);
		return typeof pull === 'number' && typeof other === 'number'
			? Math.max(gap, Math.abs(other - pull))
			: gap;
	}, 0);
}

function missingReason(indicator: Indicator, known: KnownRows, asOf: Day): MissingReason {
	if (indicator.observations.length === 0) return 'no-observation';
	if (!(known.anyFrom <= asOf)) return 'not-yet-published';
	return known.belowGradeFrom <= asOf ? 'below-grade' : 'no-usable-value';
}

/** The rows of the newest period of which anything is known on a day, best first; empty when nothing is known. */
function newestRows(known: KnownRows, asOf: Day): readonly Row[] {
	const arrival = known.arrivals[lastUntil(known.arrivals, asOf, ({ day }) => day)];
	const period = arrival && known.periods[arrival.position];
	return period === undefined ? [] : rowsKnownAt(period, asOf);
}

/** Written so that a limit that is no number leaves nothing standing. */
function isStale(indicator: Indicator, ageDays: number): boolean {
	return !(ageDays <= indicator.staleDays);
}

/** Only the value of the level that `levelOf` gives for these rows; null when it is stale or missing. */
export function levelValue(indicator: Indicator, known: KnownRows, asOf: Day): number | null {
	const chosen = newestRows(known, asOf)[0];
	return chosen === undefined || isStale(indicator, asOf - chosen.period.end) ? null : chosen.value;
}

/**
 * What the indicator reads on `asOf` (method, section 2). In real time only rows published by then exist; the other
 * readings (section 10) take the rows as known on `knownAt`. Never a level from a forecast, a blank, a grade of E or 5,
 * a negative value on a log scale, or a row published before its own period ended.
 */
export function levelOf(
	indicator: Indicator,
	asOf: Day,
	reading: Reading = 'real-time',
	knownAt: Day = asOf
): Level {
	const known = prepareIndicator(indicator, reading, knownAt);
	const [chosen, ...rivals] = newestRows(known, asOf);
	if (chosen === undefined) return { state: 'missing', reason: missingReason(indicator, known, asOf) };
	const ageDays = asOf - chosen.period.end;
	if (isStale(indicator, ageDays)) return { state: 'stale', chosen, rivals, ageDays };
	const { value } = chosen;
	const [low, high] = rangeOf(indicator, [chosen, ...rivals], value, ageDays);
	const conflictGap = conflictGapOf(indicator, chosen, rivals);
	const freshness = freshnessOf(ageDays, indicator);
	return { state: 'observed', value, low, high, chosen, rivals, conflictGap, ageDays, freshness };
}
