import { describe, expect, it } from 'vitest';
import { goalpostError, pullOf, valueAtPull } from '#engine';

const linear = (distant: number, middle: number, close: number) =>
	({ scale: 'linear', goalposts: { distant, middle, close } }) as const;
const log = (distant: number, middle: number, close: number) =>
	({ scale: 'log', goalposts: { distant, middle, close } }) as const;

describe('pulls', () => {
	it('never give -0, so that JSON keeps them', () => {
		expect(Object.is(pullOf(35, linear(50, 35, 20)), 0)).toBe(true);
		expect(Object.is(pullOf(-0, linear(-1, 0, 1)), 0)).toBe(true);
	});

	it('refuse goalposts whose logarithms coincide, rather than divide by zero', () => {
		const above = 1e15 + 0.125;
		expect(above).not.toBe(1e15);
		expect(goalpostError(log(1, 1e15, above))).toBe('goalposts-not-ordered');
	});

	it('refuse goalposts further apart than numbers reach', () => {
		expect(goalpostError(linear(-1e308, 0, 1e308))).toBe('goalposts-not-ordered');
	});

	it('stay within -1 and +1 for denormal steps', () => {
		expect(pullOf(1, linear(-5e-324, 0, 5e-324))).toBe(1);
		expect(pullOf(-5e-324, linear(-5e-324, 0, 5e-324))).toBe(-1);
	});

	it('lead back to the goalposts themselves, and nowhere from beyond them', () => {
		expect([-1, 0, 1].map((pull) => valueAtPull(pull, linear(15, 35, 60)))).toEqual([15, 35, 60]);
		expect(valueAtPull(-1, log(250, 700, 2000))).toBe(250);
		expect([1.0001, NaN].map((pull) => valueAtPull(pull, linear(15, 35, 60)))).toEqual([null, null]);
		expect(valueAtPull(0, linear(1, 1, 2))).toBeNull();
	});
});
