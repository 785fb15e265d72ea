import { byId, compareText } from '../order.ts';
import { sideOf, SLACK } from './score.ts';

/** The only rounding of the method (section 5): how scores and contributions are printed. */

const MOST_DECIMALS = 9;

/** A score to `decimals` places, half away from zero; never -0. */
export function roundedScore(score: number, decimals = 1): number {
	const unit = 10 ** decimals;
	const steps = Math.floor(Math.abs(score) * unit + 0.5 + SLACK);
	return score < 0 && steps > 0 ? -steps / unit : steps / unit;
}

/**
 * Decimals to print a score or a change with: one, or as many more as it takes to show on which side of the edges -edge
 * and +edge it lies.
 */
export function printedDecimals(score: number, edge: number): number {
	const side = sideOf(score, edge);
	let decimals = 1;
	while (decimals < MOST_DECIMALS && sideOf(roundedScore(score, decimals), edge) !== side) decimals += 1;
	return decimals;
}

/** A named part of a total. */
export interface Part {
	readonly id: string;
	readonly value: number;
}

/**
 * Parts of a score in score points, rounded by largest remainder (Hamilton's way to share out seats) so that they add up
 * to the rounded total: each floored, the leftover steps given to the largest fractions, ties by id. By id; every part
 * within one step of its value.
 */
export function printedParts(
	parts: readonly Part[],
	total: number,
	decimals = 1
): ReadonlyMap<string, number> {
	const unit = 10 ** decimals;
	const floors = parts.map(({ id, value }) => {
		const steps = Math.floor(value * unit + SLACK);
		// Fractions that differ by rounding noise only are a tie.
		return { id, steps, fraction: Math.round((value * unit - steps) / SLACK) };
	});
	const whole = floors.reduce((sum, { steps }) => sum + steps, 0);
	const leftover = Math.round(roundedScore(total, decimals) * unit) - whole;
	const ranked = floors.sort((a, b) => b.fraction - a.fraction || byId(a, b));
	return new Map(
		ranked
			.map(({ id, steps }, rank) => [id, ((rank < leftover ? steps + 1 : steps) + 0) / unit] as const)
			.sort(([a], [b]) => compareText(a, b))
	);
}
