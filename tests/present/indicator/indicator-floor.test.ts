import { describe, expect, it } from 'vitest';
import {
	countedEventsOf,
	catalogueViewOf,
	indicatorJson,
	observationRecords,
	revisionsOf,
	rivalsOf,
	seriesChangeOf,
	standingFigures,
	vintagesOf
} from '#present';
import { levelOf } from '#engine';
import { isScored } from '#parse';
import { indicatorFactsOf } from '../../../src/lib/present/indicator/indicator-facts.ts';
import { observationRowsOf } from '../../../src/lib/present/indicator/observation-row.ts';
import { rivalText } from '../../../src/lib/present/indicator/rival-text.ts';
import { rangeOf } from '../../../src/lib/present/value-range.ts';
import { crowdedWatch } from '../../support/crowded-watch.ts';
import { day } from '../../support/frozen-watch.ts';
import { indicatorOf, toldLamp } from '../../support/lamp-watch.ts';

const watch = toldLamp();
const lamp = indicatorOf(watch, 'lamp');
const today = day('2026-08-01');

describe('an indicator’s page', () => {
	it('a figure stands from the end of its period until the next, beside what others said', () => {
		const told = standingFigures(lamp, today).map(({ row, rivals, from, to }) => [
			row.value,
			rivals.map(({ value }) => value),
			from,
			to
		]);
		expect(told).toEqual([
			[120, [], day('2025-06-30'), day('2026-05-31')],
			[190, [170], day('2026-05-31'), day('2026-06-30')],
			[200, [], day('2026-06-30'), today]
		]);
	});
	it('a figure is aged from its limit on, and what is context never ages', () => {
		const agedFrom = standingFigures(lamp, day('2028-01-01')).at(-1)?.agedFrom;
		expect(agedFrom).toBe(day('2026-06-30') + 400);
		expect(standingFigures(indicatorOf(watch, 'wick'), day('2099-01-01')).at(-1)?.agedFrom).toBeNull();
	});
	it('every day on which rows came is a vintage; one of them is the reader’s', () => {
		const vintages = vintagesOf(lamp, day('2026-06-11'), day('2026-07-04'));
		expect(vintages.map(({ asOf, rows, current }) => [asOf, rows, current])).toEqual([
			['2026-07-03', 1, false],
			['2026-06-12', 1, false],
			['2026-06-10', 1, true],
			['2026-06-03', 1, false],
			['2025-07-03', 1, false]
		]);
	});
	it('what a source said of a period twice is a trail, newest period first', () => {
		const trails = revisionsOf(watch, lamp, today).map(({ period, source, steps }) => [
			period,
			source,
			steps.map(({ value, change }) => [value, change])
		]);
		expect(trails).toEqual([
			[
				'Jun 2026',
				'Lighthouse',
				[
					['20', null],
					['200', '+180']
				]
			],
			[
				'May 2026',
				'Lighthouse',
				[
					['180', null],
					['190', '+10']
				]
			]
		]);
		expect(revisionsOf(watch, lamp, day('2026-06-09'))).toEqual([]);
	});
	it('what its file says of scale and ages is told, of context only what concerns it', () => {
		const facts = indicatorFactsOf(lamp).map(({ name, text }) => `${name}: ${text}`);
		expect(facts).toEqual([
			'Scale: linear',
			'Expected: every month, about 5 days after the period ends',
			'Legal values: 0 or more',
			'Fresh for: 60 days; past its age limit after 400',
			'Range widens while no newer figure comes: by 0 a year'
		]);
		const context = indicatorFactsOf(indicatorOf(watch, 'wick')).map(({ name }) => name);
		expect(context).toEqual(['Scale', 'Expected', 'Legal values']);
	});
	it('its rows stand newest first, and say which of them sets the level and which came later', () => {
		const on = day('2026-06-11');
		const level = isScored(lamp) ? levelOf(lamp, on, { horizon: watch.horizon }) : null;
		const later = 'not yet published on this date';
		expect(
			observationRowsOf(watch, lamp, on, level).map(({ line, value, mark }) => [line, value, mark])
		).toEqual([
			[8, '400', later],
			[7, '200', later],
			[6, '20', later],
			[5, '170', later],
			[4, '190', 'sets today’s level'],
			[3, '180', null],
			[2, '120', null]
		]);
	});
	it('sources that speak of one period stand side by side with their latest word', () => {
		expect(rivalsOf(watch, lamp, today)).toEqual({
			sources: [
				{ id: 'eye', name: 'Keeper' },
				{ id: 'log', name: 'Lighthouse' }
			],
			rows: [
				{
					period: 'May 2026',
					cells: [
						{ value: '170', line: 5, grade: 'C3' },
						{ value: '190', line: 4, grade: 'A1' }
					]
				}
			]
		});
		expect(rivalsOf(watch, lamp, day('2026-06-11'))).toBeNull();
	});
	it('rivals are said in one breath', () => {
		if (!isScored(lamp)) throw new Error('not scored');
		const rivals = lamp.observations.filter(({ source }) => source === 'eye');
		expect(rivalText(rivals, lamp, watch)).toBe('another source says 170 (Keeper)');
		expect(rivalText([...rivals, ...rivals], lamp, watch)).toBe(
			'other sources say 170 (Keeper), 170 (Keeper)'
		);
	});
});

