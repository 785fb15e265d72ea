import type { Goalposts, Scale } from '../evidence/indicator.ts';

/** How an indicator turns a value into a pull. Every `Indicator` is one. */
export interface Yardstick {
	readonly scale: Scale;
	readonly goalposts: Goalposts;
}

export type GoalpostError = 'goalpost-missing' | 'log-needs-positive-goalposts' | 'goalposts-not-ordered';
export type PullError = GoalpostError | 'value-not-usable';

/** u of section 3: the axis on which the goalposts are straight lines. */
function onAxis(value: number, scale: Scale): number {
	return scale === 'log' ? Math.log(value) : value;
}

/** The goalposts on their axis as steps away from neutral; signs differ when they are in order. */
interface Steps {
	readonly neutral: number;
	readonly toDeepens: number;
	readonly toWeakens: number;
}

function stepsOf({ scale, goalposts }: Yardstick): Steps {
	const neutral = onAxis(goalposts.neutral, scale);
	return {
		neutral,
		toDeepens: onAxis(goalposts.deepens, scale) - neutral,
		toWeakens: onAxis(goalposts.weakens, scale) - neutral
	};
}

/**
 * What is wrong with the goalposts, or null (method, sections 3 and 12). Order is judged on the axis, so that
 * two posts whose logarithms coincide are refused as well.
 */
export function goalpostError(yardstick: Yardstick): GoalpostError | null {
	const { weakens, neutral, deepens } = yardstick.goalposts;
	if (![weakens, neutral, deepens].every(Number.isFinite)) return 'goalpost-missing';
	if (yardstick.scale === 'log' && Math.min(weakens, neutral, deepens) <= 0)
		return 'log-needs-positive-goalposts';
	const { toDeepens, toWeakens } = stepsOf(yardstick);
	const ordered = (toWeakens < 0 && toDeepens > 0) || (toWeakens > 0 && toDeepens < 0);
	return ordered && Number.isFinite(toDeepens - toWeakens) ? null : 'goalposts-not-ordered';
}

/** Whether a number can be a value on this scale: finite, and not negative on a log scale (0 is the limit). */
export function isUsableValue(value: number | null, scale: Scale): value is number {
	return value !== null && Number.isFinite(value) && !(scale === 'log' && value < 0);
}

/** The pull as a function of a usable value, for goalposts that are in order; the hot path of the draws. */
export function pullFunction(yardstick: Yardstick): (value: number) => number {
	const { neutral, toDeepens, toWeakens } = stepsOf(yardstick);
	const straight = (u: number): number => {
		const s = (u - neutral) / toDeepens;
		// Adding 0 turns -0 into 0, so that a pull survives JSON unchanged.
		return s >= 0 ? Math.min(1, s) + 0 : -Math.min(1, (u - neutral) / toWeakens);
	};
	return yardstick.scale === 'log' ? (value) => straight(Math.log(value)) : straight;
}

/** The value's pull, -1 (weakens) to +1 (deepens), or why there is none (method, section 3). */
export function pullOf(value: number, yardstick: Yardstick): number | PullError {
	const error = goalpostError(yardstick);
	if (error !== null) return error;
	return isUsableValue(value, yardstick.scale) ? pullFunction(yardstick)(value) : 'value-not-usable';
}

/** The value at which the pull is `pull` (-1 to +1): inverse of `pullOf`; null outside of that or with bad goalposts. */
export function valueAtPull(pull: number, yardstick: Yardstick): number | null {
	if (!(Math.abs(pull) <= 1) || goalpostError(yardstick) !== null) return null;
	if (pull === 1) return yardstick.goalposts.deepens;
	if (pull === -1) return yardstick.goalposts.weakens;
	const { neutral, toDeepens, toWeakens } = stepsOf(yardstick);
	const u = pull >= 0 ? neutral + pull * toDeepens : neutral - pull * toWeakens;
	return yardstick.scale === 'log' ? Math.exp(u) : u;
}
