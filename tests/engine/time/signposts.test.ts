import fc from 'fast-check';
import { expect, it } from 'vitest';
import { signpostStateOf, type SignpostRule } from '#engine';
import { signpostsOn, verdictTurnsOf } from '#ask';
import type { Signpost, Watch } from '#parse';
import { waitsFor } from '../../../src/lib/present/indicator/due-dates.ts';
import { day, frozenWatch } from '../../support/frozen-watch.ts';

/** A reading that changes on the days of a list: `[[10, 5], [20, null]]`. */
function track(
	readings: readonly (readonly [day: number, reading: number | null])[]
): Parameters<typeof signpostStateOf>[1] {
	return {
		days: readings.map(([on]) => on),
		on: (at) => readings.findLast(([on]) => on <= at)?.[1] ?? null,
		causes: () => []
	};
}
const rule = (changes: Partial<SignpostRule>): SignpostRule => ({
	reading: 'value',
	way: 'below',
	mark: 40,
	band: 0,
	declared: 0,
	...changes
});
const log = (of: SignpostRule, readings: Parameters<typeof track>[0], asOf = 100): string[] =>
	signpostStateOf(of, track(readings), asOf).crossings.map(({ on, to }) => `${on} ${to}`);

it('is reached at the mark, and left beyond its band alone', () => {
	const readings = [
		[0, 50],
		[10, 40],
		[20, 42],
		[30, 43.5],
		[40, 40.1]
	] as const;
	expect(log(rule({ band: 3 }), readings)).toEqual(['10 reached', '30 left']);
	expect(log(rule({}), readings)).toEqual(['10 reached', '20 left']);
	expect(log(rule({ way: 'above', mark: 43, band: 2 }), readings.slice(1))).toEqual([
		'30 reached',
		'40 left'
	]);
});

it('crosses both ways, each time by its band', () => {
	const readings = [
		[0, 0],
		[10, 4],
		[20, 6],
		[30, -4],
		[40, -6]
	] as const;
	expect(log(rule({ way: 'crosses', mark: 0, band: 5 }), readings)).toEqual(['20 reached', '40 left']);
});

it('logs nothing of before it was declared, and says how far the mark is', () => {
	const readings = [
		[0, 50],
		[10, 30],
		[20, 50],
		[30, 39]
	] as const;
	expect(log(rule({ declared: 15 }), readings)).toEqual(['20 left', '30 reached']);
	expect(log(rule({ declared: 30 }), readings)).toEqual([]);
	const before = signpostStateOf(rule({}), track(readings), 5);
	expect(before).toMatchObject({ reading: 50, reached: false, distance: -10, crossings: [] });
	const nothing = signpostStateOf(rule({}), track([]), 5);
	expect(nothing).toEqual({ reading: null, reached: false, distance: null, crossings: [] });
});

it('is changed by no missing reading', () => {
	expect(
		log(rule({}), [
			[0, 50],
			[10, 30],
			[20, null],
			[30, 35],
			[40, 60]
		])
	).toEqual(['10 reached', '40 left']);
});

it('gives on every past day what it gave on that day', () => {
	const readings = fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 30 });
	fc.assert(
		fc.property(
			readings,
			fc.integer({ min: 0, max: 30 }),
			fc.integer({ min: 0, max: 4 }),
			(values, asOf, band) => {
				const all = values.map((value, at) => [at, value] as const);
				for (const way of ['above', 'below', 'crosses'] as const) {
					const of = rule({ way, mark: 0, band, declared: 3 });
					const past = signpostStateOf(of, track(all.slice(0, asOf + 1)), asOf);
					expect(signpostStateOf(of, track(all), asOf)).toEqual(past);
					const later = signpostStateOf(of, track(all), 99).crossings.filter(({ on }) => on <= asOf);
					expect(later).toEqual(past.crossings);
				}
			}
		),
		{ seed: 20_261_126 }
	);
});

const written: Omit<Signpost, keyof SignpostRule> = {
	id: 'a',
	name: 'A',
	indicator: null,
	scenario: null,
	reason: 'R',
	meaning: 'M'
};
const withSignposts = (watch: Watch, ...signposts: readonly Signpost[]): Watch => ({ ...watch, signposts });

