import { countingOf, type Counting } from '../weighing/counting.ts';
import type { Indicator } from '../evidence/indicator.ts';
import type { Outlook } from '../weighing/outlook.ts';
import { pullFunction, type Yardstick } from '../weighing/pull.ts';
import { DEFAULT_COUNT, DEFAULT_SEED, isDrawCount, uniformsOf } from './random.ts';

export interface DrawOptions {
	/** Draws to make; a whole number from 1. */
	readonly count?: number;
	readonly seed?: number;
	/** The first 2 x count x indicators numbers of the seed's generator, where the caller has kept them. */
	readonly uniforms?: Float64Array;
}

/** A value's range in the draws; all three equal for an assumption. */
interface DrawnIndicator extends Yardstick {
	readonly id: string;
	readonly low: number;
	readonly value: number;
	readonly high: number;
}

/** Everything random in the draws, before any weight: prepared once, good for every weighting of the same values. */
export interface DrawTable {
	readonly count: number;
	readonly seed: number;
	/** By id; the columns of the two tables. */
	readonly indicators: readonly DrawnIndicator[];
	/** Draw by draw: each indicator's pull before polarity. */
	readonly pulls: Float64Array;
	/** Draw by draw: the factor on each indicator's weight. */
	readonly factors: Float64Array;
}

function drawnOf(one: Counting, yardstick: Yardstick): DrawnIndicator {
	const { id, value, level, state } = one;
	const { scale, goalposts } = yardstick;
	const range = state === 'observed' && level.state === 'observed' ? level : { low: value, high: value };
	return { id, scale, goalposts, low: range.low, value, high: range.high };
}

/** The indicators to draw, by id; empty when nothing counts or an indicator of the outlook isn't given. */
function drawnIndicators(outlook: Outlook, indicators: readonly Indicator[]): readonly DrawnIndicator[] {
	const byIds = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	const counting = countingOf(outlook);
	const drawn = counting.flatMap((one) => {
		const indicator = byIds.get(one.id);
		return indicator === undefined ? [] : [drawnOf(one, indicator)];
	});
	return drawn.length === counting.length ? drawn : [];
}

/**
 * One column of values: where a triangular distribution's share below is the uniform number; `value` itself where the
 * range is a point or beyond what numbers reach.
 */
function fillValues(
	values: Float64Array,
	drawn: DrawnIndicator,
	column: Column,
	uniforms: Float64Array
): void {
	const { low, value, high } = drawn;
	const width = high - low;
	const isRange = width > 0 && width < Infinity;
	const below = isRange ? (value - low) / width : 0;
	const rising = isRange ? width * (value - low) : 0;
	const falling = isRange ? width * (high - value) : 0;
	for (let at = column.first; at < values.length; at += column.step) {
		const u = uniforms[2 * at] as number;
		if (!isRange) values[at] = value;
		else if (u < below) values[at] = low + Math.sqrt(u * rising);
		else values[at] = high - Math.sqrt((1 - u) * falling);
	}
}

/** Where a column's cells lie in a table that is stored draw by draw. */
interface Column {
	readonly first: number;
	readonly step: number;
}

function pullsOf(indicators: readonly DrawnIndicator[], uniforms: Float64Array): Float64Array {
	const pulls = new Float64Array(uniforms.length / 2);
	indicators.forEach((drawn, first) => {
		const step = indicators.length;
		fillValues(pulls, drawn, { first, step }, uniforms);
		const pullAt = pullFunction(drawn);
		for (let at = first; at < pulls.length; at += step) pulls[at] = pullAt(pulls[at] as number);
	});
	return pulls;
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
 * Draws every indicator that counts (method, section 7): in id order two uniform numbers each, for value and weight,
 * both always consumed. Null when none counts, a yardstick is not given, or `count` is no positive whole number.
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
	return { count, seed, indicators: drawn, pulls: pullsOf(drawn, uniforms), factors: factorsOf(uniforms) };
}

function isSameDrawn(a: DrawnIndicator, b: DrawnIndicator): boolean {
	return (
		a.id === b.id &&
		a.low === b.low &&
		a.value === b.value &&
		a.high === b.high &&
		a.scale === b.scale &&
		a.goalposts.weakens === b.goalposts.weakens &&
		a.goalposts.neutral === b.goalposts.neutral &&
		a.goalposts.deepens === b.goalposts.deepens
	);
}

/** Whether a table holds just the values that `outlook` counts, so that only weights, polarity or threshold moved. */
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