describe('what its own counts are made of', () => {
	it('are the events that name it and were known by then, newest first, each with its points', () => {
		const [event] = watch.events;
		if (event === undefined) throw new Error('no event');
		const counted = (id: string, date: string, points: number) => ({
			...event,
			id,
			title: id,
			datePrecision: 'day' as const,
			date: day(date),
			published: day(date),
			counts: new Map([['lamp', points]])
		});
		const events = [
			{ ...event, counts: new Map([['wick', 3]]) },
			counted('half', '2026-03-01', 0.5),
			counted('none', '2026-05-02', 0),
			counted('later', '2026-07-30', 2)
		];
		const told = countedEventsOf({ ...watch, events }, 'lamp', day('2026-07-01'));
		expect(told).toEqual([
			{ id: 'none', date: '2 May 2026', title: 'none', points: '0' },
			{ id: 'half', date: '1 Mar 2026', title: 'half', points: '0.5' }
		]);
	});
});

describe('its rows as data', () => {
	it('are those published by a day, in the file’s order, with the days of their periods', () => {
		const shuffled = { ...lamp, observations: [...lamp.observations].toReversed() };
		const rows = observationRecords(shuffled, day('2026-06-10'));
		expect(rows.map(({ line }) => line)).toEqual([2, 3, 4]);
		expect(rows[0]).toMatchObject({ period: '2025-06', periodStart: '2025-06-01', periodEnd: '2025-06-30' });
	});
	it('come with the sources that they cite, and no other', () => {
		const json = indicatorJson(watch, lamp, day('2026-06-10'));
		expect(json).toMatchObject({ id: 'lamp', asOf: '2026-06-10', frequency: 'P1M', bounds: { min: 0 } });
		expect((json.sources as { id: string }[]).map(({ id }) => id)).toEqual(['log']);
		const wick = indicatorJson(watch, indicatorOf(watch, 'wick'), today);
		expect([wick.goalposts, (wick.sources as unknown[]).length]).toEqual([null, 1]);
	});
});

describe('the list of indicators', () => {
	it('stands by group, what is scored first, with the latest figure known', () => {
		const { groups, asOf } = catalogueViewOf(watch, today);
		expect(asOf).toBe('1 Aug 2026');
		expect(groups.map(({ name }) => name)).toEqual(['Light']);
		const rows = groups[0]?.rows.map(({ id, scored, latest, period, spark }) => [
			id,
			scored,
			latest,
			period,
			spark === null
		]);
		expect(rows).toEqual([
			['lamp', true, '200', 'Jun 2026', false],
			['wick', false, '4.5', '2025', true]
		]);
		const early = catalogueViewOf(watch, day('2020-01-01')).groups[0]?.rows[0];
		expect([early?.latest, early?.period]).toEqual(['none', null]);
	});
	it('of a large group shows the first, and says how many more there are, unless all are asked for', () => {
		const crowded = crowdedWatch(130);
		const shown = (all: boolean) =>
			catalogueViewOf(crowded, today, all).groups.map(({ rows, more }) => [rows.length, more]);
		expect([shown(false), shown(true)]).toEqual([
			[
				[50, 15],
				[50, 15]
			],
			[
				[65, 0],
				[65, 0]
			]
		]);
	});
});

describe('a line before and after a change', () => {
	const points = (...values: number[]) => values.map((value, at) => ({ day: 100 * at, value }));
	it('is drawn on one scale that holds both', () => {
		const change = seriesChangeOf(points(0, 10), points(0, 10, 20), 'candela', 0);
		expect(change).toMatchObject({
			low: '0',
			high: '20',
			before: '6,144 320,75',
			after: '6,144 320,75 634,6'
		});
		expect(change?.summary).toBe(
			'3 periods after, 2 before; the last ends on 20 Jul 1970 at 20 candela, up to now 10.'
		);
	});
	it('stands in the middle where nothing varies, and says nothing of fewer than two periods', () => {
		expect(seriesChangeOf([], points(5, 5), 'cm', 1)?.after).toBe('6,75 634,75');
		expect(seriesChangeOf([], points(5, 5), 'cm', 1)?.summary).toMatch(/up to now none\.$/);
		expect(seriesChangeOf(points(1, 2), points(1), 'cm', 1)).toBeNull();
	});
});

it('the range of values is that of all of them, however many', () => {
	expect(rangeOf([])).toBeNull();
	expect(rangeOf([3])).toEqual([3, 3]);
	expect(rangeOf(Array.from({ length: 300_000 }, (_, at) => at - 5))).toEqual([-5, 299_994]);
});
