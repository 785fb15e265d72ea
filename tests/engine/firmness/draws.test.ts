import { describe, expect, it } from 'vitest';
import {
	DEFAULT_TERMS,
	drawsOf,
	histogramOf,
	mulberry32,
	outlookOf,
	quantileOf,
	uniformsOf,
	weightSpaceOf
} from '#engine';
import { lens } from '../worked/demo.ts';
import { indicator, row } from '../model.ts';

const a = indicator('a', [row(990, 0.5, { low: 0.1, high: 0.9 })]);
const point = indicator('b', [row(990, -0.5)]);
const outlook = (weights: Record<string, number>) =>
	outlookOf({ indicators: [a, point], scenario: lens(weights), asOf: 1000, ...DEFAULT_TERMS });

describe('draws', () => {
	it('are null when nothing counts or the count is no whole number', () => {
		expect(drawsOf(outlook({}), [a, point])).toBeNull();
		expect(weightSpaceOf(outlook({}))).toBeNull();
		for (const count of [0, -1, 1.5, NaN, Infinity]) {
			expect(drawsOf(outlook({ a: 1 }), [a, point], { count })).toBeNull();
			expect(weightSpaceOf(outlook({ a: 1 }), { count })).toBeNull();
		}
	});

	it('make 2,000 with the seed of the method unless told otherwise', () => {
		expect(drawsOf(outlook({ a: 1 }), [a])).toMatchObject({ count: 2000, seed: 20261122 });
	});

	it('all give the score itself where no value has a range and one indicator counts', () => {
		const draws = drawsOf(outlook({ b: 10 }), [a, point], { count: 10 });
		expect([...(draws?.scores ?? [])].every((score) => Math.abs(score + 50) < 1e-12)).toBe(true);
		expect(draws?.shares).toEqual({ distant: 1, mixed: 0, close: 0 });
	});

	it('ignore kept uniforms of another length', () => {
		const options = { count: 10, seed: 7 };
		const kept = drawsOf(outlook({ a: 1 }), [a], { ...options, uniforms: uniformsOf(7, 3) });
		expect(kept).toEqual(drawsOf(outlook({ a: 1 }), [a], options));
	});

	it('take their numbers from mulberry32', () => {
		const next = mulberry32(42);
		expect([...uniformsOf(42, 4)]).toEqual([next(), next(), next(), next()]);
	});
});

describe('quantiles', () => {
	it('interpolate between order statistics', () => {
		const numbers = Float64Array.of(1, 2, 3, 4);
		expect([0, 0.05, 0.5, 1].map((probability) => quantileOf(numbers, probability))).toEqual([
			1, 1.15, 2.5, 4
		]);
		expect(quantileOf(Float64Array.of(7), 0.3)).toBe(7);
		expect(quantileOf(new Float64Array(), 0.5)).toBeNull();
	});
});

describe('a histogram', () => {
	it('has bins at multiples of its width, with the gaps between', () => {
		expect(histogramOf(Float64Array.of(-0.1, 0, 4.9, 17), 5)).toEqual([
			{ from: -5, to: 0, count: 1 },
			{ from: 0, to: 5, count: 2 },
			{ from: 5, to: 10, count: 0 },
			{ from: 10, to: 15, count: 0 },
			{ from: 15, to: 20, count: 1 }
		]);
	});

	it('puts 100 in the last bin, and an edge missed by rounding noise where it belongs', () => {
		expect(histogramOf(Float64Array.of(100, -100), 50).map(({ count }) => count)).toEqual([1, 0, 0, 1]);
		expect(histogramOf(Float64Array.of(20 - 1e-12), 5)).toEqual([{ from: 20, to: 25, count: 1 }]);
	});

	it('is empty without scores or width', () => {
		expect(histogramOf(new Float64Array(), 5)).toEqual([]);
		expect(histogramOf(Float64Array.of(1), 0)).toEqual([]);
	});
});
