import fc from 'fast-check';
import type { LevelGrid, Reading } from '#engine';
import { model, rowFrom, TODAY, type Model } from '../arbitrary.ts';
import { exactly, type Law, lawList } from '../law.ts';
import { reweighed } from '../weighing/score-laws.ts';

const dates = Array.from({ length: 12 }, (_, step) => TODAY - 300 + 30 * step);
const reading = fc.constantFrom<Reading[]>('real-time', 'pseudo', 'now');

export const historyLaws: readonly Law[] = lawList([
	{
		section: 10,
		rule: 'each point in real time is the outlook of its date',
		check: ({ historyOf, outlookOf }) => {
			fc.assert(
				fc.property(model, (one) =>
					historyOf({ ...one, dates }).every((point) => {
						const { asOf, status, score, position, direction, coverage } = outlookOf({
							...one,
							asOf: point.asOf
						});
						const { change, verdict, status: directionStatus } = direction;
						return (
							exactly(point) ===
							exactly({
								asOf,
								status,
								score,
								position,
								change,
								direction: verdict,
								directionStatus,
								observed: coverage.observed
							})
						);
					})
				)
			);
		}
	},
	{
		section: 10,
		rule: 'no hindsight: a row published later changes no earlier point',
		check: ({ historyOf, outlookOf }) => {
			const grown = model.chain((one) =>
				fc.tuple(fc.constant(one), fc.array(rowFrom(one.asOf + 1), { minLength: 1, maxLength: 3 }))
			);
			fc.assert(
				fc.property(grown, ([one, rows]) => {
					const indicators = one.indicators.map((indicator) => ({
						...indicator,
						observations: [...rows, ...indicator.observations]
					}));
					const until = [...dates.filter((date) => date <= one.asOf), one.asOf];
					const past = (all: Model['indicators']) =>
						exactly(historyOf({ ...one, indicators: all, dates: until }));
					const { score, position, direction, coverage } = outlookOf(one);
					const after = outlookOf({ ...one, indicators });
					return (
						past(indicators) === past(one.indicators) &&
						exactly([after.score, after.position, after.direction, after.coverage]) ===
							exactly([score, position, direction, coverage])
					);
				})
			);
		}
	},
	{
		section: 10,
		rule: 'a grid sent as JSON weighs like the observations themselves, also after weights moved',
		check: ({ historyOf, historyFromGrid, levelGridOf }) => {
			fc.assert(
				fc.property(model, reading, (one, how) => {
					const grid = levelGridOf({ ...one, dates, reading: how, knownAt: TODAY });
					const sent = JSON.parse(JSON.stringify(grid)) as LevelGrid;
					const scenario = reweighed(one.scenario, ({ weight, polarity }) => ({
						weight: weight / 3,
						polarity
					}));
					return [one.scenario, scenario].every((lens) => {
						const direct = historyOf({ ...one, scenario: lens, dates, reading: how, knownAt: TODAY });
						return exactly(historyFromGrid(sent, lens, one)) === exactly(direct);
					});
				})
			);
		}
	},
	{
		section: 10,
		rule: 'pseudo-real time and real time meet when everything is long published',
		check: ({ historyOf }) => {
			fc.assert(
				fc.property(model, (one) => {
					const late = TODAY + 1000;
					const at = (how: Reading) =>
						exactly(historyOf({ ...one, dates: [late], reading: how, knownAt: late }));
					return at('pseudo') === at('real-time') && at('now') === at('real-time');
				})
			);
		}
	}
]);
