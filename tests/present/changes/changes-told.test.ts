import { expect, it } from 'vitest';
import { verdictTurnsOf, whyBetween } from '#ask';
import type { Attribution } from '#engine';
import { changedRows, updateViewOf, type MergedFile } from '#present';
import { figureBefore } from '../../../src/lib/present/changes/changed-rows.ts';
import { addedIndicatorsOf, addedLensesOf } from '../../../src/lib/present/changes/added-list.ts';
import { ledgerOf } from '../../../src/lib/present/changes/ledger-view.ts';
import { turnViewsOf } from '../../../src/lib/present/changes/turn-view.ts';
import { day } from '../../support/frozen-watch.ts';
import { indicatorOf, onlyScenario, toldLamp } from '../../support/lamp-watch.ts';

const watch = toldLamp();
const scenario = onlyScenario(watch);
const today = day('2026-08-01');

it('a row is told by what it is beside those before it, newest first', () => {
	const told = changedRows(watch, day('2026-06-01'), today).map(
		({ kind, period, value, before, beforePeriod, source }) => [
			kind,
			period,
			value,
			before,
			beforePeriod,
			source
		]
	);
	expect(told).toEqual([
		['plan', 'Dec 2026', '400', '200', 'Jun 2026', 'Lighthouse'],
		['correction', 'Jun 2026', '200', '20', null, 'Lighthouse'],
		['new-data', 'Jun 2026', '20', '190', 'May 2026', 'Lighthouse'],
		['other-source', 'May 2026', '170', '190', null, 'Keeper'],
		['revision', 'May 2026', '190', '180', null, 'Lighthouse'],
		['new-data', 'May 2026', '180', '120', 'Jun 2025', 'Lighthouse']
	]);
});

it('the first day of a span is left out, the last is in it', () => {
	expect(changedRows(watch, day('2026-07-05'), day('2026-07-06')).map(({ line }) => line)).toEqual([8]);
	expect(changedRows(watch, day('2026-07-06'), today)).toEqual([]);
});

it('nothing stands before the first figure; before another source the last word of any', () => {
	const lamp = indicatorOf(watch, 'lamp');
	const before = lamp.observations.map((row) => figureBefore(lamp, row)?.line ?? null);
	expect(before).toEqual([null, 2, 3, 4, 4, 6, 7]);
});

it('the ledger splits a move into the old period revised and the newer one, and adds up', () => {
	const why = whyBetween({ watch, scenario }, day('2026-06-04'), today) as Attribution;
	const { from, to, total, steps } = ledgerOf(why, watch, true);
	expect([from, to, total]).toEqual(['+40.0', '+50.0', '+10.0']);
	expect(steps.map(({ step, change, lines }) => [step, change, lines])).toEqual([
		[
			'revision',
			'+5.0',
			[
				{
					id: 'lamp',
					name: 'Brightness',
					was: { value: '180', period: 'May 2026' },
					is: { value: '190', period: 'May 2026' },
					change: '+5.0'
				}
			]
		],
		[
			'new-period',
			'+5.0',
			[
				{
					id: 'lamp',
					name: 'Brightness',
					was: { value: '190', period: 'May 2026' },
					is: { value: '200', period: 'Jun 2026' },
					change: '+5.0'
				}
			]
		]
	]);
});

it('a turn is told newest first, with both states of each verdict and what caused it', () => {
	const turns = turnViewsOf(verdictTurnsOf({ watch, scenario }, day('2025-01-01'), today), watch);
	expect(turns.map(({ on, position, direction }) => [on, position, direction])).toEqual([
		['2026-07-05', 'Dim (−80.0) → Bright (+50.0)', 'Dimmer (−90.0) → Brighter (+40.0)'],
		['2026-07-03', 'Bright (+45.0) → Dim (−80.0)', 'Brighter (+35.0) → Dimmer (−90.0)'],
		['2026-06-03', 'Dusk (+10.0) → Bright (+40.0)', 'no verdict → Brighter (+30.0)'],
		['2025-07-03', 'no verdict → Dusk (+10.0)', null]
	]);
	expect(
		turns.map(({ causes }) => causes.map(({ figure, because, score }) => [figure, because, score]))
	).toEqual([
		[['20 (Jun 2026) → 200 (Jun 2026)', 'published', '+130.0']],
		[['190 (May 2026) → 20 (Jun 2026)', 'published', '−125.0']],
		[['120 (Jun 2025) → 180 (May 2026)', 'published', '+30.0']],
		[['120 (Jun 2025)', 'published', '+10.0']]
	]);
	expect(turns[0]?.causes[0]?.href).toBe('/indicators/lamp?as-of=2026-07-05#row-7');
});