it('reads of a watch what its outlook says, and names the row that crossed', async () => {
	const watch = await frozenWatch();
	const declared = day('2021-06-01');
	const asOf = day('2026-11-25');
	const share = { ...written, ...rule({ way: 'above', mark: 45, declared }), indicator: 'arms-share-russia' };
	const score = {
		...written,
		...rule({ reading: 'position', way: 'crosses', mark: 20, declared }),
		scenario: 'baseline'
	};
	const age = {
		...written,
		...rule({ reading: 'age', way: 'above', mark: 600, declared }),
		indicator: 'arms-share-russia'
	};
	const found = signpostsOn(withSignposts(watch, share, score, age), asOf);
	expect(found.map(({ crossings }) => crossings.length).every((count) => count > 0)).toBe(true);
	const crossing = found[0]?.crossings.at(-1);
	expect(crossing?.causes.map(({ indicator, row }) => [indicator, row.value])).toEqual([
		['arms-share-russia', crossing?.is]
	]);
	for (const { on, is } of found[1]?.crossings ?? []) {
		const then = signpostsOn(withSignposts(watch, score), on)[0];
		expect([then?.reading, then?.crossings.at(-1)?.on]).toEqual([is, on]);
	}
	for (const { to, is } of found[2]?.crossings ?? []) expect(is >= 600).toBe(to === 'reached');
	expect(signpostsOn(withSignposts(watch, share), declared - 1)).toEqual([]);
});

it('counts the days that a figure is overdue, from its arrival to the next, and on any past day as on that day', async () => {
	const watch = await frozenWatch();
	const asOf = day('2026-11-25');
	const declared = day('2018-01-01');
	for (const indicator of watch.indicators.filter(({ contextOnly }) => !contextOnly)) {
		const { id } = indicator;
		const overdue: Signpost = {
			...written,
			...rule({ reading: 'overdue', way: 'above', mark: 30, band: 5, declared }),
			indicator: id
		};
		const [found] = signpostsOn(withSignposts(watch, overdue), asOf);
		const waits = waitsFor(indicator);
		const wait = waits.find(({ since, until }) => since <= asOf && (until === null || until > asOf));
		expect(found?.reading ?? null, id).toBe(wait === undefined ? null : asOf - wait.due);
		// Reached 30 days after a due date, unless the figure came before; left when it came.
		const reached = waits.filter(
			({ due, since, until }) =>
				due + 30 > declared && due + 30 <= asOf && due + 30 >= since && (until === null || until > due + 30)
		);
		const log = found?.crossings.filter(({ to }) => to === 'reached').map(({ on }) => on) ?? [];
		expect(log, id).toEqual(reached.map(({ due }) => due + 30));
		for (const { on, to, is } of found?.crossings ?? []) {
			expect(to === 'reached' ? is >= 30 : is < 25, id).toBe(true);
			const past = {
				...watch,
				indicators: watch.indicators.map((one) => ({
					...one,
					observations: one.observations.filter(({ published }) => published <= on)
				}))
			} as Watch;
			const then = signpostsOn(withSignposts(past, overdue), on)[0];
			expect(then?.crossings, id).toEqual(found?.crossings.filter((one) => one.on <= on));
		}
	}
});

it('gives on any past day, of a watch as it was then, what it gives of that day now', async () => {
	const watch = await frozenWatch();
	const declared = day('2019-01-01');
	const [first, last] = [declared, day('2026-11-25')];
	const scored = watch.indicators.filter(({ contextOnly }) => !contextOnly).map(({ id }) => id);
	const signpost = fc.oneof(
		fc.record({
			indicator: fc.constantFrom(...scored),
			scenario: fc.constant(null),
			reading: fc.constantFrom('value' as const, 'pull' as const, 'age' as const, 'overdue' as const)
		}),
		fc.record({
			indicator: fc.constant(null),
			scenario: fc.constantFrom(...watch.scenarios.map(({ id }) => id)),
			reading: fc.constantFrom('position' as const, 'direction' as const)
		})
	);
	const marks = { value: 40, pull: 0, age: 500, overdue: 20, position: 20, direction: 2 };
	fc.assert(
		fc.property(signpost, fc.integer({ min: first, max: last }), (subject, asOf) => {
			const past = {
				...watch,
				indicators: watch.indicators.map((one) => ({
					...one,
					observations: one.observations.filter(({ published }) => published <= asOf)
				}))
			} as Watch;
			const of: Signpost = {
				...written,
				...rule({ way: 'above', mark: marks[subject.reading], band: 1, declared }),
				...subject
			};
			const now = signpostsOn(withSignposts(watch, of), asOf);
			expect(signpostsOn(withSignposts(past, of), asOf)).toEqual(now);
			const later = signpostsOn(withSignposts(watch, of), last)[0]?.crossings ?? [];
			expect(later.filter(({ on }) => on <= asOf)).toEqual(now[0]?.crossings);
			const scenario = watch.scenarios.find(({ id }) => id === subject.scenario);
			if (scenario === undefined) return;
			const turns = verdictTurnsOf({ watch, scenario }, first, last).filter(({ on }) => on <= asOf);
			expect(verdictTurnsOf({ watch: past, scenario }, first, asOf)).toEqual(turns);
		}),
		{ seed: 20_261_126, numRuns: 40 }
	);
});
