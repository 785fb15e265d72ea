import fc from 'fast-check';
import { model, type Model, rowFrom } from '../arbitrary.ts';
import { exactly, isNear, sum, type Engine, type Law, lawList } from '../law.ts';
import { assuming, reweighed } from '../weighing/score-laws.ts';
import type { Outlook, Sensitivity } from '#engine';

function always(
	engine: Engine,
	holds: (sensitivity: Sensitivity, outlook: Outlook, of: Model) => boolean
): void {
	fc.assert(
		fc.property(model, (one) => {
			const outlook = engine.outlookOf(one);
			const sensitivity = engine.sensitivityOf(outlook, one.indicators, { count: 50 });
			return sensitivity === null ? outlook.score === null : holds(sensitivity, outlook, one);
		})
	);
}

export const sensitivityLaws: readonly Law[] = lawList([
	{
		section: 8,
		rule: 'the break-even weight brings the score to the edge',
		check: (engine) => {
			always(engine, ({ breakEven }, _, one) =>
				breakEven.every(({ id, edge, weight }) => {
					if (weight === null) return true;
					// A weight beyond the slider's reach is tried on a smaller scale: only ratios matter.
					const scale = Math.min(1, 99 / weight);
					const scenario = reweighed(one.scenario, (other) => ({
						polarity: other.polarity,
						weight: (other.id === id ? weight : other.weight) * scale
					}));
					return isNear(engine.outlookOf({ ...one, scenario }).score, edge, 1e-7);
				})
			);
		}
	},
	{
		section: 8,
		rule: 'where there is no break-even weight, no weight reaches the edge',
		check: (engine) => {
			always(engine, ({ breakEven }, _, one) =>
				breakEven.every(({ id, edge, weight }) => {
					if (weight !== null) return true;
					const sides = [0.001, 1, 100].map((tried) => {
						const scenario = reweighed(one.scenario, (other) => ({
							polarity: other.polarity,
							weight: other.id === id ? tried : other.weight
						}));
						return Math.sign((engine.outlookOf({ ...one, scenario }).score ?? edge) - edge);
					});
					return sides.every((side) => side === sides[0] || side === 0);
				})
			);
		}
	},
	{
		section: 8,
		rule: 'the break-even value brings the score to the edge',
		check: (engine) => {
			always(engine, ({ breakEven }, _, one) =>
				breakEven.every(({ id, edge, value }) => {
					if (value === null) return true;
					return isNear(
						engine.outlookOf({ ...one, scenario: assuming(one.scenario, id, value) }).score,
						edge,
						1e-7
					);
				})
			);
		}
	},
	{
		section: 8,
		rule: 'a bar of the tornado ends where the score lies at the ends of the range, and at full pull',
		check: (engine) => {
			always(engine, ({ tornado }, outlook, one) =>
				tornado.every((bar) => {
					const part = outlook.indicators.find(({ id }) => id === bar.id);
					const indicator = one.indicators.find(({ id }) => id === bar.id);
					if (part === undefined || indicator === undefined) return false;
					const at = (value: number) =>
						engine.outlookOf({ ...one, scenario: assuming(one.scenario, bar.id, value) }).score ?? NaN;
					const { level, state } = part;
					const ends =
						state !== 'assumed' && level.state !== 'missing'
							? [at(level.low), at(level.high)]
							: [bar.low, bar.high];
					const full = [at(indicator.goalposts.distant), at(indicator.goalposts.close)];
					return (
						isNear(bar.low, Math.min(...ends), 1e-7) &&
						isNear(bar.high, Math.max(...ends), 1e-7) &&
						isNear(bar.fullDown, Math.min(...full), 1e-7) &&
						isNear(bar.fullUp, Math.max(...full), 1e-7) &&
						isNear(bar.fullUp - bar.fullDown, bar.swing, 1e-7)
					);
				})
			);
		}
	},
	{
		section: 8,
		rule: 'variance shares add up to 1; a value without a range has none',
		check: (engine) => {
			always(engine, ({ varianceShares }, outlook) => {
				if (varianceShares === null) return true;
				return (
					isNear(sum(varianceShares.values()), 1) &&
					outlook.indicators.every(({ id, level, state }) => {
						const point = state === 'assumed' || (level.state !== 'missing' && level.low === level.high);
						return !varianceShares.has(id) || !point || varianceShares.get(id) === 0;
					})
				);
			});
		}
	},
	{
		section: 8,
		rule: 'leverage is what a usual move is worth, flagged when it reaches the nearest edge; an assumption has none',
		check: (engine) => {
			always(engine, ({ nextDatum }, { score, threshold, indicators }) => {
				const distance = Math.min(...[-threshold, threshold].map((edge) => Math.abs((score ?? 0) - edge)));
				return nextDatum.every(({ id, leverage, flagged, due }) => {
					const part = indicators.find((one) => one.id === id);
					if (
						part === undefined ||
						part.state === 'assumed' ||
						part.level.state === 'missing' ||
						due === null
					)
						return false;
					const most = 200 * (part.share ?? 0);
					return leverage === null
						? !flagged
						: leverage <= most + 1e-9 && flagged === leverage >= distance - 1e-9;
				});
			});
		}
	},
	{
		section: 10,
		rule: 'sensitivity and draws know nothing of rows published later',
		check: ({ outlookOf, sensitivityOf, drawsOf }) => {
			const grown = model.chain((one) =>
				fc.tuple(fc.constant(one), fc.array(rowFrom(one.asOf + 1), { minLength: 1, maxLength: 3 }))
			);
			fc.assert(
				fc.property(grown, ([one, rows]) => {
					const indicators = one.indicators.map((indicator) => ({
						...indicator,
						observations: [...rows, ...indicator.observations]
					}));
					const read = (all: Model['indicators']) => {
						const outlook = outlookOf({ ...one, indicators: all });
						return exactly([
							sensitivityOf(outlook, all, { count: 20 }),
							drawsOf(outlook, all, { count: 20 })
						]);
					};
					return read(indicators) === read(one.indicators);
				})
			);
		}
	},
	{
		section: 8,
		rule: 'a scenario does not differ from itself, and no indicator is used more differently than -1 to +1',
		check: ({ outlookOf, scenarioSpreadOf }) => {
			fc.assert(
				fc.property(model, (one) => {
					const outlook = outlookOf(one);
					const scenario = reweighed(one.scenario, ({ weight, polarity }) => ({
						weight: 100 - weight,
						polarity: polarity === 1 ? -1 : 1
					}));
					const other = outlookOf({ ...one, scenario });
					return (
						scenarioSpreadOf([outlook, outlook]).every(({ spread }) => spread === 0) &&
						scenarioSpreadOf([outlook, other]).every(({ spread }) => spread >= 0 && spread <= 2) &&
						exactly(scenarioSpreadOf([outlook, other])) === exactly(scenarioSpreadOf([other, outlook]))
					);
				})
			);
		}
	}
]);
