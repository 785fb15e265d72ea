import { describe, expect, it } from 'vitest';
import { answerTo, outlookFor, scoredIndicators, sensitivityFor } from '#ask';
import { parseScenarioDraft, type Watch, type WatchScenario } from '#parse';
import { draftFields, draftViewOf, scenariosViewOf, sensitivityViewOf } from '#present';
import { commonPushText, verdictAgreement } from '../../../src/lib/present/scenarios/agreement-text.ts';
import { day } from '../../support/frozen-watch.ts';
import { onlyScenario, toldLamp } from '../../support/lamp-watch.ts';

const watch: Watch = toldLamp();
const only = onlyScenario(watch);
const asOf = day('2026-08-01');
/** The lamp read the other way round. */
const dark: WatchScenario = {
	...only,
	id: 'dark',
	name: 'If dark',
	weights: new Map([['lamp', { weight: 12.5, polarity: -1, reason: null }]])
};
const weighed = (scenario: WatchScenario, on = asOf) => ({
	...answerTo({ watch, scenario, asOf: on }),
	scenario,
	href: `/?scenario=${scenario.id}`
});
const named = (scenario: WatchScenario, name = scenario.name) => ({
	name,
	outlook: outlookFor({ watch, scenario, asOf })
});

describe('side by side', () => {
	it('each scenario has its verdicts, shares and parts', () => {
		const { cards, matrix, totals } = scenariosViewOf(watch, scoredIndicators(watch), [
			weighed(only),
			weighed(dark)
		]);
		expect(cards[0]).toMatchObject({
			id: 'only',
			href: '/?scenario=only',
			outcome: 'Firmly bright, and firmly brighter',
			reason: null,
			score: '+50.0',
			change: '+40.0',
			coverage: '100%',
			confidence: 'high',
			draws: { position: '100%', direction: '100%' },
			weightings: { position: '100%', direction: '100%' }
		});
		expect(cards[1]).toMatchObject({
			outcome: 'Firmly dim, and firmly dimmer',
			score: '−50.0',
			change: '−40.0'
		});
		expect(totals).toEqual(['+50.0', '−50.0']);
		expect(matrix).toEqual([
			{
				id: 'lamp',
				name: 'Brightness',
				// From all of the weight one way to all of it the other way.
				spread: '200.0',
				cells: [
					{ weight: '30', reversed: false, adds: '+50.0', side: 'close' },
					{ weight: '12.5', reversed: true, adds: '−50.0', side: 'distant' }
				]
			}
		]);
	});
	it('without a figure there are dashes, and why', () => {
		const { cards, matrix } = scenariosViewOf(watch, scoredIndicators(watch), [
			weighed(only, day('2020-01-01'))
		]);
		expect(cards[0]).toMatchObject({
			score: '–',
			change: '–',
			confidence: '–',
			draws: { position: '–', direction: '–' }
		});
		expect(cards[0]?.reason).toMatch(/\w/);
		expect(matrix[0]).toMatchObject({ spread: '–', cells: [{ adds: '–', side: 'none' }] });
	});
});

describe('where scenarios agree', () => {
	it('is one sentence for each verdict, from close to distant', () => {
		expect(verdictAgreement([named(only), named(dark)], watch)).toEqual([
			'The position differs: bright under Only; dim if dark.',
			'The direction differs: brighter under Only; dimmer if dark.'
		]);
		expect(verdictAgreement([named(only), named(only, 'Again')], watch)[0]).toBe(
			'The position is the same in all 2 scenarios: bright.'
		);
		expect(verdictAgreement([named(only)], watch)[1]).toBe('The direction: brighter.');
		expect(verdictAgreement([], watch)[0]).toBe('There is no scenario.');
	});
	it('a push is common where every scenario has it the same way, by a point or more', () => {
		const names = new Map([['lamp', 'Brightness']]);
		expect(commonPushText([named(only), named(only)], names)).toBe(
			'A point or more in every scenario towards close: Brightness.'
		);
		expect(commonPushText([named(dark), named(dark)], names)).toBe(
			'A point or more in every scenario towards distant: Brightness.'
		);
		expect(commonPushText([named(only), named(dark)], names)).toBeNull();
		expect(commonPushText([named(only)], names)).toBeNull();
	});
});

