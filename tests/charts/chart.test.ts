import { beforeAll, describe, expect, test } from 'vitest';
import { READINGS, type Watch } from '#parse';
import {
	chartOf,
	indicatorChartOf,
	lightPalette,
	linePathsOf,
	seriesOf,
	type ChartDefinition
} from '#present';
import { chartPng, chartSvg, themed } from '#server/charts/chart-svg.ts';
import { historyDefinition } from '#server/charts/history-picture.ts';
import { day, frozenWatch } from '../support/frozen-watch.ts';

const size = { width: 860, height: 300 };
let watch: Watch;
let charts: ChartDefinition[];

beforeAll(async () => {
	watch = await frozenWatch();
	const asOf = day('2026-11-22');
	const [scenario] = watch.scenarios;
	if (!scenario) throw new Error('no scenario');
	charts = [
		historyDefinition({ watch, scenario, asOf }, READINGS),
		...watch.indicators.map((indicator) => indicatorChartOf(watch, indicator, asOf))
	];
});

describe('one definition', () => {
	test('gives Chart.js every point of every line, gaps as gaps', () => {
		for (const definition of charts) {
			const { datasets } = chartOf(definition, lightPalette).data;
			expect(datasets.map(({ data }) => data)).toEqual(
				definition.lines.map(({ points }) => points.map(({ x, y }) => ({ x, y })))
			);
			expect(datasets.every(({ spanGaps }) => spanGaps === false)).toBe(true);
		}
	});

	test('has a sentence, ticks within its axes and at most a dozen markers apart from each other', () => {
		for (const { summary, x, y, markers } of charts) {
			expect(summary).toMatch(/\.$/);
			expect(x.ticks.every(({ at }) => at >= x.from && at <= x.to)).toBe(true);
			expect(y.ticks.every(({ at }) => at >= y.from - 1e-9 && at <= y.to + 1e-9)).toBe(true);
			expect(markers.length).toBeLessThanOrEqual(12);
			for (const [index, { day: on }] of markers.entries())
				expect(on - (markers[index - 1]?.day ?? -Infinity)).toBeGreaterThanOrEqual(0.04 * (x.to - x.from));
		}
	});

	test('draws no line over a gap', () => {
		const points = [1, null, 3, 4].map((y, x) => ({ x, y, dot: 'none' as const, text: '' }));
		const [history] = charts;
		if (!history?.lines[0]) throw new Error('no history');
		const definition = {
			...history,
			x: { from: 0, to: 4, ticks: [] },
			lines: [{ ...history.lines[0], points }]
		};
		const [line] = linePathsOf(definition);
		expect(line?.path.match(/M/g)?.length).toBe(1);
		expect(line?.dots).toHaveLength(1);
	});

	test('a level stretch of a line is drawn by its two ends', () => {
		const points = [1, 1, 1, 1, 3, 3, 2, 2, 2].map((y, x) => ({ x, y, dot: 'none' as const, text: '' }));
		const [history] = charts;
		if (!history?.lines[0]) throw new Error('no history');
		const line = { ...history.lines[0], points };
		const drawn = linePathsOf({
			...history,
			x: { from: 0, to: 1000, ticks: [] },
			y: { ...history.y, from: 0, to: 200 },
			lines: [
				{ ...line, stepped: false },
				{ ...line, stepped: true }
			]
		});
		expect(drawn.map(({ path }) => path)).toEqual([
			'M0 199L3 199L4 197L5 197L6 198L8 198',
			'M0 199H4V197H6V198H8'
		]);
	});

	test('draws no line over a break in the series', () => {
		const asOf = day('2026-11-22');
		const held = watch.indicators.find(({ id }) => id === 'regime-control');
		if (!held) throw new Error('no such indicator');
		expect(held.observations.map(({ status }) => status)).toEqual(['E', 'B']);
		const pieces = (of: typeof held): number | undefined => {
			const definition = indicatorChartOf(watch, of, asOf);
			const level = definition.lines.findIndex(({ name }) => name === 'level');
			return linePathsOf(definition)[level]?.path.match(/M/g)?.length;
		};
		const whole = {
			...held,
			observations: held.observations.map((row) => ({ ...row, status: 'A' as const }))
		};
		expect([pieces(held), pieces(whole)]).toEqual([2, 1]);
		expect(indicatorChartOf(watch, held, asOf).summary).toMatch(/breaks at Jan 2025/);
		expect([held, whole].map((one) => seriesOf(one, asOf).length)).toEqual([1, 2]);
	});
});

describe('on the server', () => {
	test('draws an SVG without style attributes whose words are text', () => {
		for (const definition of charts.slice(0, 12)) {
			const svg = chartSvg(chartOf(definition, lightPalette), size);
			expect(svg).not.toMatch(/style=|<script|<style/);
			for (const { number } of definition.markers) expect(svg).toContain(`>${number}</text>`);
			for (const { text } of definition.rules)
				expect(svg.replace(/<\/text><text[^>]*>/g, '')).toContain(text.slice(0, 7));
		}
	});

	test('leaves no colour of its own in an SVG that stands in a page', () => {
		for (const definition of charts.slice(0, 12))
			expect(themed(chartSvg(chartOf(definition, lightPalette) as never, size))).not.toMatch(
				/"#[0-9A-F]{6}"/i
			);
	});

	test('draws a PNG two pixels for one', () => {
		const [definition] = charts;
		if (!definition) throw new Error('no chart');
		const png = chartPng(chartOf(definition, lightPalette), size);
		expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1720, 600]);
	});
});
