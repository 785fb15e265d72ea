import type { Polarity } from './scenario.ts';

/** How close the two stand (method, section 5). */
export type Position = 'distant' | 'mixed' | 'close';

/** Which way the newest figures have gone (method, section 7b). */
export type Direction = 'weakening' | 'holding' | 'deepening';

/** Slack of every comparison with an edge or a share, so that a score of 20 that sums to 19.999999999999996 is still 20. */
export const SLACK = 1e-9;

/** On which side of the edges -edge and +edge a number lies; the edges themselves belong to the outer sides. */
export function sideOf(number: number, edge: number): -1 | 0 | 1 {
	if (number >= edge - SLACK) return 1;
	return number <= -edge + SLACK ? -1 : 0;
}

const POSITIONS = ['distant', 'mixed', 'close'] as const;
const DIRECTIONS = ['weakening', 'holding', 'deepening'] as const;

/** The position of an unrounded score at edge `threshold`, both in score points (method, section 5). */
export function positionOf(score: number, threshold: number): Position {
	return POSITIONS[sideOf(score, threshold) + 1] ?? 'mixed';
}

/** The direction of an unrounded change at edge `threshold`, both in score points (method, section 7b). */
export function directionOf(change: number, threshold: number): Direction {
	return DIRECTIONS[sideOf(change, threshold) + 1] ?? 'holding';
}

/** One indicator on the scales; `pull` is null when there is no usable value. */
export interface Pulling {
	readonly weight: number;
	readonly polarity: Polarity;
	readonly pull: number | null;
}

/**
 * Section 5's result, aligned with the indicators that were weighed; null share and contribution where one doesn't
 * count.
 */
export interface Balance {
	readonly score: number;
	readonly pushUp: number;
	readonly pushDown: number;
	readonly shares: readonly (number | null)[];
	readonly contributions: readonly (number | null)[];
}

/** Whether an indicator enters the sum: weight and a usable value. */
export function counts(one: Pulling): one is Pulling & { readonly pull: number } {
	return one.weight > 0 && one.pull !== null;
}

/** Keeps rounding noise from carrying a score beyond -100 or 100. */
export function clampScore(score: number): number {
	return Math.min(100, Math.max(-100, score));
}

/** Weight that counts. */
function countedWeightOf(items: readonly Pulling[]): number {
	let counted = 0;
	for (const one of items) if (counts(one)) counted += one.weight;
	return counted;
}

/**
 * What an indicator adds to the score, in score points: 100 q s pull, with q its share of the weight that counts (0 to 1)
 * and s its polarity (method, section 5); never -0.
 */
export function partOf(share: number, polarity: Polarity, pull: number): number {
	return 100 * share * (polarity * pull) + 0;
}

/**
 * Weighs indicators (method, section 5): score = sum of 100 q s pull over those that count, q = weight / sum of their
 * weights; in score points, -100 to 100. Null when none counts. Give them in id order: sums then agree to the last digit
 * wherever they are computed.
 */
export function balanceOf(items: readonly Pulling[]): Balance | null {
	const countedWeight = countedWeightOf(items);
	if (!(countedWeight > 0)) return null;
	const shares: (number | null)[] = [];
	const contributions: (number | null)[] = [];
	let [total, pushUp, pushDown] = [0, 0, 0];
	for (const one of items) {
		const share = counts(one) ? one.weight / countedWeight : null;
		const part = share === null ? null : partOf(share, one.polarity, one.pull ?? 0);
		shares.push(share);
		contributions.push(part);
		total += part ?? 0;
		pushUp += Math.max(0, part ?? 0);
		pushDown += Math.min(0, part ?? 0);
	}
	return { score: clampScore(total), pushUp, pushDown, shares, contributions };
}
