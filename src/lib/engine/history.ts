import { configurationIssues } from './configuration.ts';
import { levelGridOf, type GridRow, type LevelGrid, type LevelGridInput } from './level-grid.ts';
import { coverageOf, statusOf, type OutlookStatus } from './coverage.ts';
import type { Day } from './period.ts';
import { pullOf } from './pull.ts';
import type { Polarity, Scenario } from './scenario.ts';
import { balanceOf, bandOf, type Band } from './score.ts';

/** The score on one date; as in the outlook of that date. */
export interface HistoryPoint {
	readonly asOf: Day;
	readonly status: OutlookStatus;
	readonly score: number | null;
	/** Null unless the status is ok. */
	readonly band: Band | null;
	/** Observed share of all positive weight. */
	readonly observed: number;
}

export interface HistoryInput extends LevelGridInput {
	readonly scenario: Scenario;
	readonly threshold: number;
}

/** One indicator through all dates: how it is weighed, and its pull on each. */
interface Track {
	readonly weight: number;
	readonly polarity: Polarity;
	readonly state: 'observed' | 'assumed';
	readonly pulls: readonly (number | null)[];
}

function trackOf(row: GridRow, scenario: Scenario): Track {
	const { weight, polarity } = scenario.weights.get(row.id) ?? { weight: 0, polarity: 1 };
	const assumption = scenario.assumptions.get(row.id);
	const assumed = assumption === undefined ? null : pullOf(assumption.value, row);
	const state = assumption === undefined ? 'observed' : 'assumed';
	const pulls = row.runs.flatMap(([dates, , pull]) =>
		Array.from({ length: dates }, () => (typeof assumed === 'number' ? assumed : pull))
	);
	return { weight, polarity, state, pulls };
}

function pointOf(tracks: readonly Track[], position: number, asOf: Day, threshold: number): HistoryPoint {
	const items = tracks.map(({ weight, polarity, state, pulls }) => ({
		weight,
		polarity,
		state,
		pull: pulls[position] ?? null
	}));
	const coverage = coverageOf(items);
	const status = statusOf(items, coverage);
	const score = balanceOf(items)?.score ?? null;
	const band = status === 'ok' && score !== null ? bandOf(score, threshold) : null;
	return { asOf, status, score, band, observed: coverage.observed };
}

/** Weighs a grid of levels under one scenario: a point for each date (method, section 10). */
export function historyFromGrid(
	grid: LevelGrid,
	scenario: Scenario,
	threshold: number
): readonly HistoryPoint[] {
	if (configurationIssues(grid.indicators, scenario, threshold).length > 0) {
		return grid.dates.map((asOf) => ({
			asOf,
			status: 'config-error',
			score: null,
			band: null,
			observed: 0
		}));
	}
	const tracks = grid.indicators.map((row) => trackOf(row, scenario));
	return grid.dates.map((asOf, position) => pointOf(tracks, position, asOf, threshold));
}

/**
 * The score through time under today's weights and goalposts (method, section 10). In real time each point is the
 * outlook of its date: nothing published later can change it.
 */
export function historyOf(input: HistoryInput): readonly HistoryPoint[] {
	return historyFromGrid(levelGridOf(input), input.scenario, input.threshold);
}
