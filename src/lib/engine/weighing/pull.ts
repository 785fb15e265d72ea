import type { Goalposts, Scale } from '../evidence/indicator.ts';

/** How an indicator turns a value into a pull. Every `Indicator` is one. */
export interface Gauge {
	readonly scale: Scale;
	readonly goalposts: Goalposts;
}

export type GoalpostError = 'goalpost-missing' | 'log-needs-positive-goalposts' | 'goalposts-not-ordered';
export type PullError = GoalpostError | 'value-not-usable';

/**
 * A value's place u on the axis on which a pull runs straight between goalposts (method, section 3): the value itself in
 * its unit, or its natural logarithm on a log scale (-Infinity for 0).
 */
export function onAxis(value: number, scale: Scale): number {
	return scale === 'log' ? Math.log(value) : value;
}

/** The goalposts on their axis as steps away from the middle; signs differ when they are in order. */
interface Steps {
	readonly middle: number;
	readonly toClose: number;
	readonly toDistant: number;
}

function stepsOf({ scale, goalposts }: Gauge): Steps {
	const middle = onAxis(goalposts.middle, scale);
	return {
		middle,
		toClose: onAxis(goalposts.close, scale) - middle,
		toDistant: onAxis(goalposts.distant, scale) - middle
	};
}

/**
 * What is wrong with the goalposts, or null (method, sections 3 and 12). Order is judged on the axis, so that
 * two posts whose logarithms coincide are refused as well.
 */
export function goalpostError(gauge: Gauge): GoalpostError | null {
	const { distant, middle, close } = gauge.goalposts;
	if (![distant, middle, close].every(Number.isFinite)) return 'goalpost-missing';
	if (gauge.scale === 'log' && Math.min(distant, middle, close) <= 0) return 'log-needs-positive-goalposts';
	const { toClose, toDistant } = stepsOf(gauge);
	const ordered = (toDistant < 0 && toClose > 0) || (toDistant > 0 && toClose < 0);
	return ordered && Number.isFinite(toClose - toDistant) ? null : 'goalposts-not-ordered';
}

/** Whether a number can be a value on this scale: finite, and not negative on a log scale (0 is the limit). */
export function isUsableValue(value: number | null, scale: Scale): value is number {
	return value !== null && Number.isFinite(value) && !(scale === 'log' && value < 0);
}

/** A place on the axis as a value: inverse of `onAxis`. */
export function fromAxis(place: number, scale: Scale): number {
	return scale === 'log' ? Math.exp(place) : place;
}

/**
 * The pull as a function of a usable value, for goalposts that are in order; the hot path of the draws. With
 * s = (u(value) - u(middle)) / (u(close) - u(middle)): min(1, s) where s >= 0, else
 * -min(1, (u(value) - u(middle)) / (u(distant) - u(middle))).
 */
export function pullFunction(gauge: Gauge): (value: number) => number {
	const { middle, toClose, toDistant } = stepsOf(gauge);
	const straight = (u: number): number => {
		const s = (u - middle) / toClose;
		// Adding 0 turns -0 into 0, so that a pull survives JSON unchanged.
		return s >= 0 ? Math.min(1, s) + 0 : -Math.min(1, (u - middle) / toDistant);
	};
	return gauge.scale === 'log' ? (value) => straight(Math.log(value)) : straight;
}

/**
 * The value's pull, a number without a unit from -1 (at or beyond the distant goalpost) through 0 (middle) to +1 (close),
 * by the formula of `pullFunction` (method, section 3); or why there is none.
 */
export function pullOf(value: number, gauge: Gauge): number | PullError {
	const error = goalpostError(gauge);
	if (error !== null) return error;
	return isUsableValue(value, gauge.scale) ? pullFunction(gauge)(value) : 'value-not-usable';
}

/** The value at which the pull is `pull` (-1 to +1): inverse of `pullOf`; null outside of that or with bad goalposts. */
export function valueAtPull(pull: number, gauge: Gauge): number | null {
	if (!(Math.abs(pull) <= 1) || goalpostError(gauge) !== null) return null;
	if (pull === 1) return gauge.goalposts.close;
	if (pull === -1) return gauge.goalposts.distant;
	const { middle, toClose, toDistant } = stepsOf(gauge);
	const u = pull >= 0 ? middle + pull * toClose : middle - pull * toDistant;
	return fromAxis(u, gauge.scale);
}