describe('what a verdict hangs on', () => {
	const outlook = outlookFor({ watch, scenario: only, asOf });
	const sensitivity = sensitivityFor(watch, outlook);
	if (sensitivity === null) throw new Error('no sensitivity');
	const view = sensitivityViewOf(outlook, sensitivity, scoredIndicators(watch), watch);

	it('an axis holds bars, edges and index, with five points of air', () => {
		// From -25 to 75: the range's high end of 240 candela is a pull of 0.7.
		expect(view.axis).toEqual({
			ticks: [
				{ at: 5, text: '−20' },
				{ at: 25, text: '0' },
				{ at: 45, text: '+20' },
				{ at: 65, text: '+40' },
				{ at: 85, text: '+60' }
			],
			edges: [
				{ at: 5, text: 'Dim from −20', tone: 'distant' },
				{ at: 45, text: 'Bright from +20', tone: 'close' }
			],
			score: { at: 75, text: '+50.0' }
		});
		expect(view.tornado).toEqual([
			{ id: 'lamp', name: 'Brightness', left: 65, width: 30, text: '+40.0 to +70.0', swing: '200.0' }
		]);
	});
	it('break-evens stand by verdict: no weight turns a single indicator, a value does', () => {
		expect(view.breakEven.map(({ verdict, edges }) => [verdict, edges])).toEqual([
			['position', ['Dim (−20)', 'Bright (+20)']],
			['direction', ['Dimmer (−5)', 'Brighter (+5)']]
		]);
		expect(view.breakEven.map(({ rows }) => rows.map(({ edges }) => edges))).toEqual([
			[
				[
					{ weight: 'none', value: '80.0' },
					{ weight: 'none', value: '140.0' }
				]
			],
			[
				[
					{ weight: 'none', value: '110.0' },
					{ weight: 'none', value: '130.0' }
				]
			]
		]);
	});
	it('a weight beyond 100 is out of reach; a figure that is late is overdue', () => {
		const [one] = sensitivity.breakEven;
		if (one === undefined) throw new Error('no break-even');
		const breakEven = [{ ...one, weight: 140.4 }];
		const nextDatum = [{ id: 'lamp', leverage: null, due: asOf - 1, flagged: true }];
		const far = sensitivityViewOf(
			outlook,
			{ ...sensitivity, breakEven, nextDatum },
			scoredIndicators(watch),
			watch
		);
		expect(far.breakEven[0]?.rows[0]?.edges[0]?.weight).toBe('140, out of reach');
		expect(far.nextDatum).toEqual([
			{
				id: 'lamp',
				name: 'Brightness',
				leverage: 'too few figures',
				due: '31 Jul 2026, overdue',
				mark: 'could turn the verdict'
			}
		]);
	});
	it('shares of the variance stand largest first, without those that print as nothing', () => {
		const shares = new Map([
			['wick', 0.3],
			['lamp', 0.6996],
			['dust', 0.0004]
		]);
		const { variance } = sensitivityViewOf(
			outlook,
			{ ...sensitivity, varianceShares: shares },
			scoredIndicators(watch),
			watch
		);
		expect(variance).toEqual([
			{ id: 'lamp', name: 'Brightness', share: '70%' },
			{ id: 'wick', name: 'wick', share: '30%' }
		]);
	});
});

describe('a scenario under edit', () => {
	it('fills its form, and the form’s fields say the same again', () => {
		const query = 'scenario=only&w.lamp=40&p.lamp=-1&x.lamp=250&name=Mine&r.lamp=It+counts';
		const draft = parseScenarioDraft(new URLSearchParams(query), watch);
		const view = draftViewOf(draft, scoredIndicators(watch), new Map(), true);
		expect(view).toMatchObject({ base: 'only', edited: true, name: 'Mine' });
		expect(view.weights).toEqual([
			{
				id: 'lamp',
				name: 'Brightness',
				unit: 'candela',
				weight: 40,
				polarity: -1,
				assumption: 250,
				figure: null,
				reason: 'It counts'
			}
		]);
		const fields = Object.fromEntries(draftFields(view));
		expect(fields).toMatchObject({ scenario: 'only', 'w.lamp': '40', 'p.lamp': '-1', 'x.lamp': '250' });
		const again = parseScenarioDraft(new URLSearchParams(fields), watch);
		expect(draftViewOf(again, scoredIndicators(watch), new Map(), true)).toEqual(view);
	});
});
