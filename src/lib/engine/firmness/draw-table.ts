import { commonOf, countingOf, type CommonIndicator, type Counting } from '../weighing/counting.ts';
import type { Indicator } from '../evidence/indicator.ts';
import type { Outlook } from '../weighing/outlook.ts';
import { pullFunction, type Gauge } from '../weighing/pull.ts';
import { DEFAULT_COUNT, DEFAULT_SEED, isDrawCount, uniformsOf } from './random.ts';
import { fillTriangular, type ColumnCells, type DrawnRange } from './triangular.ts';

export interface DrawOptions {
	/** Draws to make; a whole number from 1. */
	readonly count?: number;
	readonly seed?: number;
	/** The first 2 x count x indicators numbers of the seed's generator, where the caller has kept them. */
	readonly uniforms?: Float64Array;
}

/** How the base of an indicator of C is drawn (method, section 7b). */
interface DrawnBase extends DrawnRange {
	/** Whether it takes the value's own uniform number: both rows are of one source, which errs the same way twice. */
	readonly shared: boolean;
	/** Whether the change is old, and so 0 in every draw. */
	readonly old: boolean;
}

/** A value's range in the draws; all three equal for an assumption. `base` is null outside of C. */
interface DrawnIndicator extends Gauge, DrawnRange {
	readonly id: string;
	readonly base: DrawnBase | null;
}

/** Everything random in the draws, before any weight: prepared once, good for every weighting of the same values. */
export interface DrawTable {
	readonly count: number;
	readonly seed: number;
	/** By id; the columns of the three tables. */
	readonly indicators: readonly DrawnIndicator[];
	/** Draw by draw: each indicator's pull before polarity. */
	readonly pulls: Float64Array;
	/** Draw by draw: the change of its pull before polarity; 0 outside of C. */
	readonly changes: Float64Array;
	/** Draw by draw: the factor on each indicator's weight. */
	readonly factors: Float64Array;
}

function drawnBase(one: CommonIndicator | undefined): DrawnBase | null {
	const figure = one === undefined || one.level.state === 'missing' ? null : one.level;
	const before = figure?.before;
	if (one === undefined || figure === null || !before) return null;
	const { low, value, high } = before;
	const assumed = one.state === 'assumed';
	const shared = !assumed && before.chosen.source === figure.chosen.source;
	return { low, value, high, shared, old: !one.news && !assumed };
}

function drawnOf(one: Counting, common: CommonIndicator | undefined, gauge: Gauge): DrawnIndicator {
	const { id, value, level, state } = one;
	const { scale, goalposts } = gauge;
	const range = state !== 'assumed' && level.state !== 'missing' ? level : { low: value, high: value };
	return { id, scale, goalposts, low: range.low, value, high: range.high, base: drawnBase(common) };
}

/** The indicators to draw, by id; empty when nothing counts or an indicator of the outlook isn't given. */
function drawnIndicators(outlook: Outlook, indicators: readonly Indicator[]): readonly DrawnIndicator[] {
	const byIds = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	const common = new Map(commonOf(outlook).map((one) => [one.id, one]));
	const counting = countingOf(outlook);
	const drawn = counting.flatMap((one) => {
		const indicator = byIds.get(one.id);
		return indicator === undefined ? [] : [drawnOf(one, common.get(one.id), indicator)];
	});
	return drawn.length === counting.length ? drawn : [];
}

function toPulls(values: Float64Array, { first, step }: ColumnCells, gauge: Gauge): void {
	const pullAt = pullFunction(gauge);
	for (let at = first; at < values.length; at += step) values[at] = pullAt(values[at] as number);
}

/** Pulls draw by draw; the uniform numbers are two for each indicator, the value's first. */
function pullsOf(indicators: readonly DrawnIndicator[], uniforms: Float64Array): Float64Array {
	const pulls = new Float64Array(uniforms.length / 2);
	const step = indicators.length;
	indicators.forEach((drawn, first) => {
		const column = { first, step };
		fillTriangular(pulls, drawn, column, uniforms, { first: 2 * first, step: 2 * step });
		toPulls(pulls, column, drawn);
	});
	return pulls;
}

