import { describe, expect, it } from 'vitest';
import { attributionOf, DEFAULT_TERMS, type Attribution, type Indicator } from '#engine';
import { lens } from '../worked/demo.ts';
import { indicator, row } from '../model.ts';

const situation = (indicators: readonly Indicator[], weights: Record<string, number>, asOf: number) => ({
	asOf,
	indicators,
	scenario: lens(weights),
	...DEFAULT_TERMS
});

function split(...ends: Parameters<typeof attributionOf>): Attribution {
	const found = attributionOf(...ends);
	if ('reason' in found) throw new Error(found.reason);
	return found;
}

const totals = ({ steps }: Attribution) => steps.map(({ total }) => Math.round(total * 1e9) / 1e9);

describe('attribution', () => {
	it('says which end has no score, and why', () => {
		const one = indicator('one', [row(990, 0.5)]);
		const [before, after] = [situation([one], { one: 1 }, 900), situation([one], { one: 1 }, 1000)];
		expect(attributionOf(before, after)).toEqual({ reason: 'no-score-before', status: 'no-evidence' });
		expect(attributionOf(after, before)).toEqual({ reason: 'no-score-after', status: 'no-evidence' });
	});

	it('puts a late better source under revision, the next figure under new period', () => {
		const one = indicator('one', [
			row(900, 0.5, { grade: 'C3' }),
			row(900, 0.2, { source: 'better', published: 940 }),
			row(950, 0.6)
		]);
		const ends = [situation([one], { one: 1 }, 910), situation([one], { one: 1 }, 960)] as const;
		expect(totals(split(...ends))).toEqual([-30, 40, 0, 0, 0]);
	});

	it('tells what enters from what its coming does to the others; nothing leaves by age', () => {
		const stays = indicator('stays', [row(900, 0.5), row(990, 0.5)]);
		const ages = indicator('ages', [row(900, 1)]);
		const enters = indicator('enters', [row(990, -1)]);
		const all = [stays, ages, enters];
		const weights = { stays: 50, ages: 25, enters: 50 };
		const found = split(situation(all, weights, 950), situation(all, weights, 1010));
		// From 50 x 0.5 + 25 x 1 over 75 to 50 x 0.5 + 25 x 1 - 50 x 1 over 125.
		expect(found.enterers).toEqual([{ id: 'enters', change: -40 }]);
		expect(found.spillOver).toBeCloseTo(40 - 200 / 3, 9);
		expect(totals(found)[2]).toBeCloseTo(-200 / 3, 8);
	});

	it('merges a step after which no weight has data into the next that has', () => {
		const first = indicator('first', [row(900, 0.5)]);
		const second = indicator('second', [row(990, -0.5)]);
		const found = split(situation([first], { first: 10 }, 950), situation([second], { second: 10 }, 1010));
		expect(found.steps.map(({ mergedInto }) => mergedInto)).toEqual([null, null, null, 'weights', null]);
		expect(totals(found)).toEqual([0, 0, 0, 0, -100]);
	});

	it('lets an indicator that one side does not have come and go with the definitions', () => {
		const both = indicator('both', [row(990, 0.5)]);
		const added = indicator('added', [row(990, -0.5)]);
		const weights = { both: 10, added: 10 };
		const narrow = situation([both], { both: 10 }, 1000);
		const wide = situation([both, added], weights, 1000);
		expect(totals(split(narrow, wide))).toEqual([0, 0, 0, 0, -50]);
		// Leaving, it takes its place with it before its weight goes.
		expect(totals(split(wide, narrow))).toEqual([0, 0, 0, 50, 0]);
	});

	it('does not count a lapsed polarity as a change of definitions', () => {
		const a = indicator('a', [row(990, 0.5)]);
		const b = indicator('b', [row(990, 0.5)]);
		const from = situation([a, b], { a: 10, b: 10 }, 1000);
		from.scenario = {
			...from.scenario,
			weights: new Map([...from.scenario.weights, ['b', { weight: 10, polarity: -1, reason: 'r' }]])
		};
		expect(totals(split(from, situation([a, b], { a: 10 }, 1000)))).toEqual([0, 0, 0, 0, 50]);
	});
});