it('the preview of a file counts its rows, words them, and says what it does to every score', () => {
	const lamp = indicatorOf(watch, 'lamp');
	const row = { low: null, high: null, before: null, outOfLine: null };
	const merged: MergedFile = {
		reports: [
			{
				indicator: 'lamp',
				file: 'log.csv',
				published: day('2026-07-20'),
				rows: 9,
				added: [{ ...row, period: '2026-07', value: 210, low: 200 }],
				revised: [{ ...row, period: '2026-06', value: 150, before: 200, outOfLine: '200 -> 150' }],
				unchanged: 4,
				vanished: [{ period: '2025-06', value: 120 }],
				rejected: [],
				notices: [],
				before: [...lamp.observations],
				after: [...lamp.observations]
			},
			{
				indicator: 'nowhere',
				file: 'log.csv',
				published: day('2026-07-20'),
				rows: 9,
				added: [],
				revised: [],
				unchanged: 2,
				vanished: [],
				rejected: [],
				notices: [],
				before: [],
				after: []
			}
		],
		passedOver: [
			{
				indicator: 'wick',
				issues: [
					{
						code: 'import/no-match',
						file: 'log.csv',
						line: 3,
						column: null,
						field: 'length',
						expected: 'a length',
						received: 'none',
						hint: null
					}
				]
			}
		],
		scores: [
			{
				name: 'Only',
				before: { score: 50, position: 'close', status: 'ok' },
				after: { score: 50.04, position: 'close', status: 'ok' }
			},
			{
				name: 'Other',
				before: { score: null, position: null, status: 'no-evidence' },
				after: { score: 12.34, position: 'mixed', status: 'ok' }
			},
			{
				name: 'Third',
				before: { score: 20, position: 'close', status: 'ok' },
				after: { score: 12, position: null, status: 'insufficient' }
			}
		]
	};
	const view = updateViewOf(merged, watch.indicators, today);
	expect(view.summary).toBe(
		'log.csv, published 20 Jul 2026: 9 rows read for 2 indicators; 1 new, 1 revised, 6 unchanged, 1 no longer in the file, 0 rejected.'
	);
	expect(view.indicators.map(({ id }) => id)).toEqual(['lamp']);
	expect(view.indicators[0]?.rows).toEqual([
		{ kind: 'new', period: '2026-07', before: '', after: '210', range: '200 to 210' },
		{ kind: 'revised', period: '2026-06', before: '200', after: '150', range: '' },
		{ kind: 'vanished', period: '2025-06', before: '120', after: 'stays', range: '' }
	]);
	expect([view.outOfLine, view.isChange]).toEqual([1, true]);
	expect(view.passedOver[0]?.name).toBe('Wick');
	expect(view.passedOver[0]?.reasons[0]).toMatch(/^line 3: .*a length.*none/);
	expect(view.passedOver[0]?.reasons[0]).not.toMatch(/log\.csv|import\/no-match/);
	expect(view.scores.map(({ before, after, change }) => [before, after, change])).toEqual([
		['+50.0, close', '+50.0, close', 'no change'],
		['no-evidence', '+12.3, mixed', 'no change'],
		['+20.0, close', '+12.0, insufficient', '−8.0']
	]);
	const nothing = updateViewOf({ reports: [], passedOver: [], scores: [] }, watch.indicators, today);
	expect([nothing.summary, nothing.isChange]).toEqual(['', false]);
});

it('what came into the watch is told with what it weighs, and why', () => {
	const added = day('2026-07-20');
	const lit = {
		...watch,
		indicators: watch.indicators.map((one) =>
			one.id === 'lamp' ? { ...one, added, author: 'Nan Aye' } : one
		),
		scenarios: [
			{ ...scenario, added },
			{ ...scenario, id: 'dark', name: 'Dark', weights: new Map(), added }
		]
	};
	const told = addedIndicatorsOf(lit, added - 1, added);
	expect(told).toEqual([
		expect.objectContaining({ id: 'lamp', added: '20 Jul 2026', author: 'Nan Aye', scored: true })
	]);
	const given = scenario.weights.get('lamp');
	expect(told[0]?.weights).toEqual([
		{ id: scenario.id, name: scenario.name, weight: String(given?.weight), reason: given?.reason ?? '' }
	]);
	const [dark, only] = addedLensesOf(lit, added - 1, added);
	expect([only?.against, only?.weights, dark?.against]).toEqual([null, [], scenario.name]);
	expect(dark?.weights.find(({ id }) => id === 'lamp')?.change).toBe(`weight ${String(given?.weight)} → 0`);
	expect([addedIndicatorsOf(lit, added, today), addedLensesOf(lit, added, today)]).toEqual([[], []]);
});