/**
 * Changes of the pulls draw by draw. A base that doesn't share its value's number takes its own from a second
 * generator, which gives one to every indicator of C in id order, used or not (method, section 7b).
 */
function changesOf(
	indicators: readonly DrawnIndicator[],
	pulls: Float64Array,
	uniforms: Float64Array,
	seed: number
): Float64Array {
	const changes = new Float64Array(pulls.length);
	const step = indicators.length;
	const common = indicators.filter(({ base }) => base !== null);
	const second = uniformsOf(seed + 1, (pulls.length / step) * common.length);
	indicators.forEach((drawn, first) => {
		const { base } = drawn;
		if (base === null || base.old) return;
		const column = { first, step };
		if (base.shared) fillTriangular(changes, base, column, uniforms, { first: 2 * first, step: 2 * step });
		else fillTriangular(changes, base, column, second, { first: common.indexOf(drawn), step: common.length });
		toPulls(changes, column, drawn);
		for (let at = first; at < changes.length; at += step)
			changes[at] = (pulls[at] as number) - (changes[at] as number);
	});
	return changes;
}

/** Widest change of a weight in a draw: a quarter either way. */
const NOISE = 0.25;

function factorsOf(uniforms: Float64Array): Float64Array {
	const factors = new Float64Array(uniforms.length / 2);
	for (let at = 0; at < factors.length; at += 1)
		factors[at] = 1 - NOISE + 2 * NOISE * (uniforms[2 * at + 1] as number);
	return factors;
}

/**
 * Draws every indicator that counts (method, sections 7 and 7b): in id order two uniform numbers each, for value and
 * weight, both always consumed. Null when none counts, a gauge is not given, or `count` is no positive whole number.
 */
export function drawTableOf(
	outlook: Outlook,
	indicators: readonly Indicator[],
	options: DrawOptions = {}
): DrawTable | null {
	const { count = DEFAULT_COUNT, seed = DEFAULT_SEED } = options;
	const drawn = drawnIndicators(outlook, indicators);
	if (drawn.length === 0 || !isDrawCount(count)) return null;
	const cells = count * drawn.length;
	const uniforms = options.uniforms?.length === 2 * cells ? options.uniforms : uniformsOf(seed, 2 * cells);
	const pulls = pullsOf(drawn, uniforms);
	const changes = changesOf(drawn, pulls, uniforms, seed);
	return { count, seed, indicators: drawn, pulls, changes, factors: factorsOf(uniforms) };
}

function isSameRange(a: DrawnRange, b: DrawnRange): boolean {
	return a.low === b.low && a.value === b.value && a.high === b.high;
}

function isSameBase(a: DrawnBase | null, b: DrawnBase | null): boolean {
	if (a === null || b === null) return a === b;
	return isSameRange(a, b) && a.shared === b.shared && a.old === b.old;
}

function isSameDrawn(a: DrawnIndicator, b: DrawnIndicator): boolean {
	return (
		a.id === b.id &&
		isSameRange(a, b) &&
		isSameBase(a.base, b.base) &&
		a.scale === b.scale &&
		a.goalposts.distant === b.goalposts.distant &&
		a.goalposts.middle === b.goalposts.middle &&
		a.goalposts.close === b.goalposts.close
	);
}

/** Whether a table holds just the values that `outlook` counts, so that only weights, polarity or edges moved. */
export function drawTableFits(table: DrawTable, outlook: Outlook, indicators: readonly Indicator[]): boolean {
	const drawn = drawnIndicators(outlook, indicators);
	return (
		drawn.length === table.indicators.length &&
		table.indicators.every((one, column) => {
			const other = drawn[column];
			return other !== undefined && isSameDrawn(one, other);
		})
	);
}
