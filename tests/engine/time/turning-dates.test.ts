import { expect, it } from 'vitest';
import { scoredIndicators } from '#ask';
import { outlookOf, termsOf, turningDatesOf } from '#engine';
import { day, frozenWatch } from '../../support/frozen-watch.ts';

const watch = await frozenWatch();
const indicators = scoredIndicators(watch);
const [from, to] = [day('2025-01-01'), day('2026-02-01')];
const dates = turningDatesOf({ indicators, from, to, horizon: watch.horizon }) ?? [];

it('begins and ends with the days asked for, ascending, each once', () => {
	expect(dates[0]).toBe(from);
	expect(dates.at(-1)).toBe(to);
	expect([...new Set(dates)].sort((a, b) => a - b)).toEqual(dates);
});

it('misses no day on which any score or change turns', () => {
	for (const scenario of watch.scenarios) {
		const on = (asOf: number): string => {
			const { score, direction } = outlookOf({ ...termsOf(watch), indicators, scenario, asOf });
			return `${score} ${direction.change}`;
		};
		const turned: number[] = [];
		for (let asOf = from + 1; asOf <= to; asOf += 1) if (on(asOf) !== on(asOf - 1)) turned.push(asOf);
		expect(turned.length).toBeGreaterThan(5);
		expect(turned.filter((asOf) => !dates.includes(asOf))).toEqual([]);
	}
});

it('is given up where there are more than asked for', () => {
	const most = dates.length;
	expect(turningDatesOf({ indicators, from, to, horizon: watch.horizon, most })).toEqual(dates);
	expect(turningDatesOf({ indicators, from, to, horizon: watch.horizon, most: most - 1 })).toBeNull();
});

it('is empty where there is no such span', () => {
	expect(turningDatesOf({ indicators, from: to, to: from, horizon: 12 })).toEqual([]);
	expect(turningDatesOf({ indicators, from: NaN, to, horizon: 12 })).toEqual([]);
});
