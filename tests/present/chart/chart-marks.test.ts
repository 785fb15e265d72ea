import type { Chart } from 'chart.js';
import { describe, expect, it } from 'vitest';
import { lightPalette, markersOf, type ChartDefinition } from '#present';
import { marksPlugin } from '../../../src/lib/present/chart/chart-marks.ts';
import type { WatchEvent } from '#parse';
import { toldLamp } from '../../support/lamp-watch.ts';

/** A plot of 100 by 100 pixels: a day is a pixel, and a value is one upwards. */
const definition: ChartDefinition = {
	id: 'c',
	title: '',
	summary: '',
	x: { from: 0, to: 100, ticks: [] },
	y: { from: 0, to: 100, ticks: [], scale: 'linear', width: null },
	areas: [
		{ from: 70, to: 100, tone: 'close-wash', text: 'close', textTone: 'close' },
		{ from: 10, to: 0, tone: 'distant-wash', text: 'distant', textTone: 'distant' }
	],
	rules: [
		{ at: 50, tone: 'neutral', text: 'middle', dashed: true },
		{ at: 95, tone: 'close', text: 'post', dashed: false }
	],
	ranges: [{ from: 10, to: 11, low: 40, high: 140 }],
	windows: [{ from: 20, to: 60, at: 30 }],
	lines: [],
	markers: [{ number: 7, day: 80, date: '', title: '', category: '', href: '' }]
};

interface Stroke {
	readonly what: string;
	readonly at: readonly unknown[];
	readonly colour: unknown;
}

/** What was drawn, in order, with the colour it had then. */
function drawn(of: ChartDefinition): Stroke[] {
	const done: Stroke[] = [];
	const state: Record<string, unknown> = {};
	const pen = new Proxy(state, {
		get:
			(_state, what: string) =>
			(...at: unknown[]) =>
				done.push({ what, at, colour: what.startsWith('fill') ? state.fillStyle : state.strokeStyle }),
		set: (_state, name: string, value) => {
			state[name] = value;
			return true;
		}
	});
	const chart = {
		ctx: pen,
		chartArea: { left: 0, right: 100, top: 0, bottom: 100 },
		scales: {
			x: { getPixelForValue: (day: number) => day },
			y: { getPixelForValue: (value: number) => 100 - value }
		}
	} as unknown as Chart<'line'>;
	const plugin = marksPlugin(of, lightPalette);
	const draw = (plugin.beforeDraw as (chart: Chart<'line'>) => void).bind(plugin);
	draw(chart);
	(plugin.beforeDatasetsDraw as (chart: Chart<'line'>) => void).bind(plugin)(chart);
	return done;
}

describe('marks behind a chart’s lines', () => {
	const strokes = drawn(definition);
	const fills = strokes.filter(({ what }) => what === 'fillRect');
	const words = strokes.filter(({ what }) => what === 'fillText');

	it('areas come first, each across the plot in its tone', () => {
		expect(fills.slice(0, 2).map(({ at, colour }) => [at, colour])).toEqual([
			[[0, 0, 100, 30], lightPalette['close-wash']],
			[[0, 90, 100, 10], lightPalette['distant-wash']]
		]);
	});
	it('a range stays within the plot, and is three pixels wide at the least', () => {
		expect(fills[2]?.at).toEqual([10, 0, 3, 60]);
	});
	it('a dashed rule is dashed, and what follows it is not', () => {
		expect(strokes.filter(({ what }) => what === 'setLineDash').map(({ at }) => at[0])).toEqual([
			[6, 4],
			[],
			[]
		]);
	});
	it('events have their numbers in a circle at the bottom', () => {
		expect(words[0]?.at).toEqual(['7', 80, 91]);
		expect(strokes.find(({ what }) => what === 'arc')?.at.slice(0, 3)).toEqual([80, 90.5, 7.5]);
	});
	it('names stand at the left: above a rule where there is room, and none in an area too low for it', () => {
		expect(words.slice(1).map(({ at, colour }) => [...at, colour])).toEqual([
			['close', 5, 10, lightPalette.close],
			['middle', 5, 48, lightPalette.muted],
			['post', 5, 8, lightPalette.close]
		]);
	});
	it('a word beside an event’s number at the left gives way to it', () => {
		const low = {
			...definition,
			rules: [{ at: 5, tone: 'close', text: 'low', dashed: false }],
			markers: definition.markers.map((marker) => ({ ...marker, day: 20 }))
		} as const;
		const word = drawn(low).find(({ what, at }) => what === 'fillText' && at[0] === 'low');
		expect(word?.at).toEqual(['low', 32.5, 93]);
	});
	it('leaves the pen as it was', () => {
		expect(strokes.map(({ what }) => what).filter((what) => /^(?:save|restore)$/.test(what))).toEqual([
			'save',
			'restore'
		]);
		expect(strokes.at(-1)?.what).toBe('restore');
	});
});

describe('events in a plot', () => {
	const [lit] = toldLamp().events;
	if (lit === undefined) throw new Error('no event');
	const event = (date: number): WatchEvent => ({ ...lit, id: `e${date}`, date });

	it('are numbered by date, the newest first to find a place, each apart from the next', () => {
		const markers = markersOf([0, 100, 102, 200, 1000, 2000].map(event), 50, 1000);
		expect(markers.map(({ number, day }) => [number, day])).toEqual([
			[1, 102],
			[2, 200],
			[3, 1000]
		]);
		expect(markers[0]?.href).toBe('/events#event-e102');
	});
	it('are a dozen at most, the newest', () => {
		const many = Array.from({ length: 30 }, (_, at) => event(at * 100));
		const days = markersOf(many, 0, 2900).map(({ day }) => day);
		expect(days).toHaveLength(12);
		expect(days.at(-1)).toBe(2900);
	});
});
