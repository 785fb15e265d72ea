import { DEFAULT_HORIZON } from './horizon.ts';
import type { Base } from './base.ts';
import type { Indicator } from './indicator.ts';
import type { UsableRow } from './known-periods.ts';
import { prepareIndicator, type KnownRows, type Reading } from './known-rows.ts';
import { baseRange, levelRange } from './level-range.ts';
import type { Observation } from './observation.ts';
import type { Day } from './period.ts';
import { standingOf, type Standing } from './standing.ts';
import { pullOf } from '../weighing/pull.ts';

/** Why an indicator has no level at a date. */
export type MissingReason = 'no-observation' | 'not-yet-published' | 'below-grade' | 'no-usable-value';

/** The figure about a horizon before, from which the direction measures the change (method, section 7b). */
export interface Before {
	readonly value: number;
	/** Its rows' own range, as at age 0. */
	readonly low: number;
	readonly high: number;
	readonly chosen: Observation;
}

/** A level that stands: within its age limit, or past it and then with a spread range (method, section 2). */
export interface Figure {
	readonly state: 'observed' | 'aged';
	readonly value: number;
	/** Range after undercount, rival sources, drift, age and the legal bounds; low <= value <= high. */
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
	/** First day with any usable row of the period. */
	readonly first: Day;
	/** Whether the period came at most a horizon and a quarter ago. */
	readonly news: boolean;
	/** Null where there is no base. */
	readonly before: Before | null;
}

/** What an indicator reads on an as-of date (method, section 2). */
export type Level = Figure | { readonly state: 'missing'; readonly reason: MissingReason };

function freshnessOf(ageDays: number, { freshDays, staleDays }: Indicator): number {
	return ageDays <= freshDays ? 1 : Math.max(0, (staleDays - ageDays) / (staleDays - freshDays));
}

function conflictGapOf(indicator: Indicator, chosen: UsableRow, rivals: readonly UsableRow[]): number {
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

function beforeOf(indicator: Indicator, base: Base | null): Before | null {
	if (base === null) return null;
	const { chosen, rivals } = base;
	const [low, high] = baseRange(indicator, [chosen, ...rivals], chosen.value);
	return { value: chosen.value, low, high, chosen };
}

function figureOf(indicator: Indicator, standing: Standing): Figure {
	const { chosen, rivals, ageDays, aged, first, news, base } = standing;
	const [low, high] = levelRange(indicator, [chosen, ...rivals], chosen.value, ageDays, aged);
	return {
		state: aged ? 'aged' : 'observed',
		value: chosen.value,
		low,
		high,
		chosen,
		rivals,
		conflictGap: conflictGapOf(indicator, chosen, rivals),
		ageDays,
		freshness: aged ? 0 : freshnessOf(ageDays, indicator),
		first,
		news,
		before: beforeOf(indicator, base)
	};
}

/** How a level is read where it isn't simply as known on its own day. */
export interface LevelOptions {
	/** Of the base and of what is news, in months; the method's twelve unless told otherwise. */
	readonly horizon?: number;
	/** Real time unless told otherwise. */
	readonly reading?: Reading;
	/** For the readings that use today's rows: today. The as-of date unless told otherwise. */
	readonly knownAt?: Day;
}

/**
 * What the indicator reads on `asOf` (method, sections 2 and 7b). In real time only rows published by then exist; the
 * other readings (section 10) take the rows as known on `knownAt`. Never a level from a forecast, a blank, a grade of E
 * or 5, a negative value on a log scale, or a row published before its own period ended.
 */
export function levelOf(indicator: Indicator, asOf: Day, options: LevelOptions = {}): Level {
	const { horizon = DEFAULT_HORIZON, reading = 'real-time', knownAt = asOf } = options;
	const known = prepareIndicator(indicator, reading, knownAt);
	const standing = standingOf(indicator, known, asOf, horizon);
	return standing === null
		? { state: 'missing', reason: missingReason(indicator, known, asOf) }
		: figureOf(indicator, standing);
}
