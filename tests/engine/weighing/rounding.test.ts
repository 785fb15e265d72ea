import { describe, expect, it } from 'vitest';
import { positionOf, printedDecimals, printedParts, roundedScore } from '#engine';

const part = (id: string, value: number) => ({ id, value });

describe('printing', () => {
	it('rounds half away from zero, also where binary fractions fall short of it', () => {
		expect([0.25, -0.25, 17.15, -17.15, 1.005].map((score) => roundedScore(score))).toEqual([
			0.3, -0.3, 17.2, -17.2, 1
		]);
		expect(roundedScore(1.005, 2)).toBe(1.01);
	});

	it('has no minus zero', () => {
		expect(Object.is(roundedScore(-0.04), 0)).toBe(true);
		expect(Object.is(printedParts([part('a', -0), part('b', -0.01)], -0.01).get('a'), 0)).toBe(true);
	});

	it('shows another decimal where one would hide the side of an edge', () => {
		expect(printedDecimals(19.97, 20)).toBe(2);
		expect(printedDecimals(-19.996, 20)).toBe(3);
		expect(printedDecimals(19.94, 20)).toBe(1);
		expect(printedDecimals(20.04, 20)).toBe(1);
		expect(positionOf(roundedScore(19.97, printedDecimals(19.97, 20)), 20)).toBe('mixed');
	});

	it('gives leftover tenths to the largest fractions, ties by id', () => {
		const thirds = [part('c', 10 / 3), part('a', 10 / 3), part('b', 10 / 3)];
		expect([...printedParts(thirds, 10)]).toEqual([
			['a', 3.4],
			['b', 3.3],
			['c', 3.3]
		]);
	});

	it('prints what is already a tenth as itself', () => {
		const values = [0.1, 0.2, -0.3, 4.1, 2.3 - 4e-16, 0.1 + 0.2];
		const printed = printedParts(
			values.map((value, at) => part(String(at), value)),
			values.reduce((sum, value) => sum + value, 0)
		);
		expect([...printed.values()]).toEqual([0.1, 0.2, -0.3, 4.1, 2.3, 0.3]);
	});

	it('prints nothing of nothing', () => {
		expect(printedParts([], 0).size).toBe(0);
	});
});
