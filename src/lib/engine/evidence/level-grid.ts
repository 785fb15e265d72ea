import { DEFAULT_HORIZON } from './horizon.ts';
import type { Indicator } from './indicator.ts';
import { lastUntil, prepareIndicator, type Reading } from './known-rows.ts';
import { byId } from '../order.ts';
import type { Day } from './period.ts';
import { standingOf, turningDays, type Standing } from './standing.ts';
import { pullOf, type Gauge } from '../weighing/pull.ts';

/** Whether a figure is past its age limit, and whether its period is news. */
export type GridMark = 'aged' | 'news' | 'aged news' | '';

/** Whether a value is only a floor or a ceiling; empty where it is neither. */
export type GridBound = 'at-least' | 'at-most' | '';

/**
 * Successive dates on which an indicator read the same: how many, the value and its pull, the base's pull, the mark,
 * and the value's bound; null where there is none.
 */
export type GridRun = readonly [
	dates: number,
	value: number | null,
	pull: number | null,
	base: number | null,
	mark: GridMark,
	bound: GridBound
];

export interface GridRow extends Gauge {
	readonly id: string;
	/** Cover the grid's dates in order. */
	readonly runs: readonly GridRun[];
}

/**
 * Every indicator's value, pull and base on every date, before any weight: enough to weigh a history again without the
 * observations. Plain data; JSON keeps it unchanged.
 */
export interface LevelGrid {
	readonly reading: Reading;
	readonly dates: readonly Day[];
	/** By id. */
	readonly indicators: readonly GridRow[];
}

export interface LevelGridInput {
	readonly indicators: readonly Indicator[];
	readonly dates: readonly Day[];
	/** In months; the method's twelve unless told otherwise. */
	readonly horizon?: number;
	/** Real time unless told otherwise. */
	readonly reading?: Reading;
	/** For the readings that use today's rows: today. The latest of the dates unless told otherwise. */
	readonly knownAt?: Day;
}

type RunTail = readonly [
	value: number | null,
	pull: number | null,
	base: number | null,
	mark: GridMark,
	bound: GridBound
];

function tailOf(standing: Standing | null, gauge: Gauge): RunTail {
	if (standing === null) return [null, null, null, '', ''];
	const { chosen, base, aged, news } = standing;
	const pullAt = (value: number): number | null => {
		const pull = pullOf(value, gauge);
		return typeof pull === 'number' ? pull : null;
	};
	const mark = aged ? (news ? 'aged news' : 'aged') : news ? 'news' : '';
	const basePull = base === null ? null : pullAt(base.chosen.value);
	return [chosen.value, pullAt(chosen.value), basePull, mark, chosen.bound ?? ''];
}

function rowOf(indicator: Indicator, reading: Reading, input: Required<LevelGridInput>): GridRow {
	const { id, scale, goalposts } = indicator;
	const { dates, horizon, knownAt } = input;
	const known = prepareIndicator(indicator, reading, knownAt);
	// Of an indicator with more periods than dates each date is read anew: its turning days would be more to go through.
	const turns = known.periods.length > dates.length ? null : turningDays(indicator, known, horizon);
	const runs: [number, ...RunTail][] = [];
	let reached: number | null = null;
	for (const asOf of dates) {
		const turn = turns === null ? NaN : lastUntil(turns, asOf, (day) => day);
		const run = runs[runs.length - 1];
		// Nothing can have changed since the date before unless a turning day lies in between.
		if (run !== undefined && turn === reached) {
			run[0] += 1;
			continue;
		}
		reached = turn;
		const tail = tailOf(standingOf(indicator, known, asOf, horizon), indicator);
		if (run !== undefined && tail.every((part, at) => part === run[at + 1])) run[0] += 1;
		else runs.push([1, ...tail]);
	}
	return { id, scale, goalposts, runs };
}

/** Reads every indicator on every date under one reading (method, sections 2, 3, 7b and 10). */
export function levelGridOf(input: LevelGridInput): LevelGrid {
	const { indicators, dates, reading = 'real-time', horizon = DEFAULT_HORIZON } = input;
	const knownAt = input.knownAt ?? dates.reduce((latest, day) => Math.max(latest, day), -Infinity);
	const whole = { indicators, dates, reading, horizon, knownAt };
	return {
		reading,
		dates,
		indicators: [...indicators].sort(byId).map((indicator) => rowOf(indicator, reading, whole))
	};
}
