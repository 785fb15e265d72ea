import type { Polarity } from './scenario.ts';

export type Band = 'weakens' | 'holds' | 'deepens';

/** Slack for comparisons with an edge, so that a score of 20 that sums to 19.999999999999996 is still 20. */
export const SLACK = 1e-9;

/** The band of an unrounded score at band edge `threshold`, both in score points (method, section 5). */
export function bandOf(score: number, threshold: number): Band {
	if (score >= threshold - SLACK) return 'deepens';
	return score <= -threshold + SLACK ? 'weakens' : 'holds';
}

/** One indicator on the scales; `pull` is null when there is no usable value. */
export interface Weighed {
	readonly weight: number;
	readonly polarity: Polarity;
	readonly pull: number | null;
}

/** Section 5's result, aligned with the indicators that were weighed; null share and contribution where one doesn't count. */
export interface Balance {
	readonly score: number;
	readonly pushUp: number;
	readonly pushDown: number;
	readonly bounds: readonly [number, number];
	readonly shares: readonly (number | null)[];
	readonly contributions: readonly (number | null)[];
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, one) => total + one, 0);
}

/** Whether an indicator enters the sum: weight and a usable value. */
export function counts(one: Weighed): one is Weighed & { readonly pull: number } {
	return one.weight > 0 && one.pull !== null;
}

/** Keeps rounding noise from carrying a score beyond -100 or 100. */
export function clampScore(score: number): number {
	return Math.min(100, Math.max(-100, score));
}

/** Lowest and highest score if everything missing were known: the missing weight pulling fully either way. */
function boundsOf(score: number, countedWeight: number, missingWeight: number): readonly [number, number] {
	if (missingWeight === 0) return [score, score];
	const total = countedWeight + missingWeight;
	const known = score * (countedWeight / total);
	const open = 100 * (missingWeight / total);
	return [clampScore(known - open), clampScore(known + open)];
}

/**
 * Weighs indicators, renormalising over those that count (method, section 5); null when none does. Give them in id
 * order: sums then agree to the last digit wherever they are computed.
 */
export function balanceOf(items: readonly Weighed[]): Balance | null {
	const countedWeight = sum(items.map((one) => (counts(one) ? one.weight : 0)));
	if (!(countedWeight > 0)) return null;
	const missingWeight = sum(items.map((one) => (counts(one) ? 0 : one.weight)));
	const shares = items.map((one) => (counts(one) ? one.weight / countedWeight : null));
	const contributions = items.map((one) =>
		counts(one) ? 100 * (one.weight / countedWeight) * (one.polarity * one.pull) + 0 : null
	);
	const parts = contributions.map((part) => part ?? 0);
	const score = clampScore(sum(parts));
	return {
		score,
		pushUp: sum(parts.map((part) => Math.max(0, part))),
		pushDown: sum(parts.map((part) => Math.min(0, part))),
		bounds: boundsOf(score, countedWeight, missingWeight),
		shares,
		contributions
	};
}
