import { expect, it } from 'vitest';
import { mulberry32, weightTableOf } from '#engine';

/** Straight from the formula: -ln(1 - u) in the generator's order. */
function expected(seed: number, numbers: number): number[] {
	const next = mulberry32(seed);
	return Array.from({ length: numbers }, () => -Math.log(1 - next()));
}

it('a table holds the same numbers, whatever tables were made before it', () => {
	const table = (indicators: number, seed: number): number[] => [
		...weightTableOf(indicators, { count: 5, seed }).weights
	];
	for (const [indicators, seed] of [
		[4, 1],
		[2, 1],
		[3, 2],
		[4, 2],
		[2, 1],
		[6, 1]
	] as const)
		expect(table(indicators, seed)).toEqual(expected(seed, 5 * indicators));
});
