import { describe, expect, it } from 'vitest';
import { datumRecordsOf, DEFAULT_TERMS, outlookOf, scenarioSpreadOf, sensitivityOf } from '#engine';
import { day, lens } from '../worked/demo.ts';
import { indicator, row } from '../model.ts';

const outlook = (indicators: ReturnType<typeof indicator>[], weights: Record<string, number>, asOf = 1000) =>
	outlookOf({ indicators, scenario: lens(weights), asOf, ...DEFAULT_TERMS });

describe('sensitivity', () => {
	it('is null without a score', () => {
		expect(sensitivityOf(outlook([], {}), [])).toBeNull();
	});

	it('finds the break-even of a light indicator beside a heavy one', () => {
		// The others of `heavy` weigh 1e-12; "total less own" would lose them in rounding.
		const indicators = [indicator('heavy', [row(990, 0)]), indicator('light', [row(990, 1)])];
		const breakEven = sensitivityOf(outlook(indicators, { heavy: 100, light: 1e-12 }), indicators)?.breakEven;
		const heavy = breakEven?.find(({ id, edge }) => id === 'heavy' && edge === 20);
		expect((heavy?.weight ?? 0) / 4e-12).toBeCloseTo(1, 9);
	});

	it('expects the next figure a frequency and a lag after the last period', () => {
		const end = day('2026-01-31');
		const one = indicator('one', [row(end, 0.1)], {
			frequency: { months: 1, days: 0 },
			publicationLagDays: 5
		});
		const asOf = end + 10;
		expect(sensitivityOf(outlook([one], { one: 10 }, asOf), [one])?.nextDatum).toEqual([
			{ id: 'one', leverage: null, due: day('2026-03-05'), flagged: false }
		]);
		expect(datumRecordsOf([indicator('none', [])], asOf).get('none')).toEqual({ meanMove: null, due: null });
	});

	it('flags a usual move that could carry the score across an edge', () => {
		const one = indicator('one', [row(950, 0), row(990, 0.15)]);
		expect(sensitivityOf(outlook([one], { one: 10 }), [one])?.nextDatum[0]).toMatchObject({ flagged: true });
		const calm = indicator('one', [row(950, 0.14), row(990, 0.15)]);
		expect(sensitivityOf(outlook([calm], { one: 10 }), [calm])?.nextDatum[0]).toMatchObject({
			flagged: false
		});
	});

	it('has no variance shares where no value has a range', () => {
		const one = indicator('one', [row(990, 0.15)]);
		expect(sensitivityOf(outlook([one], { one: 10 }), [one])?.varianceShares).toBeNull();
	});

	it('spreads an indicator that one scenario leaves out from zero', () => {
		const indicators = [indicator('a', [row(990, 1)]), indicator('b', [row(990, 1)])];
		expect(scenarioSpreadOf([outlook(indicators, { a: 1 }), outlook(indicators, { a: 1, b: 3 })])).toEqual([
			{ id: 'a', spread: 0.75 },
			{ id: 'b', spread: 0.75 }
		]);
		expect(scenarioSpreadOf([])).toEqual([]);
	});
});
