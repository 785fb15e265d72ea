import { describe, expect, it } from 'vitest';
import { DEFAULT_TERMS, historyFromGrid, historyOf, levelGridOf } from '#engine';
import { lens } from '../worked/demo.ts';
import { indicator, row } from '../model.ts';

const one = indicator('one', [row(900, 0.5), row(950, -0.5)]);
const dates = [890, 900, 925, 950, 1000, 1050, 1051];

describe('history', () => {
	it('is stored as runs of dates on which nothing changed', () => {
		expect(levelGridOf({ indicators: [one], dates })).toEqual({
			reading: 'real-time',
			dates,
			indicators: [
				{
					id: 'one',
					scale: 'linear',
					goalposts: one.goalposts,
					runs: [
						[1, null, null, null, '', ''],
						[2, 0.5, 0.5, null, 'news', ''],
						[3, -0.5, -0.5, null, 'news', ''],
						[1, -0.5, -0.5, null, 'aged news', '']
					]
				}
			]
		});
	});

	it('has a point for every date, also where there is nothing to say', () => {
		const points = historyOf({ indicators: [one], scenario: lens({ one: 10 }), ...DEFAULT_TERMS, dates });
		expect(points.map(({ score }) => score)).toEqual([null, 50, 50, -50, -50, -50, -50]);
		expect(points[0]).toEqual({
			asOf: 890,
			status: 'no-evidence',
			score: null,
			position: null,
			change: null,
			direction: null,
			directionStatus: 'insufficient',
			observed: 0
		});
		expect(historyOf({ indicators: [one], scenario: lens({}), ...DEFAULT_TERMS, dates: [] })).toEqual([]);
	});

	it('says on every date that a scenario is at fault', () => {
		const grid = levelGridOf({ indicators: [one], dates: [900] });
		expect(historyFromGrid(grid, lens({ one: NaN }), DEFAULT_TERMS)).toMatchObject([
			{ status: 'config-error', score: null }
		]);
	});

	it('holds an assumption through all dates', () => {
		const scenario = { ...lens({ one: 10 }), assumptions: new Map([['one', { value: 0.1, reason: null }]]) };
		const points = historyOf({ indicators: [one], scenario, ...DEFAULT_TERMS, dates });
		expect(new Set(points.map(({ score, observed }) => `${String(score)} ${String(observed)}`))).toEqual(
			new Set(['10 0'])
		);
	});
});
