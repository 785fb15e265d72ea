import type { Polarity } from './scenario.ts';
import { SLACK } from './score.ts';

/** An indicator on the scales of the direction (method, section 7b). */
export interface Moving {
	readonly weight: number;
	readonly polarity: Polarity;
	/** Of the value at the as-of date, the assumption where there is one; null without a usable value. */
	readonly pull: number | null;
	/** Of the base; null without one. */
	readonly basePull: number | null;
	/** Whether the period at the as-of date is news. */
	readonly news: boolean;
	readonly assumed: boolean;
}

/** An indicator of C: it weighs something and has a base. */
type Common = Moving & { readonly pull: number; readonly basePull: number };

/** Whether an indicator belongs to C, those whose change is weighed. */
export function isCommon(one: Moving): one is Common {
	return one.weight > 0 && one.pull !== null && one.basePull !== null;
}

/**
 * By how much an indicator's pull has changed, -2 to 2, before its polarity: pull - pull of the base, 0 where that is
 * old (d of section 7b).
 */
export function pullChange(one: Common): number {
	return one.news || one.assumed ? one.pull - one.basePull : 0;
}

/**
 * What an indicator adds to the change, in score points: 100 r s d, with r its share of the weight of C and s its
 * polarity (section 7b); never -0.
 */
export function changePart(share: number, polarity: Polarity, pullChanged: number): number {
	return 100 * share * (polarity * pullChanged) + 0;
}

/** Keeps rounding noise from carrying a change beyond -200 or 200. */
export function clampChange(change: number): number {
	return Math.min(200, Math.max(-200, change));
}

/** Weights by what the direction rests on, in the scenario's units. */
export interface ChangeWeights {
	readonly all: number;
	/** Of C. */
	readonly common: number;
	/** Of C where the period is news and no assumption stands in. */
	readonly news: number;
	/** Of C where an assumption stands in. */
	readonly assumed: number;
}

/** Adds up the weights behind a direction, in the order given. */
export function changeWeightsOf(items: readonly Moving[]): ChangeWeights {
	let [all, common, news, assumed] = [0, 0, 0, 0];
	for (const one of items) {
		all += one.weight;
		if (!isCommon(one)) continue;
		common += one.weight;
		if (one.assumed) assumed += one.weight;
		else if (one.news) news += one.weight;
	}
	return { all, common, news, assumed };
}

/** Why a direction is withheld, or `ok` (method, section 7b). */
export type DirectionStatus = 'ok' | 'too-little-news' | 'insufficient';

/**
 * Whether a direction can be told (method, section 7b): C holds half of all weight, news and assumptions within it a
 * quarter. `positionGiven`: whether the position isn't withheld.
 */
export function directionStatusOf(weights: ChangeWeights, positionGiven: boolean): DirectionStatus {
	const { all, common, news, assumed } = weights;
	if (!positionGiven || !(common > 0) || common / all < 0.5 - SLACK) return 'insufficient';
	return (news + assumed) / all < 0.25 - SLACK ? 'too-little-news' : 'ok';
}

/** Section 7b's sums, aligned with the indicators that were weighed; null where one is outside of C. */
export interface ChangeBalance {
	readonly change: number;
	readonly shares: readonly (number | null)[];
	readonly changes: readonly (number | null)[];
}

/**
 * Weighs the changes (method, section 7b): change = sum of 100 r s d over C, r = weight / weight of C; in score points,
 * -200 to 200. Null when C is empty. Give the indicators in id order.
 */
export function changeBalanceOf(items: readonly Moving[], commonWeight: number): ChangeBalance | null {
	if (!(commonWeight > 0)) return null;
	const shares: (number | null)[] = [];
	const changes: (number | null)[] = [];
	let total = 0;
	for (const one of items) {
		const share = isCommon(one) ? one.weight / commonWeight : null;
		const part = isCommon(one) && share !== null ? changePart(share, one.polarity, pullChange(one)) : null;
		shares.push(share);
		changes.push(part);
		total += part ?? 0;
	}
	return { change: clampChange(total), shares, changes };
}
