import { commonOf, countingOf } from '../weighing/counting.ts';
import type { Outlook } from '../weighing/outlook.ts';
import { DEFAULT_COUNT, DEFAULT_SEED, isDrawCount, uniformsOf } from './random.ts';
import { directionTally, positionTally, type ByDirection, type ByPosition, type Tally } from './tally.ts';

/** Random weightings of a number of indicators, before they are divided by their sum; good for any values. */
export interface WeightTable {
	readonly count: number;
	readonly seed: number;
	readonly indicators: number;
	/** Weighting by weighting; not to be written to. */
	readonly weights: Float64Array;
}

/** How far the verdicts depend on taste: outcomes under weightings drawn uniformly (method, sections 7b and 8). */
export interface WeightSpace {
	readonly count: number;
	readonly seed: number;
	readonly position: Tally<ByPosition<number>>;
	/** Over the weightings of C; null where it is empty. */
	readonly direction: Tally<ByDirection<number>> | null;
}

export interface WeightSpaceOptions {
	readonly count?: number;
	readonly seed?: number;
}

/** Numbers of one seed, the first so many of which are those of every shorter table. */
let longest: { readonly seed: number; readonly numbers: Float64Array } | null = null;

/** Numbers that are kept at most, 8 MB: the method's 2,000 weightings of 500 indicators. */
const MOST_KEPT = 1_000_000;

/** The first `count` of -ln(1 - u) for the uniform numbers u of a seed; from those made last where they are as many. */
function exponentialsOf(seed: number, count: number): Float64Array {
	if (longest?.seed === seed && longest.numbers.length >= count) return longest.numbers.subarray(0, count);
	const numbers = uniformsOf(seed, count);
	for (let at = 0; at < numbers.length; at += 1) numbers[at] = -Math.log(1 - (numbers[at] ?? 0));
	if (count <= MOST_KEPT) longest = { seed, numbers };
	return numbers;
}

/**
 * Weightings drawn evenly from all that there are (the simplex): -ln(1 - u) for each of so many indicators, by id, from a
 * fresh generator, each weighting to be divided by its sum. Exponential numbers over their sum are spread evenly
 * (Devroye, Non-Uniform Random Variate Generation, 1986, chapter XI.4).
 */
export function weightTableOf(
	indicators: number,
	{ count = DEFAULT_COUNT, seed = DEFAULT_SEED }: WeightSpaceOptions = {}
): WeightTable {
	const weights = exponentialsOf(seed, isDrawCount(count) ? count * indicators : 0);
	return { count, seed, indicators, weights };
}

/** The weighted mean under each weighting, times 100. */
function meansOf({ count, indicators, weights }: WeightTable, brings: Float64Array): Float64Array {
	const means = new Float64Array(count);
	let at = 0;
	for (let draw = 0; draw < count; draw += 1) {
		let brought = 0;
		let total = 0;
		for (let column = 0; column < indicators; column += 1, at += 1) {
			const weight = weights[at] as number;
			total += weight;
			brought += weight * (brings[column] as number);
		}
		// All weights 0 can happen once in 2^32 for one indicator: any weighting of it gives what it brings.
		means[draw] = 100 * (total > 0 ? brought / total : (brings[0] ?? 0));
	}
	return means;
}

/** How each indicator that counts pulls as the scenario reads it, by id: all that the position's weight space looks at. */
export function readPullsOf(outlook: Outlook): Float64Array {
	return Float64Array.from(countingOf(outlook), ({ polarity, pull }) => polarity * pull);
}

/** How the pull of each indicator of C has changed as the scenario reads it, by id: the same for the direction. */
export function readChangesOf(outlook: Outlook): Float64Array {
	return Float64Array.from(commonOf(outlook), ({ polarity, pullChange }) => polarity * pullChange);
}

/** Weightings by position, from the pulls alone. Give a table of as many indicators. */
export function positionSpaceOf(
	pulls: Float64Array,
	threshold: number,
	table: WeightTable
): Tally<ByPosition<number>> {
	return positionTally(meansOf(table, pulls), threshold);
}

/** Weightings by direction, from the changes of the pulls alone. Give a table of as many indicators. */
export function directionSpaceOf(
	changes: Float64Array,
	threshold: number,
	table: WeightTable
): Tally<ByDirection<number>> {
	return directionTally(meansOf(table, changes), threshold);
}

/**
 * Share of all weightings of the indicators that count that give each outcome, values fixed; weights don't enter, only
 * which indicators have one. Null when none counts.
 */
export function weightSpaceOf(outlook: Outlook, options: WeightSpaceOptions = {}): WeightSpace | null {
	const { count = DEFAULT_COUNT, seed = DEFAULT_SEED } = options;
	const pulls = readPullsOf(outlook);
	if (pulls.length === 0 || !isDrawCount(count)) return null;
	const changes = readChangesOf(outlook);
	const tableFor = (numbers: Float64Array): WeightTable => weightTableOf(numbers.length, { count, seed });
	return {
		count,
		seed,
		position: positionSpaceOf(pulls, outlook.threshold, tableFor(pulls)),
		direction:
			changes.length === 0 ? null : directionSpaceOf(changes, outlook.directionThreshold, tableFor(changes))
	};
}
