import { countingOf } from '../weighing/counting.ts';
import { drawTableOf, type DrawOptions, type DrawTable } from './draw-table.ts';
import type { Indicator } from '../evidence/indicator.ts';
import type { Outlook } from '../weighing/outlook.ts';
import { clampScore, SLACK, type Band } from '../weighing/score.ts';

export type BandCounts = Readonly<Record<Band, number>>;

/** Where the score lands when values and weights are shaken (method, section 7). A property of the model, no forecast. */
export interface Draws {
	readonly count: number;
	readonly seed: number;
	/** In draw order. */
	readonly scores: Float64Array;
	/** Draws by outcome, and the same as shares that add up to 1. */
	readonly counts: BandCounts;
	readonly shares: BandCounts;
	readonly p05: number;
	readonly p50: number;
	readonly p95: number;
}

/** The quantile of ascending numbers, interpolating linearly between order statistics (type 7); null of none. */
export function quantileOf(ascending: Float64Array, probability: number): number | null {
	const place = (ascending.length - 1) * probability;
	const below = ascending[Math.floor(place)];
	const above = ascending[Math.ceil(place)];
	if (below === undefined || above === undefined) return null;
	return below + (place - Math.floor(place)) * (above - below);
}

/** How many scores fall in each band. */
export function bandCounts(scores: Float64Array, threshold: number): BandCounts {
	let weakens = 0;
	let deepens = 0;
	// By index: walking a typed array makes an object for each number until the loop is optimised.
	for (let at = 0; at < scores.length; at += 1) {
		const score = scores[at] as number;
		if (score >= threshold - SLACK) deepens += 1;
		else if (score <= -threshold + SLACK) weakens += 1;
	}
	return { weakens, holds: scores.length - weakens - deepens, deepens };
}

/** Counts as shares of all. */
export function bandShares({ weakens, holds, deepens }: BandCounts): BandCounts {
	const all = weakens + holds + deepens;
	return { weakens: weakens / all, holds: holds / all, deepens: deepens / all };
}

/** Weighted mean of each draw's pulls; the loop that a slider step costs. */
function aggregate(table: DrawTable, weights: Float64Array, signed: Float64Array): Float64Array {
	const { count, pulls, factors } = table;
	const columns = weights.length;
	const scores = new Float64Array(count);
	let at = 0;
	for (let draw = 0; draw < count; draw += 1) {
		let pulled = 0;
		let total = 0;
		for (let column = 0; column < columns; column += 1, at += 1) {
			const factor = factors[at] as number;
			total += (weights[column] as number) * factor;
			pulled += (signed[column] as number) * factor * (pulls[at] as number);
		}
		scores[draw] = clampScore((100 * pulled) / total);
	}
	return scores;
}

/**
 * Draws of an outlook from a table made for the same values: only weighs and counts, so that a slider step is cheap.
 * Null when the outlook counts other indicators than the table holds.
 */
export function drawsFromTable(table: DrawTable, outlook: Outlook): Draws | null {
	const counting = countingOf(outlook);
	const same =
		counting.length === table.indicators.length &&
		counting.every(({ id }, column) => id === table.indicators[column]?.id);
	if (!same || counting.length === 0) return null;
	const weights = Float64Array.from(counting, ({ weight }) => weight);
	const signed = Float64Array.from(counting, ({ weight, polarity }) => weight * polarity);
	const scores = aggregate(table, weights, signed);
	const ascending = scores.slice().sort();
	const at = (probability: number): number => quantileOf(ascending, probability) ?? 0;
	const counts = bandCounts(scores, outlook.threshold);
	return {
		count: table.count,
		seed: table.seed,
		scores,
		counts,
		shares: bandShares(counts),
		p05: at(0.05),
		p50: at(0.5),
		p95: at(0.95)
	};
}

/**
 * Shakes values within their ranges and weights by a quarter (method, section 7): 2,000 draws with the method's seed
 * unless told otherwise. Null when no indicator counts.
 */
export function drawsOf(
	outlook: Outlook,
	indicators: readonly Indicator[],
	options: DrawOptions = {}
): Draws | null {
	const table = drawTableOf(outlook, indicators, options);
	return table === null ? null : drawsFromTable(table, outlook);
}
