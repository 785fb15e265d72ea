import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { outlookOf, termsOf, type Observation } from '#engine';
import { monthlyDates, scoredIndicators } from '#ask';
import type { ScoredIndicator, Watch, WatchIndicator } from '#parse';
import {
	chartOf,
	contributionChartOf,
	historyChartOf,
	historyFrameOf,
	historySpanOf,
	indicatorChartOf,
	lightPalette,
	linePathsOf,
	movedViewOf,
	pictureOf,
	sparklineOf,
	type ChartDefinition
} from '#present';
import type { ChartConfiguration } from 'chart.js';
import { dateTicks, linearAxis, logAxis } from '../../src/lib/present/chart/chart-axis.ts';
import { chartSvg } from '#server/charts/chart-svg.ts';
import { day, frozenWatch } from '../support/frozen-watch.ts';

const settings = { seed: 20261122, endOnFailure: true };
const size = { width: 320, height: 200 };
const asOf = day('2026-11-22');
const words = { title: 'Title', subtitle: 'Subtitle', foot: 'Foot' };

let watch: Watch;
beforeAll(async () => {
	watch = await frozenWatch();
});

const extreme = fc.constantFrom(0, -0, 1, -1, 5, 1e-300, 1e300, -1e-300, -1e300, 5e-324, 1.7e308, -1.7e308);
const any = fc.oneof(extreme, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());
/** None, one, many; all zero, all equal, all negative, mixed. */
const values = fc.oneof(
	fc.constantFrom(
		[],
		[0],
		[0, 0, 0],
		[-1, -2],
		[1e-300],
		[1e300],
		[1e-300, 1e300],
		[-1e300, 1e300],
		[7, 7, 7]
	),
	fc.array(any, { maxLength: 12 }),
	fc.tuple(any, fc.integer({ min: 1, max: 6 })).map(([value, count]) => Array<number>(count).fill(value))
);
const anyNumber = fc.oneof(any, fc.constantFrom(NaN, Infinity, -Infinity));

function rowsOf(figures: readonly number[], template: Observation): Observation[] {
	return figures.map((value, index) => {
		const end = asOf - 40 * (figures.length - index);
		return {
			...template,
			period: { text: '2020', start: end - 30, end },
			published: end + 1,
			value,
			low: value,
			high: value,
			// Every third is a forecast: drawn, and not counted.
			status: index % 3 === 2 ? 'F' : 'A',
			grade: 'A1',
			line: index + 2
		};
	});
}

function holding(indicator: WatchIndicator, figures: readonly number[]): WatchIndicator {
	const template = watch.indicators.flatMap(({ observations }) => [...observations])[0];
	if (template === undefined) throw new Error('no row');
	return { ...indicator, observations: rowsOf(figures, template) };
}

function ofKind(wanted: (indicator: WatchIndicator) => boolean): WatchIndicator {
	const indicator = watch.indicators.find(wanted);
	if (indicator === undefined) throw new Error('no such indicator');
	return indicator;
}

const kinds: Readonly<Record<string, (indicator: WatchIndicator) => boolean>> = {
	'scored, linear': ({ contextOnly, scale }) => !contextOnly && scale === 'linear',
	'context, linear': ({ contextOnly, scale }) => contextOnly && scale === 'linear',
	'context, log': ({ contextOnly, scale }) => contextOnly && scale === 'log'
};

function expectSound({ x, y, summary }: ChartDefinition): void {
	expect(summary).toMatch(/\.$/);
	expect([x.from, x.to, y.from, y.to].every(Number.isFinite)).toBe(true);
	expect(x.from).toBeLessThan(x.to);
	expect(y.from).toBeLessThan(y.to);
	expect(x.ticks.length + y.ticks.length).toBeLessThan(100);
}

const drawn = (definition: ChartDefinition): string => chartSvg(pictureOf(definition, words), size);

