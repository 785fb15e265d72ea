import type { Indicator } from './indicator.ts';
import { prepareIndicator, type Reading } from './known-rows.ts';
import { levelValue } from './level.ts';
import { byId } from '../order.ts';
import type { Day } from './period.ts';
import { pullOf, type Yardstick } from '../weighing/pull.ts';

/** Successive dates on which an indicator read the same: how many, the value and its pull; null and null for none. */
export type GridRun = readonly [dates: number, value: number | null, pull: number | null];

export interface GridRow extends Yardstick {
	readonly id: string;
	/** Cover the grid's dates in order. */
	readonly runs: readonly GridRun[];
}

/**
 * Every indicator's value and pull on every date, before any weight: enough to weigh a history again without the
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
	/** Real time unless told otherwise. */
	readonly reading?: Reading;
	/** For the readings that use today's rows: today. The latest of the dates unless told otherwise. */
	readonly knownAt?: Day;
}

function rowOf(indicator: Indicator, dates: readonly Day[], reading: Reading, knownAt: Day): GridRow {
	const { id, scale, goalposts } = indicator;
	const known = prepareIndicator(indicator, reading, knownAt);
	const runs: [number, number | null, number | null][] = [];
	for (const asOf of dates) {
		const value = levelValue(indicator, known, asOf);
		const run = runs[runs.length - 1];
		if (run !== undefined && run[1] === value) {
			run[0] += 1;
			continue;
		}
		const pull = value === null ? null : pullOf(value, indicator);
		runs.push([1, value, typeof pull === 'number' ? pull : null]);
	}
	return { id, scale, goalposts, runs };
}

/** Reads every indicator on every date under one reading (method, sections 2, 3 and 10). */
export function levelGridOf(input: LevelGridInput): LevelGrid {
	const { indicators, dates, reading = 'real-time' } = input;
	const knownAt = input.knownAt ?? dates.reduce((latest, day) => Math.max(latest, day), -Infinity);
	return {
		reading,
		dates,
		indicators: [...indicators].sort(byId).map((indicator) => rowOf(indicator, dates, reading, knownAt))
	};
}
