import fc from 'fast-check';
import type { Indicator, Observation, SignpostReading } from '#engine';
import { indicatorNamed, model, TODAY } from '../arbitrary.ts';
import { exactly, isNear, sum, type Law, lawList } from '../law.ts';

const dates = Array.from({ length: 12 }, (_, step) => TODAY - 300 + 30 * step);
const readings = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 12 });

/** From one day to another, and over edges exactly. */
export const passageLaws: readonly Law[] = lawList([
	{
		section: 10,
		rule: 'what-ifs stand on the dates from their day on, and on none before',
		check: ({ historyOf }) => {
			fc.assert(
				fc.property(model, fc.constantFrom(...dates), (one, assumedFrom) => {
					const plain = { ...one.scenario, assumptions: new Map() };
					const without = historyOf({ ...one, scenario: plain, dates });
					const withAll = historyOf({ ...one, dates });
					const from = historyOf({ ...one, dates, assumedFrom });
					return from.every(
						(point, at) => exactly(point) === exactly(point.asOf >= assumedFrom ? withAll[at] : without[at])
					);
				})
			);
		}
	},
	{
		section: 11,
		rule: 'moves add up to the change of score and change; a what-if stands on the later day alone',
		check: ({ levelGridOf, movesBetween, outlookOf }) => {
			fc.assert(
				fc.property(model, (one) => {
					const [from, to] = [TODAY - 200, TODAY];
					const grid = levelGridOf({ ...one, dates: [from, to] });
					const before = outlookOf({
						...one,
						asOf: from,
						scenario: { ...one.scenario, assumptions: new Map() }
					});
					const after = outlookOf({ ...one, asOf: to });
					const moves = movesBetween(grid, one.scenario, from, to);
					const newsOf = (outlook: typeof after, id: string): boolean => {
						const part = outlook.indicators.find((other) => other.id === id);
						return (
							part !== undefined &&
							(part.state === 'assumed' || (part.level.state !== 'missing' && part.level.news))
						);
					};
					return (
						isNear(sum(moves.map(({ score }) => score)), (after.score ?? 0) - (before.score ?? 0), 1e-7) &&
						isNear(
							sum(moves.map(({ change }) => change)),
							(after.direction.change ?? 0) - (before.direction.change ?? 0),
							1e-7
						) &&
						moves.every(({ id, becameOld }) => becameOld === (newsOf(before, id) && !newsOf(after, id)))
					);
				})
			);
		}
	},
	{
		section: 10,
		rule: 'no score turns on a day that is no turning date',
		check: ({ outlookOf, turningDatesOf }) => {
			fc.assert(
				fc.property(model, fc.integer({ min: TODAY - 300, max: TODAY }), (one, from) => {
					const to = from + 40;
					const turning = turningDatesOf({ ...one, from, to }) ?? [];
					const on = (asOf: number): string => {
						const { score, direction } = outlookOf({ ...one, asOf });
						return exactly([score, direction.change]);
					};
					return Array.from({ length: to - from }, (_, step) => from + 1 + step).every(
						(day) => turning.includes(day) || on(day) === on(day - 1)
					);
				})
			);
		}
	},
	{
		section: 8,
		rule: 'edges belong to the outer side, of weightings and of next figures as well',
		check: ({ outlookOf, positionSpaceOf, sensitivityOf, weightTableOf }) => {
			const table = weightTableOf(1, { count: 5 });
			for (const [pull, side] of [
				[-0.2, 'distant'],
				[0.2, 'close']
			] as const)
				if (positionSpaceOf(Float64Array.of(pull), 20, table).counts[side] !== 5)
					throw new Error(`a pull at the edge is not ${side}`);
			fc.assert(
				fc.property(model, (one) => {
					const outlook = outlookOf(one);
					const distance = Math.abs(Math.abs(outlook.score ?? 0) - outlook.threshold);
					const records = new Map(
						outlook.indicators.map(({ id, share }) => [
							id,
							{ meanMove: distance / (100 * (share ?? 1)), due: null }
						])
					);
					const next = sensitivityOf(outlook, one.indicators, { count: 5, records })?.nextDatum ?? [];
					return next.every(({ flagged }) => flagged);
				})
			);
		}
	},
	{
		section: 8,
		rule: 'a what-if has no range: its bar is the score itself',
		check: ({ outlookOf, sensitivityOf }) => {
			fc.assert(
				fc.property(model, (one) => {
					const outlook = outlookOf(one);
					const bars = sensitivityOf(outlook, one.indicators, { count: 5 })?.tornado ?? [];
					return bars
						.filter(({ id }) => one.scenario.assumptions.has(id))
						.every(({ low, high }) => isNear(low, outlook.score) && isNear(high, outlook.score));
				})
			);
		}
	},
	{
		section: 12,
		rule: 'a horizon is a whole number of months from one',
		check: ({ outlookOf }) => {
			fc.assert(
				fc.property(model, fc.constantFrom(0, -1, 0.5, NaN, Infinity), (one, horizon) => {
					return outlookOf({ ...one, horizon }).status === 'config-error';
				})
			);
		}
	},
	{
		section: 2,
		rule: 'a row of too low a grade is told as such from its very day',
		check: ({ levelOf }) => {
			fc.assert(
				fc.property(indicatorNamed('one'), (one) => {
					const row: Observation = {
						period: { text: 'then', start: TODAY - 10, end: TODAY - 5 },
						published: TODAY,
						publishedPrecision: 'day',
						value: 1,
						low: 1,
						high: 1,
						bound: null,
						source: 'somebody',
						locator: '',
						grade: 'E1',
						status: 'A',
						note: '',
						line: 2
					};
					const poor: Indicator = { ...one, observations: [row] };
					const reasonOn = (day: number): string => {
						const level = levelOf(poor, day);
						return level.state === 'missing' ? level.reason : level.state;
					};
					return reasonOn(TODAY) === 'below-grade' && reasonOn(TODAY - 1) === 'not-yet-published';
				})
			);
		}
	},
	{
		section: 10,
		rule: 'a signpost above is one below, turned round, its band included',
		check: ({ signpostStateOf }) => {
			const track = (numbers: readonly number[]) => ({
				days: numbers.map((_, day) => day),
				on: (day: number) => numbers[day] ?? null,
				causes: () => []
			});
			const rule = (way: 'above' | 'below', mark: number, band: number) => ({
				reading: 'value' as SignpostReading,
				way,
				mark,
				band,
				declared: 0
			});
			fc.assert(
				fc.property(readings, fc.integer({ min: 0, max: 5 }), (numbers, band) => {
					const last = numbers.length - 1;
					const above = signpostStateOf(rule('above', 3, band), track(numbers), last);
					const turned = numbers.map((number) => -number);
					const below = signpostStateOf(rule('below', -3, band), track(turned), last);
					const log = (state: typeof above) => state.crossings.map(({ on, to }) => [on, to]);
					return exactly(log(above)) === exactly(log(below)) && above.reached === below.reached;
				})
			);
		}
	}
]);
