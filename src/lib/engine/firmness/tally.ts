import { SLACK, type Direction, type Position } from '../weighing/score.ts';

/** Something for each position, or for each direction. */
export type ByPosition<T> = Readonly<Record<Position, T>>;
export type ByDirection<T> = Readonly<Record<Direction, T>>;

/** Draws or weightings by side of the edges -edge and +edge. */
interface Sides {
	readonly below: number;
	readonly between: number;
	readonly above: number;
}

function sidesOf(numbers: Float64Array, edge: number): Sides {
	let below = 0;
	let above = 0;
	// By index: walking a typed array makes an object for each number until the loop is optimised.
	for (let at = 0; at < numbers.length; at += 1) {
		const number = numbers[at] as number;
		if (number >= edge - SLACK) above += 1;
		else if (number <= -edge + SLACK) below += 1;
	}
	return { below, between: numbers.length - below - above, above };
}

/** How many of them, and the same as shares that add up to 1. */
export interface Tally<Counts> {
	readonly counts: Counts;
	readonly shares: Counts;
}

/** Scores by position. */
export function positionTally(scores: Float64Array, threshold: number): Tally<ByPosition<number>> {
	const { below, between, above } = sidesOf(scores, threshold);
	const all = scores.length;
	return {
		counts: { distant: below, mixed: between, close: above },
		shares: { distant: below / all, mixed: between / all, close: above / all }
	};
}

/** Changes by direction. */
export function directionTally(changes: Float64Array, threshold: number): Tally<ByDirection<number>> {
	const { below, between, above } = sidesOf(changes, threshold);
	const all = changes.length;
	return {
		counts: { weakening: below, holding: between, deepening: above },
		shares: { weakening: below / all, holding: between / all, deepening: above / all }
	};
}
