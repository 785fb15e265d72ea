/** Seed of the draws unless the watch names another (method, section 7). */
export const DEFAULT_SEED = 20261122;

/** Draws and weightings made unless another number is asked for. */
export const DEFAULT_COUNT = 2000;

const STEP = 0x6d2b79f5;
const TWO_TO_32 = 4_294_967_296;

function mixed(state: number): number {
	let t = Math.imul(state ^ (state >>> 15), state | 1);
	t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
	return ((t ^ (t >>> 14)) >>> 0) / TWO_TO_32;
}

/**
 * A generator of uniform numbers in [0, 1): Tommy Ettinger's mulberry32, whose 32-bit sums come out the same in every
 * language (method, section 7). Of a seed its last 32 bits count.
 */
export function mulberry32(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + STEP) | 0;
		return mixed(state);
	};
}

/** The first `count` numbers of `mulberry32(seed)`. */
export function uniformsOf(seed: number, count: number): Float64Array {
	const uniforms = new Float64Array(count);
	let state = seed | 0;
	for (let i = 0; i < count; i += 1) {
		state = (state + STEP) | 0;
		uniforms[i] = mixed(state);
	}
	return uniforms;
}

/** Whether a number of draws can be asked for: a whole number from 1 to ten million. */
export function isDrawCount(count: number): boolean {
	return Number.isInteger(count) && count >= 1 && count <= 1e7;
}
