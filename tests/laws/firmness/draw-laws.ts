import fc from 'fast-check';
import { model } from '../arbitrary.ts';
import { exactly, isNear, sum, type Law, lawList } from '../law.ts';
import { reweighed } from '../weighing/score-laws.ts';

const COUNT = 100;
const seed = fc.integer();

export const drawLaws: readonly Law[] = lawList([
	{
		section: 7,
		rule: 'the same seed gives the same draws, and shares add up to 1',
		check: ({ outlookOf, drawsOf }) => {
			fc.assert(
				fc.property(model, seed, (one, start) => {
					const outlook = outlookOf(one);
					const draws = drawsOf(outlook, one.indicators, { count: COUNT, seed: start });
					const again = drawsOf(outlook, [...one.indicators].reverse(), { count: COUNT, seed: start });
					if (draws === null) return outlook.score === null && again === null;
					return (
						exactly(draws) === exactly(again) &&
						isNear(sum(Object.values(draws.shares)), 1) &&
						sum(Object.values(draws.counts)) === COUNT
					);
				})
			);
		}
	},
	{
		section: 7,
		rule: 'draws stay within -100 and 100, quantiles in their order',
		check: ({ outlookOf, drawsOf }) => {
			fc.assert(
				fc.property(model, seed, (one, start) => {
					const draws = drawsOf(outlookOf(one), one.indicators, { count: COUNT, seed: start });
					if (draws === null) return true;
					const { scores, p05, p50, p95 } = draws;
					return (
						scores.every((score) => score >= -100 && score <= 100) &&
						Math.min(...scores) <= p05 &&
						p05 <= p50 &&
						p50 <= p95 &&
						p95 <= Math.max(...scores)
					);
				})
			);
		}
	},
	{
		section: 7,
		rule: 'every draw takes its values from their ranges',
		check: ({ outlookOf, drawTableOf, pullOf }) => {
			fc.assert(
				fc.property(model, seed, (one, start) => {
					const outlook = outlookOf(one);
					const table = drawTableOf(outlook, one.indicators, { count: COUNT, seed: start });
					if (table === null) return true;
					const columns = table.indicators.length;
					return table.pulls.every((pull, at) => {
						const drawn = table.indicators[at % columns];
						if (drawn === undefined) return false;
						const ends = [pullOf(drawn.low, drawn) as number, pullOf(drawn.high, drawn) as number];
						return pull >= Math.min(...ends) - 1e-9 && pull <= Math.max(...ends) + 1e-9;
					});
				})
			);
		}
	},
	{
		section: 7,
		rule: "a draw's score is its own weighted mean, by the seed's numbers: value then weight, in id order",
		check: ({ outlookOf, drawTableOf, drawsFromTable, uniformsOf }) => {
			fc.assert(
				fc.property(model, seed, (one, start) => {
					const outlook = outlookOf(one);
					const table = drawTableOf(outlook, one.indicators, { count: COUNT, seed: start });
					const draws = table === null ? null : drawsFromTable(table, outlook);
					if (table === null || draws === null) return true;
					const counting = outlook.indicators.filter(({ share }) => share !== null);
					const uniforms = uniformsOf(start, 2 * COUNT * counting.length);
					return draws.scores.every((score, draw) => {
						const weights = counting.map(({ weight }, column) => {
							const at = draw * counting.length + column;
							return weight * (0.75 + 0.5 * (uniforms[2 * at + 1] ?? NaN));
						});
						const pulled = counting.map(({ polarity }, column) => {
							const at = draw * counting.length + column;
							return polarity * (weights[column] ?? NaN) * (table.pulls[at] ?? NaN);
						});
						return isNear(score, (100 * sum(pulled)) / sum(weights));
					});
				})
			);
		}
	},
	{
		section: 7,
		rule: 'moving weights over a kept table gives the draws that a fresh table gives',
		check: ({ outlookOf, drawTableOf, drawTableFits, drawsFromTable, drawsOf }) => {
			fc.assert(
				fc.property(model, seed, fc.double({ min: 0.01, max: 1, noNaN: true }), (one, start, factor) => {
					const options = { count: COUNT, seed: start };
					const table = drawTableOf(outlookOf(one), one.indicators, options);
					if (table === null) return true;
					let power = 0;
					const scenario = reweighed(one.scenario, ({ weight, polarity }) => {
						power += 1;
						return { weight: weight * factor ** power, polarity: polarity === 1 ? -1 : 1 };
					});
					const moved = outlookOf({ ...one, scenario });
					return (
						drawTableFits(table, moved, one.indicators) &&
						exactly(drawsFromTable(table, moved)) === exactly(drawsOf(moved, one.indicators, options))
					);
				})
			);
		}
	},
	{
		section: 7,
		rule: 'a table is refused by an outlook that counts other indicators',
		check: ({ outlookOf, drawTableOf, drawTableFits, drawsFromTable }) => {
			fc.assert(
				fc.property(model, (one) => {
					const outlook = outlookOf(one);
					const table = drawTableOf(outlook, one.indicators, { count: COUNT });
					const counting = outlook.indicators.filter(({ share }) => share !== null);
					const left = counting[0]?.id;
					if (table === null || left === undefined) return true;
					const scenario = reweighed(one.scenario, ({ id, weight, polarity }) => ({
						weight: id === left ? 0 : weight,
						polarity
					}));
					const other = outlookOf({ ...one, scenario });
					return !drawTableFits(table, other, one.indicators) && drawsFromTable(table, other) === null;
				})
			);
		}
	},
	{
		section: 8,
		rule: 'weight space knows no weights: only which indicators count, and how they pull',
		check: ({ outlookOf, weightSpaceOf }) => {
			fc.assert(
				fc.property(model, seed, (one, start) => {
					const options = { count: COUNT, seed: start };
					const outlook = outlookOf(one);
					const space = weightSpaceOf(outlook, options);
					if (space === null) return outlook.score === null;
					const scenario = reweighed(one.scenario, ({ weight, polarity }) => ({
						weight: weight > 0 ? 1 : 0,
						polarity
					}));
					const even = outlookOf({ ...one, scenario });
					return (
						sum(Object.values(space.position.counts)) === COUNT &&
						(space.direction === null) === (outlook.direction.change === null) &&
						exactly(weightSpaceOf(even, options)) === exactly(space)
					);
				})
			);
		}
	},
	{
		section: 8,
		rule: 'bins of a histogram hold every score once',
		check: ({ histogramOf }) => {
			const scores = fc.array(fc.double({ min: -100, max: 100, noNaN: true }));
			fc.assert(
				fc.property(scores, fc.double({ min: 0.5, max: 50, noNaN: true }), (all, width) => {
					const bins = histogramOf(Float64Array.from(all), width);
					const inside = ({ from, to }: { from: number; to: number }) =>
						all.filter((score) => score >= from - 1e-6 && score < to + 1e-6).length;
					return (
						sum(bins.map(({ count }) => count)) === all.length &&
						bins.every((bin) => bin.count <= inside(bin))
					);
				})
			);
		}
	}
]);
