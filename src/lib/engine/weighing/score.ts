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

/** Weight that counts and weight that doesn't. */
function weightsOf(items: readonly Weighed[]): readonly [counted: number, missing: number] {
	let counted = 0;
	let missing = 0;
	for (const one of items) {
		if (counts(one)) counted += one.weight;
		else missing += one.weight;
	}
	return [counted, missing];
}

/** What an indicator adds to the score: c of section 5, never -0. */
export function partOf(share: number, polarity: Polarity, pull: number): number {
	return 100 * share * (polarity * pull) + 0;
}

/**
 * Weighs indicators, renormalising over those that count (method, section 5); null when none does. Give them in id
 * order: sums then agree to the last digit wherever they are computed.
 */
export function balanceOf(items: readonly Weighed[]): Balance | null {
	const [countedWeight, missingWeight] = weightsOf(items);
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
	const score = clampScore(total);
	const bounds = boundsOf(score, countedWeight, missingWeight);
	return { score, pushUp, pushDown, bounds, shares, contributions };
}
