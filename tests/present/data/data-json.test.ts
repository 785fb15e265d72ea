import { describe, expect, it } from 'vitest';
import { answerTo, historyAlong, outlookFor, sensitivityFor, verdictTurnsOf, whyBetween } from '#ask';
import type { Attribution } from '#engine';
import {
	attributionJson,
	historyJson,
	indicatorsJson,
	outlookJson,
	sensitivityJson,
	sourceRecords,
	sourceRows,
	verdictsJson
} from '#present';
import { editsJson } from '../../../src/lib/present/data/edits-json.ts';
import { day } from '../../support/frozen-watch.ts';
import { lampWatch, onlyScenario, toldLamp } from '../../support/lamp-watch.ts';

const watch = toldLamp();
const scenario = onlyScenario(watch);
const asOf = day('2026-08-01');
const question = { watch, scenario, asOf };

describe('what other programs read', () => {
	it('an attribution: five steps in the method’s order that add up to its total', () => {
		const why = whyBetween(question, day('2026-06-04'), asOf) as Attribution;
		const json = attributionJson(why, why);
		expect(json).toMatchObject({ from: '2026-06-04', to: '2026-08-01', score0: 40, score1: 50, total: 10 });
		expect(json.steps).toEqual([
			{ step: 'revision', total: 5, byIndicator: { lamp: 5 } },
			{ step: 'new-period', total: 5, byIndicator: { lamp: 5 } },
			{ step: 'first-figure', total: 0, byIndicator: {} },
			{ step: 'definitions', total: 0, byIndicator: {} },
			{ step: 'weights', total: 0, byIndicator: {} }
		]);
		const none = attributionJson({ ...why, score0: null }, null);
		expect([none.score0, none.score1, none.total, none.steps]).toEqual([null, 50, null, []]);
	});

	it('a history: a point for each date, without a score before the first figure', () => {
		const dates = [day('2025-06-01'), asOf];
		const json = historyJson('only', 'real-time', historyAlong(question, dates, 'real-time'));
		expect([json.scenario, json.reading]).toEqual(['only', 'real-time']);
		expect(json.points).toEqual([
			{
				asOf: '2025-06-01',
				status: 'no-evidence',
				score: null,
				position: null,
				change: null,
				direction: null,
				observed: 0
			},
			{
				asOf: '2026-08-01',
				status: 'ok',
				score: 50,
				position: 'close',
				change: 40,
				direction: 'deepening',
				observed: 1
			}
		]);
	});

	it('indicators: the latest figure as known on a day, and when the next is due', () => {
		const [lamp, wick] = indicatorsJson(watch, asOf);
		expect(lamp).toMatchObject({
			id: 'lamp',
			frequency: 'P1M',
			goalposts: { distant: 0, middle: 100, close: 300 },
			latest: { value: 200, period: '2026-06', published: '2026-07-05', source: 'log', grade: 'A1' },
			due: '2026-08-04',
			observations: 7
		});
		expect(wick).toMatchObject({ id: 'wick', contextOnly: true, goalposts: null, latest: { value: 4.5 } });
		const [early] = indicatorsJson(watch, day('2026-06-05'));
		expect([early?.latest?.value, early?.observations]).toEqual([180, 2]);
		expect(indicatorsJson(watch, day('2020-01-01'))[0]?.latest).toBeNull();
	});

	it('an outlook: figure, base and shares of an indicator; of a what-if the value alone', () => {
		const json = outlookJson(answerTo(question));
		expect(json).toMatchObject({
			asOf: '2026-08-01',
			scenario: 'only',
			method: 2,
			score: 50,
			position: 'close',
			direction: { horizon: 'P12M', change: 40, verdict: 'deepening', common: 1, news: 1 },
			firmness: { position: 'clearly', direction: 'clearly' },
			draws: { count: 2000, shares: { distant: 0, mixed: 0, close: 1 } }
		});
		expect(json.indicators).toEqual([
			{
				id: 'lamp',
				weight: 30,
				polarity: 1,
				state: 'observed',
				value: 200,
				low: 180,
				high: 240,
				period: '2026-06',
				published: '2026-07-05',
				source: 'log',
				grade: 'A1',
				ageDays: 32,
				pull: 0.5,
				share: 1,
				contribution: 50,
				before: { value: 120, period: '2025-06', source: 'log', pull: 0.1 },
				news: true,
				changeShare: 1,
				change: 40,
				reason: null
			}
		]);
		const assumed = new Map([['lamp', { value: 100, reason: null }]]);
		const whatIf = outlookJson(answerTo({ ...question, scenario: { ...scenario, assumptions: assumed } }));
		expect(whatIf.indicators[0]).toMatchObject({
			state: 'assumed',
			value: 100,
			low: null,
			period: null,
			source: null,
			grade: null,
			ageDays: null,
			reason: null
		});
	});

	it('an outlook says why a figure is aged or missing, and has no coverage without weights', () => {
		const old = outlookJson(answerTo({ ...question, asOf: day('2028-01-01') }));
		expect(old.indicators[0]?.reason).toBe('550 days old, past its age limit');
		const none = outlookJson(answerTo({ ...question, asOf: day('2020-01-01') }));
		expect(none.indicators[0]?.reason).toMatch(/\w/);
		expect([none.score, none.draws, none.weightSpace]).toEqual([null, null, null]);
		const unweighed = outlookJson(answerTo({ ...question, scenario: { ...scenario, weights: new Map() } }));
		expect([unweighed.status, unweighed.coverage]).toEqual(['no-weights', null]);
	});

	it('a sensitivity: the values at which each verdict turns, and every way to leave something out', () => {
		const outlook = outlookFor(question);
		const groups = new Map([['lamp', 'light']]);
		const json = sensitivityJson(outlook, sensitivityFor(watch, outlook), groups);
		// 140 candela is a pull of 0.2, and 130 of 0.15: 5 points above the base of 120.
		expect(json.breakEven).toEqual([
			{ id: 'lamp', edge: -20, weight: null, value: 80 },
			{ id: 'lamp', edge: 20, weight: null, value: 140 }
		]);
		expect(json.direction.breakEven.map(({ edge, value }) => [edge, value])).toEqual([
			[-5, 110],
			[5, 130]
		]);
		expect(json.tornado).toEqual([{ id: 'lamp', low: 40, high: 70, swing: 200 }]);
		expect(json.nextDatum).toEqual([{ id: 'lamp', leverage: 20, due: '2026-08-04' }]);
		expect(json.varianceShares).toEqual({ lamp: 1 });
		const nothing = { score: null, position: null, change: null, direction: null };
		expect(json.withoutEach).toEqual([{ id: 'lamp', ...nothing }]);
		expect(json.withoutGroups).toEqual([{ group: 'light', ...nothing }]);
		expect(json.withoutWeakGrades).toBeNull();
		expect(json.gapRules?.leftOut).toEqual({
			score: 50,
			position: 'close',
			change: 40,
			direction: 'deepening'
		});
		const early = outlookFor({ ...question, asOf: day('2020-01-01') });
		expect(sensitivityJson(early, null, groups)).toMatchObject({
			breakEven: [],
			tornado: [],
			varianceShares: null
		});
	});

	it('the log of verdicts: a null verdict is a withheld one', () => {
		const [first, second] = verdictsJson(verdictTurnsOf(question, day('2025-01-01'), asOf));
		expect(first).toEqual({
			on: '2025-07-03',
			position: [null, 'mixed'],
			direction: [null, null],
			causes: [
				{
					why: 'published',
					indicator: 'lamp',
					period: '2025-06',
					source: 'log',
					published: '2025-07-03',
					score: 10,
					change: 0
				}
			]
		});
		expect(second?.direction).toEqual([null, 'deepening']);
	});
});

