import fc from 'fast-check';
import { model, rubbish, TODAY, type Model } from '../arbitrary.ts';
import { exactly, type Engine, type Law, lawList } from '../law.ts';

/** Everything the engine can say about a model. */
function everything(engine: Engine, one: Model): readonly unknown[] {
	const outlook = engine.outlookOf(one);
	const dates = [one.asOf, TODAY];
	const draws = engine.drawsOf(outlook, one.indicators, { count: 20 });
	const withoutEach = engine.withoutEachOf(outlook);
	return [
		outlook,
		draws,
		withoutEach,
		engine.firmnessOf(outlook, draws, withoutEach),
		engine.withoutGroupsOf(outlook, new Map(one.indicators.map(({ id }) => [id, id.charAt(0)]))),
		engine.withoutWeakGradesOf(outlook),
		engine.gapRulesOf(outlook),
		engine.verdictLogOf({ ...one, from: TODAY - 300, to: TODAY }),
		engine.weightSpaceOf(outlook, { count: 20 }),
		engine.sensitivityOf(outlook, one.indicators, { count: 20 }),
		engine.scenarioSpreadOf([outlook]),
		engine.historyOf({ ...one, dates }),
		engine.historyOf({ ...one, dates, reading: 'pseudo' }),
		engine.attributionOf(one, { ...one, asOf: TODAY })
	];
}

/** The numbers of an outlook that are printed. */
function printable(engine: Engine, one: Model): readonly (number | null)[] {
	const { score, pushUp, pushDown, bounds, coverage, direction, indicators } = engine.outlookOf(one);
	const parts = indicators.flatMap(({ pull, share, contribution, basePull, changeShare, change }) => [
		pull,
		share,
		contribution,
		basePull,
		changeShare,
		change
	]);
	return [
		score,
		direction.change,
		direction.common,
		direction.news,
		pushUp,
		pushDown,
		...(bounds ?? []),
		coverage.observed,
		coverage.aged,
		coverage.assumed,
		coverage.missing,
		...parts
	];
}

export const soundnessLaws: readonly Law[] = lawList([
	{
		section: 12,
		rule: 'bad data never throw, and never give a score that is no number',
		check: (engine) => {
			fc.assert(
				fc.property(rubbish, (one) => {
					everything(engine, one);
					return printable(engine, one).every((number) => number === null || Number.isFinite(number));
				}),
				{ numRuns: 300 }
			);
		}
	},
	{
		section: 12,
		rule: 'asking twice gives the same answer and leaves the question as it was',
		check: (engine) => {
			fc.assert(
				fc.property(model, (one) => {
					const before = exactly(one);
					const first = exactly(everything(engine, one));
					return exactly(everything(engine, one)) === first && exactly(one) === before;
				})
			);
		}
	},
	{
		section: 12,
		rule: 'the order of indicators is irrelevant for all that follows from an outlook, to the last digit',
		check: (engine) => {
			fc.assert(
				fc.property(model, (one) => {
					const turned = { ...one, indicators: [...one.indicators].reverse() };
					return exactly(everything(engine, turned)) === exactly(everything(engine, one));
				})
			);
		}
	}
]);
