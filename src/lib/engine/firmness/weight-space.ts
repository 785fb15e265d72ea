import { countingOf } from '../weighing/counting.ts';
import { bandCounts, bandShares, type BandCounts } from './draws.ts';
import type { Outlook } from '../weighing/outlook.ts';
import { DEFAULT_COUNT, DEFAULT_SEED, isDrawCount, uniformsOf } from './random.ts';
import { clampScore } from '../weighing/score.ts';

/** Random weightings of a number of indicators, before they are divided by their sum; good for any values. */
export interface WeightTable {
	readonly count: number;
	readonly seed: number;
	readonly indicators: number;
	/** Weighting by weighting. */
	readonly weights: Float64Array;
}

/** How far the verdict depends on taste: outcomes under weightings drawn uniformly (method, section 8). */
export interface WeightSpace {
	readonly count: number;
	readonly seed: number;
	readonly counts: BandCounts;
	readonly shares: BandCounts;
}

export interface WeightSpaceOptions {
	readonly count?: number;
	readonly seed?: number;
	/** A table kept from before; used when it fits. */
	readonly table?: WeightTable | null;
}

/** Weightings drawn uniformly from the simplex: -ln(1 - u) for each indicator in id order, a fresh generator. */
export function weightTableOf(
	indicators: number,
	{ count = DEFAULT_COUNT, seed = DEFAULT_SEED }: WeightSpaceOptions = {}
): WeightTable {
	const weights = uniformsOf(seed, isDrawCount(count) ? count * indicators : 0);
	for (let at = 0; at < weights.length; at += 1) weights[at] = -Math.log(1 - (weights[at] ?? 0));
	return { count, seed, indicators, weights };
}

function scoresOf({ count, indicators, weights }: WeightTable, pulls: Float64Array): Float64Array {
	const scores = new Float64Array(count);
	let at = 0;
	for (let draw = 0; draw < count; draw += 1) {
		let pulled = 0;
		let total = 0;
		for (let column = 0; column < indicators; column += 1, at += 1) {
			const weight = weights[at] as number;
			total += weight;
			pulled += weight * (pulls[column] as number);
		}
		// All weights 0 can happen once in 2^32 for one indicator: any weighting of it gives its pull.
		scores[draw] = clampScore(100 * (total > 0 ? pulled / total : (pulls[0] ?? 0)));
	}
	return scores;
}

/** How each indicator that counts pulls as the scenario reads it, by id: all that the weight space looks at. */
export function readPullsOf(outlook: Outlook): Float64Array {
	return Float64Array.from(countingOf(outlook), ({ polarity, pull }) => polarity * pull);
}

/**
 * Share of all weightings of the indicators that count that give each outcome, values fixed; weights don't enter, only
 * which indicators have one. Null when none counts.
 */
export function weightSpaceOf(outlook: Outlook, options: WeightSpaceOptions = {}): WeightSpace | null {
	return weightSpaceOfPulls(readPullsOf(outlook), outlook.threshold, options);
}

/** The same from the pulls alone, as `readPullsOf` gives them. */
export function weightSpaceOfPulls(
	pulls: Float64Array,
	threshold: number,
	options: WeightSpaceOptions = {}
): WeightSpace | null {
	const { count = DEFAULT_COUNT, seed = DEFAULT_SEED, table } = options;
	if (pulls.length === 0 || !isDrawCount(count)) return null;
	const fits = table?.indicators === pulls.length && table.count === count && table.seed === seed;
	const scores = scoresOf(fits ? table : weightTableOf(pulls.length, { count, seed }), pulls);
	const counts = bandCounts(scores, threshold);
	return { count, seed, counts, shares: bandShares(counts) };
}