describe('a chart of any figures', () => {
	test.each(Object.entries(kinds))('of an indicator is drawn: %s', (_, wanted) => {
		const indicator = ofKind(wanted);
		fc.assert(
			fc.property(values, (figures) => {
				const definition = indicatorChartOf(watch, holding(indicator, figures), asOf);
				expectSound(definition);
				expect(drawn(definition)).toMatch(/^<svg [^]*<\/svg>\s*$/);
			}),
			{ ...settings, numRuns: 80 }
		);
	});

	test('of an indicator with thousands of figures is drawn', () => {
		const figures = Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 1000);
		const definition = indicatorChartOf(
			watch,
			holding(
				ofKind(({ scale }) => scale === 'log'),
				figures
			),
			asOf
		);
		expectSound(definition);
		expect(drawn(definition)).toContain('</svg>');
		expect(sparklineOf(figures.map((value, at) => ({ day: at, value })))).not.toBeNull();
	});

	test('of a log scale without a positive figure, as the shipped watch had in March 2021, is drawn', () => {
		const indicator = ofKind(({ id }) => id === 'russian-exports-myanmar');
		const definition = indicatorChartOf(watch, indicator, day('2021-03-06'));
		expectSound(definition);
		expect(drawn(definition)).toContain('</svg>');
	});

	test('of every indicator of the watch is drawn on every day of its past', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...watch.indicators),
				fc.integer({ min: day('2000-01-01'), max: asOf }),
				(indicator, on) => expectSound(indicatorChartOf(watch, indicator, on))
			),
			{ ...settings, numRuns: 300 }
		);
	});

	test('of a history is drawn', () => {
		const point = fc.record({ days: fc.nat(100_000), score: fc.option(fc.double({ min: -100, max: 100 })) });
		fc.assert(
			fc.property(fc.array(point, { maxLength: 30 }), (points) => {
				const line = [...points]
					.sort((a, b) => b.days - a.days)
					.map(({ days, score }) => ({
						asOf: asOf - days,
						score,
						position: score === null || Number.isNaN(score) ? null : ('mixed' as const),
						change: null,
						direction: null
					}));
				const lines = new Map([['real-time', line] as const]);
				const span = historySpanOf(lines, 20);
				const frame = historyFrameOf({ span, threshold: 20, names: watch, markers: [] });
				const definition = historyChartOf(frame, lines);
				expectSound(definition);
				expect(linePathsOf(definition)).toHaveLength(1);
				expect(chartSvg(chartOf(definition, lightPalette) as never, size)).toContain('</svg>');
			}),
			{ ...settings, numRuns: 40 }
		);
	});

	test('of contributions is drawn', () => {
		const [scenario] = watch.scenarios;
		if (scenario === undefined) throw new Error('no scenario');
		fc.assert(
			fc.property(values, (figures) => {
				const indicators = scoredIndicators(watch).map(
					(indicator) => holding(indicator, figures) as ScoredIndicator
				);
				const outlook = outlookOf({ ...termsOf(watch), indicators, scenario, asOf });
				const setup = contributionChartOf(outlook, watch, words) as ChartConfiguration;
				expect(chartSvg(setup, size)).toContain('</svg>');
			}),
			{ ...settings, numRuns: 25 }
		);
	});

	test('has a sparkline without a number that is none, or no line', () => {
		fc.assert(
			fc.property(values, (figures) => {
				const line = sparklineOf(figures.map((value, at) => ({ day: at, value })));
				expect(line?.points ?? '').not.toMatch(/NaN|Infinity/);
			}),
			settings
		);
	});
});

describe('an axis', () => {
	test.each([
		['linear', linearAxis],
		['logarithmic', logAxis]
	] as const)('that is %s has finite ends and few ticks, whatever it is given', (_, axisOf) => {
		fc.assert(
			fc.property(anyNumber, anyNumber, (low, high) => {
				const { from, to, ticks } = axisOf(low, high);
				expect(from).toBeLessThan(to);
				expect(Number.isFinite(to - from)).toBe(true);
				expect(ticks.length).toBeLessThanOrEqual(48);
				expect(ticks.every(({ at, text }) => at >= from && at <= to && text.length < 24)).toBe(true);
			}),
			{ ...settings, numRuns: 5_000 }
		);
	});

	test('of days has few ticks within its ends, whatever it is given', () => {
		fc.assert(
			fc.property(anyNumber, anyNumber, (from, to) => {
				const ticks = dateTicks(from, to);
				expect(ticks.length).toBeLessThanOrEqual(16);
				expect(ticks.every(({ at }) => at >= from && at <= to)).toBe(true);
			}),
			{ ...settings, numRuns: 2_000 }
		);
		expect(dateTicks(day('0001-01-01'), asOf).map(({ text }) => text)).toEqual([
			'254',
			'508',
			'762',
			'1016',
			'1270',
			'1524',
			'1778'
		]);
	});
});

describe('no loop follows what it is given without a bound', () => {
	test('a history has at most 600 dates, begins and ends where it should, and is monthly up to fifty years', () => {
		fc.assert(
			fc.property(fc.integer({ min: -800_000, max: 3_000_000 }), fc.nat(3_000_000), (from, length) => {
				const dates = monthlyDates(from, from + length);
				expect(dates.length).toBeLessThanOrEqual(600);
				expect([dates[0], dates.at(-1)]).toEqual([from, from + length]);
				expect(dates.every((date, at) => at === 0 || date > (dates[at - 1] ?? 0))).toBe(true);
			}),
			settings
		);
		expect(monthlyDates(day('1977-01-01'), day('2026-11-22'))).toHaveLength(600);
		expect(monthlyDates(day('2018-01-01'), day('2026-11-22'))).toHaveLength(108);
		for (const bad of [NaN, Infinity, -Infinity]) expect(monthlyDates(0, bad)).toEqual([]);
		expect(monthlyDates(1, 0)).toEqual([]);
	});

	test('a move whose steps do not add up, as a record that was tampered with may say, is split all the same', () => {
		fc.assert(
			fc.property(anyNumber, fc.double({ min: -100, max: 100, noNaN: true }), (change, score1) => {
				const steps = [
					{ step: 'revision', total: change, byIndicator: [{ id: 'a', name: 'A', change }] }
				] as const;
				expect(movedViewOf({ score0: 0, score1, threshold: 20, steps }).steps).toHaveLength(1);
			}),
			settings
		);
	});
});
