import { expect, test } from 'vitest';
import { thinnedSeries } from '#present';

const series = (count: number): { readonly day: number; readonly value: number }[] =>
	Array.from({ length: count }, (_, day) => ({ day, value: (day * 7919) % 1009 }));

test('a series that a line can show is left as it is', () => {
	const short = series(120);
	expect(thinnedSeries(short, 1)).toBe(short);
	expect(thinnedSeries(series(12), 100_000)).toEqual(series(12));
	expect(thinnedSeries([], 5)).toEqual([]);
});

test('a longer one keeps its ends, its lowest and its highest, in order, and no more points than asked for', () => {
	for (const [count, lines, most] of [
		[121, 1, 120],
		[5_000, 200, 120],
		[5_000, 400, 60],
		[2_500, 2_000, 12],
		[13, 1_000_000, 12]
	] as const) {
		const whole = series(count);
		const thin = thinnedSeries(whole, lines);
		expect(thin.length).toBeLessThanOrEqual(most);
		expect(thin.length).toBeGreaterThan(most / 2);
		expect([thin[0], thin.at(-1)]).toEqual([whole[0], whole.at(-1)]);
		const values = (list: typeof whole): readonly number[] => list.map(({ value }) => value);
		const inner = whole.slice(1, -1);
		expect(values([...thin])).toContain(Math.max(...values(inner)));
		expect(values([...thin])).toContain(Math.min(...values(inner)));
		expect([...thin].sort((a, b) => a.day - b.day)).toEqual(thin);
		expect(thin.every((point) => whole.includes(point))).toBe(true);
	}
});
