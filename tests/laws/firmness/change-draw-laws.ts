import fc from 'fast-check';
import type { Indicator, Observation } from '#engine';
import { indicatorNamed, model, TERMS, TODAY } from '../arbitrary.ts';
import { isNear, sum, type Law, lawList } from '../law.ts';

const COUNT = 60;
const seed = fc.integer();

/** triangular(low, value, high) at a uniform number, written out. */
function triangular(low: number, value: number, high: number, u: number): number {
	if (!(high > low)) return value;
	const below = (value - low) / (high - low);
	return u < below
		? low + Math.sqrt(u * (high - low) * (value - low))
		: high - Math.sqrt((1 - u) * (high - low) * (high - value));
}

/** An indicator of two rows a year apart from one source. */
function twice(one: Indicator, was: Partial<Observation>, is: Partial<Observation>): Indicator | null {
	const [row] = one.observations;
	if (row === undefined) return null;
	const at = (end: number, more: Partial<Observation>): Observation => ({
		...row,
		status: 'A',
		grade: 'A1',
		bound: null,
		period: { ...row.period, end },
		published: end,
		...more
	});
	return {
		...one,
		driftPerYear: 0,
		staleDays: 1000,
		observations: [at(TODAY - 375, was), at(TODAY - 10, is)]
	};
}

export const changeDrawLaws: readonly Law[] = lawList([
	{
		section: 7,
		rule: "a draw's change is its own weighted mean over C: the value's number for a base of its source, else the second generator's",
		check: ({ outlookOf, drawsOf, mulberry32, pullOf }) => {
			fc.assert(
				fc.property(model, seed, (one, start) => {
					const outlook = outlookOf(one);
					const draws = drawsOf(outlook, one.indicators, { count: COUNT, seed: start });
					if (draws?.change === null || draws === null) return outlook.direction.change === null;
					const counting = outlook.indicators.filter(({ share }) => share !== null);
					const [first, second] = [mulberry32(start), mulberry32(start + 1)];
					return [...draws.change.changes].every((change) => {
						const parts = counting.map(({ id, weight, polarity, state, value, level, changeShare, news }) => {
							const [u, v] = [first(), first()];
							const gauge = one.indicators.find((other) => other.id === id);
							if (changeShare === null || gauge === undefined || level.state === 'missing')
								return [0, 0] as const;
							const { before } = level;
							const own = second();
							const factor = weight * (0.75 + 0.5 * v);
							if (before === null || (news !== true && state !== 'assumed')) return [factor, 0] as const;
							const assumed = state === 'assumed';
							const at = assumed ? (value ?? NaN) : triangular(level.low, level.value, level.high, u);
							const shared = !assumed && before.chosen.source === level.chosen.source;
							const base = triangular(before.low, before.value, before.high, shared ? u : own);
							const moved = (pullOf(at, gauge) as number) - (pullOf(base, gauge) as number);
							return [factor, factor * polarity * moved] as const;
						});
						const all = sum(parts.map(([factor]) => factor));
						return isNear(change, (100 * sum(parts.map(([, moved]) => moved))) / all, 1e-8);
					});
				})
			);
		}
	},
	{
		section: 7,
		rule: 'same value and same range at both ends of one source: no change in any draw; points: the change itself in every draw',
		check: ({ outlookOf, drawsOf }) => {
			const place = fc.double({ min: 0, max: 1, noNaN: true });
			fc.assert(
				fc.property(indicatorNamed('one'), seed, place, place, fc.boolean(), (one, start, a, b, isPoint) => {
					const { distant, close } = one.goalposts;
					const at = (share: number): number => distant + share * (close - distant);
					const value = at(a);
					const range = isPoint
						? { value, low: value, high: value }
						: { value, low: Math.min(value, at(b)), high: Math.max(value, at(b)) };
					const point = { value: at(b), low: at(b), high: at(b) };
					const indicator = twice(
						{ ...one, bounds: { min: null, max: null } },
						isPoint ? point : range,
						range
					);
					if (indicator === null) return true;
					const scenario = {
						id: 'lens',
						weights: new Map([['one', { weight: 50, polarity: 1, reason: null } as const]]),
						assumptions: new Map()
					};
					const outlook = outlookOf({ ...TERMS, indicators: [indicator], scenario, asOf: TODAY });
					const draws = drawsOf(outlook, [indicator], { count: COUNT, seed: start });
					const expected = isPoint ? outlook.direction.change : 0;
					return [...(draws?.change?.changes ?? [NaN])].every((change) => isNear(change, expected));
				})
			);
		}
	},
	{
		section: 8,
		rule: 'weightings come one number after the other from a fresh generator, for the score and for the change alike',
		check: ({ outlookOf, weightSpaceOf, mulberry32 }) => {
			fc.assert(
				fc.property(model, seed, (one, start) => {
					const outlook = outlookOf(one);
					const space = weightSpaceOf(outlook, { count: COUNT, seed: start });
					if (space === null) return outlook.score === null;
					const counts = (brings: readonly number[], edge: number): readonly number[] => {
						const next = mulberry32(start);
						const sides = [0, 0, 0];
						for (let draw = 0; draw < COUNT; draw += 1) {
							const weights = brings.map(() => -Math.log(1 - next()));
							const mean = (100 * sum(brings.map((b, at) => b * (weights[at] ?? NaN)))) / sum(weights);
							const side = mean >= edge - 1e-9 ? 2 : mean <= -edge + 1e-9 ? 0 : 1;
							sides[side] = (sides[side] ?? 0) + 1;
						}
						return sides;
					};
					const counting = outlook.indicators.filter(({ share }) => share !== null);
					const common = counting.filter(({ changeShare }) => changeShare !== null);
					const pulls = counting.map(({ polarity, pull }) => polarity * (pull ?? NaN));
					const moved = common.map(({ polarity, pull, basePull, news, state }) =>
						news === true || state === 'assumed' ? polarity * ((pull ?? NaN) - (basePull ?? NaN)) : 0
					);
					const { distant, mixed, close } = space.position.counts;
					const found = space.direction?.counts;
					return (
						[distant, mixed, close].join() === counts(pulls, outlook.threshold).join() &&
						(found === undefined
							? common.length === 0
							: [found.weakening, found.holding, found.deepening].join() ===
								counts(moved, outlook.directionThreshold).join())
					);
				})
			);
		}
	}
]);
