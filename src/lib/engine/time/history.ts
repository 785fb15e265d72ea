import { configurationIssues } from '../weighing/configuration.ts';
import { levelGridOf, type GridRow, type LevelGrid, type LevelGridInput } from '../evidence/level-grid.ts';
import { coverageOfWeights, statusOf, type Coverage, type OutlookStatus } from '../weighing/coverage.ts';
import type { Day } from '../evidence/period.ts';
import { pullOf } from '../weighing/pull.ts';
import type { Polarity, Scenario } from '../weighing/scenario.ts';
import { bandOf, clampScore, partOf, type Band } from '../weighing/score.ts';

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

/** How one indicator of a grid is weighed; `assumed` is its pull on every date when a what-if value stands in. */
interface Column {
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

interface Layout {
	/** A grid's pulls date by date, NaN for none. */
	readonly pulls: Float64Array;
	/** Whether any pull on a date may differ from the date before: mostly none does. */
	readonly isChange: readonly boolean[];
}

const laidOut = new WeakMap<LevelGrid, Layout>();

/** A grid laid out once, because a weight that moves reads all of it again. */
function layoutOf(grid: LevelGrid): Layout {
	const known = laidOut.get(grid);
	if (known !== undefined) return known;
	const columns = grid.indicators.length;
	const pulls = new Float64Array(columns * grid.dates.length).fill(NaN);
	const isChange = grid.dates.map((_, position) => position === 0);
	grid.indicators.forEach(({ runs }, column) => {
		let position = 0;
		for (const [dates, , pull] of runs) {
			isChange[position] = true;
			for (const end = position + dates; position < end; position += 1)
				pulls[position * columns + column] = pull ?? NaN;
		}
	});
	const layout = { pulls, isChange };
	laidOut.set(grid, layout);
	return layout;
}

/** The grid's pulls with each what-if value on every date of its column. */
function withAssumed(pulls: Float64Array, columns: readonly Column[]): Float64Array {
	if (columns.every(({ assumed }) => assumed === null)) return pulls;
	return pulls.map((pull, at) => columns[at % columns.length]?.assumed ?? pull);
}

/** The weight on one date by what stands behind it. */
function weightsAt(columns: readonly Column[], pulls: Float64Array, start: number): Coverage {
	let [observed, assumed, missing] = [0, 0, 0];
	let at = start;
	for (const one of columns) {
		if (one.assumed !== null) assumed += one.weight;
		else if (Number.isNaN(pulls[at])) missing += one.weight;
		else observed += one.weight;
		at += 1;
	}
	return { observed, assumed, missing };
}

/** The score on one date, summed in id order as `balanceOf` does, so that both agree to the last digit; null without one. */
function scoreAt(columns: readonly Column[], pulls: Float64Array, start: number): number | null {
	let counted = 0;
	let at = start;
	for (const one of columns) {
		if (!Number.isNaN(pulls[at])) counted += one.weight;
		at += 1;
	}
	if (!(counted > 0)) return null;
	let total = 0;
	at = start;
	for (const one of columns) {
		const pull = pulls[at] as number;
		if (one.weight > 0 && !Number.isNaN(pull)) total += partOf(one.weight / counted, one.polarity, pull);
		at += 1;
	}
	return clampScore(total);
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
	const columns = grid.indicators.map((row) => columnOf(row, scenario));
	const { pulls: known, isChange } = layoutOf(grid);
	const pulls = withAssumed(known, columns);
	const points: HistoryPoint[] = [];
	grid.dates.forEach((asOf, position) => {
		const before = points[position - 1];
		if (before !== undefined && isChange[position] === false) {
			points.push({ ...before, asOf });
			return;
		}
		const start = position * columns.length;
		const coverage = coverageOfWeights(weightsAt(columns, pulls, start));
		const status = statusOf(columns, coverage);
		const score = scoreAt(columns, pulls, start);
		const band = status === 'ok' && score !== null ? bandOf(score, threshold) : null;
		points.push({ asOf, status, score, band, observed: coverage.observed });
	});
	return points;
}

/**
 * The score through time under today's weights and goalposts (method, section 10). In real time each point is the
 * outlook of its date: nothing published later can change it.
 */
export function historyOf(input: HistoryInput): readonly HistoryPoint[] {
	return historyFromGrid(levelGridOf(input), input.scenario, input.threshold);
}