describe('sources', () => {
	it('stand by name with what rests on them by a day', () => {
		const told = sourceRows(watch, asOf).map(({ name, url, indicators, events }) => [
			name,
			url,
			indicators.map(({ id, rows }) => `${id} ${rows}`),
			events
		]);
		expect(told).toEqual([
			['Keeper', null, ['lamp 1', 'wick 1'], 0],
			['Lighthouse', 'https://log.example/', ['lamp 6'], 1]
		]);
		const early = sourceRows(watch, day('2026-01-20')).map(({ indicators, events }) => [
			indicators.map(({ rows }) => rows),
			events
		]);
		expect(early).toEqual([
			[[1], 0],
			[[1], 0]
		]);
	});
	it('are records with what they are called, without an address where none is given', () => {
		expect(sourceRecords(watch, asOf)[1]).toEqual({
			id: 'log',
			type: 'book',
			name: 'Lighthouse',
			title: 'Log',
			issued: '30 Jun 2026',
			accessed: null,
			url: 'https://log.example/',
			rows: 6,
			events: 1
		});
		const [plain] = sourceRows(lampWatch(), asOf);
		expect([plain?.name, plain?.url]).toEqual(['Log', null]);
	});
	it('of the watch’s own counts say by what rules they were made, of others nothing', () => {
		const rulesIn = (title: string) => {
			const log = { id: 'log', title: 'Log', publisher: 'Lamps', note: 'One for each.' };
			return sourceRows({ ...lampWatch(), title, sources: new Map([['log', log]]) }, asOf)[0]?.rules;
		};
		expect([rulesIn('Lamps'), rulesIn('Others')]).toEqual(['One for each.', null]);
	});
});

describe('what an answer is edited in', () => {
	it('each weight, polarity and what-if from what the file says to what counts; nothing without an edit', () => {
		expect(editsJson(scenario, watch)).toEqual({});
		const weights = new Map(scenario.weights);
		weights.set('lamp', { ...(weights.get('lamp') ?? { polarity: 1, reason: null }), weight: 7 });
		const { edits } = editsJson({ ...scenario, weights }, watch);
		expect(edits).toHaveLength(1);
		expect(edits?.[0]).toMatchObject({ indicator: 'lamp' });
		expect(JSON.stringify(edits)).toContain('7');
		expect(editsJson({ ...scenario, lens: 'Desk' }, watch)).toEqual({ lens: 'Desk' });
	});
});
