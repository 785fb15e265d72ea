import { configurationIssues } from '../weighing/configuration.ts';
import { changePart, clampChange, directionStatusOf, type DirectionStatus } from '../weighing/change.ts';
import { coverageOfWeights, statusOf, type Coverage, type OutlookStatus } from '../weighing/coverage.ts';
import { levelGridOf, type GridRow, type LevelGrid, type LevelGridInput } from '../evidence/level-grid.ts';
import type { Day } from '../evidence/period.ts';
import { pullOf } from '../weighing/pull.ts';
import type { Polarity, Scenario } from '../weighing/scenario.ts';
import {
	clampScore,
	directionOf,
	partOf,
	positionOf,
	type Direction,
	type Position
} from '../weighing/score.ts';
import type { Terms } from '../weighing/terms.ts';
import { gridLayoutOf, type Cells } from './grid-layout.ts';

/** Both readings on one date; as in the outlook of that date. */
export interface HistoryPoint {
	readonly asOf: Day;
	readonly status: OutlookStatus;
	readonly score: number | null;
	/** Null unless the status is ok. */
	readonly position: Position | null;
	readonly change: number | null;
	/** Null unless the direction's status is ok. */
	readonly direction: Direction | null;
	readonly directionStatus: DirectionStatus;
	/** Observed share of all positive weight. */
	readonly observed: number;
}

export interface HistoryInput extends LevelGridInput, Terms {
	readonly scenario: Scenario;
	/** What-if values stand on dates from this one on; on all of them unless told otherwise. */
	readonly assumedFrom?: Day;
	/** Of the terms and of the grid alike. */
	readonly horizon: number;
}

/** How one indicator of a grid is weighed; `assumed` is its pull on every date when a what-if value stands in. */
export interface Column {
	readonly weight: number;
	readonly polarity: Polarity;
	readonly assumed: number | null;
}

function columnOf(row: GridRow, scenario: Scenario): Column {
	const { weight, polarity } = scenario.weights.get(row.id) ?? { weight: 0, polarity: 1 };
	const assumption = scenario.assumptions.get(row.id);
	const assumed = assumption === undefined ? null : pullOf(assumption.value, row);
	return { weight, polarity, assumed: typeof assumed === 'number' ? assumed : null };
}

/** One date of a grid: where its cells start. */
export interface At {
	readonly columns: readonly Column[];
	readonly cells: Cells;
	readonly start: number;
}

/** The weight on one date by what stands behind it. */
function weightsAt({ columns, cells, start }: At): Coverage {
	let [observed, aged, assumed, missing] = [0, 0, 0, 0];
	let at = start;
	for (const one of columns) {
		if (one.assumed !== null) assumed += one.weight;
		else if (Number.isNaN(cells.pulls[at])) missing += one.weight;
		else if (cells.aged[at] === 1) aged += one.weight;
		else observed += one.weight;
		at += 1;
	}
	return { observed, aged, assumed, missing };
}

/** The score on one date, summed in id order as `balanceOf` does, so that both agree to the last digit; null without one. */
function scoreAt({ columns, cells, start }: At): number | null {
	let counted = 0;
	let at = start;
	for (const one of columns) {
		if (one.assumed !== null || !Number.isNaN(cells.pulls[at])) counted += one.weight;
		at += 1;
	}
	if (!(counted > 0)) return null;
	let total = 0;
	at = start;
	for (const one of columns) {
		const pull = one.assumed ?? (cells.pulls[at] as number);
		if (one.weight > 0 && !Number.isNaN(pull)) total += partOf(one.weight / counted, one.polarity, pull);
		at += 1;
	}
	return clampScore(total);
}

/** The change on one date and whether a direction may be read from it, summed as `changeBalanceOf` does. */
function changeAt(
	{ columns, cells, start }: At,
	positionGiven: boolean
): { readonly change: number | null; readonly status: DirectionStatus } {
	let [all, common, news, assumed] = [0, 0, 0, 0];
	let at = start;
	for (const one of columns) {
		all += one.weight;
		if (one.weight > 0 && !Number.isNaN(cells.bases[at])) {
			common += one.weight;
			if (one.assumed !== null) assumed += one.weight;
			else if (cells.news[at] === 1) news += one.weight;
		}
		at += 1;
	}
	const status = directionStatusOf({ all, common, news, assumed }, positionGiven);
	if (!(common > 0)) return { change: null, status };
	let total = 0;
	at = start;
	for (const one of columns) {
		const base = cells.bases[at] as number;
		if (one.weight > 0 && !Number.isNaN(base) && (one.assumed !== null || cells.news[at] === 1)) {
			const pull = one.assumed ?? (cells.pulls[at] as number);
			total += changePart(one.weight / common, one.polarity, pull - base);
		}
		at += 1;
	}
	return { change: clampChange(total), status };
}

/** Weighs one date, to the last digit as an outlook does; it makes no lists, so that it can be done thousands of times. */
export function pointAt(asOf: Day, place: At, terms: Terms): HistoryPoint {
	const coverage = coverageOfWeights(weightsAt(place));
	const status = statusOf(place.columns, coverage);
	const score = scoreAt(place);
	const { change, status: directionStatus } = changeAt(place, status === 'ok');
	return {
		asOf,
		status,
		score,
		position: status === 'ok' && score !== null ? positionOf(score, terms.threshold) : null,
		change,
		direction:
			directionStatus === 'ok' && change !== null ? directionOf(change, terms.directionThreshold) : null,
		directionStatus,
		observed: coverage.observed
	};
}

/** A date of a model that can't be weighed. */
function faultyPoint(asOf: Day): HistoryPoint {
	return {
		asOf,
		status: 'config-error',
		score: null,
		position: null,
		change: null,
		direction: null,
		directionStatus: 'insufficient',
		observed: 0
	};
}

/**
 * Weighs a grid of levels under one scenario: a point for each date (method, section 10). What-if values stand on dates
 * from `assumedFrom` on, on all of them unless told otherwise.
 */
export function historyFromGrid(
	grid: LevelGrid,
	scenario: Scenario,
	terms: Terms,
	assumedFrom: Day = -Infinity
): readonly HistoryPoint[] {
	if (configurationIssues(grid.indicators, scenario, terms).length > 0) return grid.dates.map(faultyPoint);
	const assuming = grid.indicators.map((row) => columnOf(row, scenario));
	const published = assuming.map((column) => ({ ...column, assumed: null }));
	const { cells, isChange } = gridLayoutOf(grid);
	const points: HistoryPoint[] = [];
	grid.dates.forEach((asOf, position) => {
		const before = points[position - 1];
		const begins = before !== undefined && before.asOf < assumedFrom && asOf >= assumedFrom;
		if (before !== undefined && isChange[position] === false && !begins) points.push({ ...before, asOf });
		else {
			const columns = asOf >= assumedFrom ? assuming : published;
			points.push(pointAt(asOf, { columns, cells, start: position * columns.length }, terms));
		}
	});
	return points;
}

/**
 * Both readings through time under today's weights and goalposts (method, section 10). In real time each point is the
 * outlook of its date: nothing published later can change it.
 */
export function historyOf(input: HistoryInput): readonly HistoryPoint[] {
	return historyFromGrid(levelGridOf(input), input.scenario, input, input.assumedFrom);
}
