import fc from 'fast-check';
import type { Day, Indicator, Observation, Outlook } from '#engine';
import { indicatorNamed, model, TODAY, type Model } from '../arbitrary.ts';
import { exactly, isNear, sum, type Engine, type Law, lawList } from '../law.ts';
import { assuming, reweighed } from './score-laws.ts';

function always(engine: Engine, holds: (outlook: Outlook, of: Model) => boolean, numRuns?: number): void {
	fc.assert(
		fc.property(model, (one) => holds(engine.outlookOf(one), one)),
		numRuns === undefined ? {} : { numRuns }
	);
}

const GRADES = ['A1', 'A2', 'A3', 'A4', 'A6', 'B1', 'B2', 'B3', 'B4', 'B6', 'C3', 'D1', 'D4', 'F1', 'F6'];

/** Section 7b's base read aloud: the row to compare with, without any thought for speed. */
function plainBase(one: Indicator, level: Observation, asOf: Day, horizon: number): Observation | null {
	const days = (horizon * 365.25) / 12;
	const rows = one.observations
		.filter(
			({ published, period, value, status, grade }) =>
				published <= asOf &&
				published >= period.end &&
				value !== null &&
				Number.isFinite(value) &&
				!(one.scale === 'log' && value < 0) &&
				status !== 'F' &&
				status !== 'M' &&
				GRADES.includes(grade)
		)
		.filter(({ period }) => {
			const gap = level.period.end - period.end;
			return gap >= (7 * days) / 8 && gap <= (17 * days) / 8;
		});
	const latest = rows.filter((row) =>
		rows.every(
			(other) =>
				other.period.end !== row.period.end || other.source !== row.source || other.published <= row.published
		)
	);
	const own = latest.filter(({ source }) => source === level.source);
	const distance = ({ period }: Observation): number => Math.abs(level.period.end - period.end - days);
	const candidates = own.length > 0 ? own : latest;
	return (
		[...candidates].sort(
			(a, b) =>
				distance(a) - distance(b) ||
				b.period.end - a.period.end ||
				GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade) ||
				b.published - a.published ||
				(a.source < b.source ? -1 : 1)
		)[0] ?? null
	);
}

export const directionLaws: readonly Law[] = lawList([
	{
		section: 7,
		rule: 'the base is the row that a plain reading of the rules chooses, never nearer than 7h/8 nor further than 17h/8',
		check: ({ levelOf }) => {
			const day = fc.integer({ min: TODAY - 300, max: TODAY + 200 });
			fc.assert(
				fc.property(indicatorNamed('one'), day, fc.constantFrom(2, 3, 6, 12), (one, asOf, horizon) => {
					const level = levelOf(one, asOf, { horizon });
					if (level.state === 'missing') return true;
					const base = level.before?.chosen ?? null;
					const gap = base === null ? null : level.chosen.period.end - base.period.end;
					const days = (horizon * 365.25) / 12;
					return (
						base === plainBase(one, level.chosen, asOf, horizon) &&
						(gap === null || (gap >= (7 * days) / 8 && gap <= (17 * days) / 8))
					);
				}),
				{ numRuns: 500 }
			);
		}
	},
	{
		section: 7,
		rule: 'a period is news from its first usable row for a horizon and a quarter; neither a revision nor another source renews it',
		check: ({ levelOf }) => {
			const day = fc.integer({ min: TODAY - 300, max: TODAY + 300 });
			fc.assert(
				fc.property(indicatorNamed('one'), day, fc.constantFrom(3, 6, 12), (one, asOf, horizon) => {
					const level = levelOf(one, asOf, { horizon });
					if (level.state === 'missing') return true;
					const first = Math.min(
						...one.observations
							.filter(
								(row) =>
									row.period.end === level.chosen.period.end &&
									levelOf({ ...one, observations: [row] }, asOf).state !== 'missing'
							)
							.map(({ published }) => published)
					);
					return level.first === first && level.news === asOf - first <= (5 * horizon * 365.25) / 48;
				}),
				{ numRuns: 300 }
			);
		}
	},
	{
		section: 7,
		rule: 'e add up to the change, r to 1; an old change adds 0, any other 100 x r x s x the change of the pull',
		check: (engine) => {
			always(engine, ({ direction, indicators }) => {
				const { change, old, without } = direction;
				if (change === null) return indicators.every(({ changeShare }) => changeShare === null);
				const inC = indicators.filter(({ changeShare }) => changeShare !== null);
				return (
					isNear(sum(inC.map((one) => one.change)), change) &&
					isNear(sum(inC.map((one) => one.changeShare)), 1) &&
					without.every((id) => !inC.some((one) => one.id === id)) &&
					inC.every(({ id, changeShare, polarity, pull, basePull, change: e }) =>
						isNear(
							e,
							old.includes(id) ? 0 : 100 * (changeShare ?? 0) * polarity * ((pull ?? NaN) - (basePull ?? NaN))
						)
					)
				);
			});
		}
	},
	{
		section: 7,
		rule: 'turning every polarity round turns the change into its negative; a common factor on the weights leaves it',
		check: (engine) => {
			always(engine, ({ direction }, one) => {
				const scenario = reweighed(one.scenario, ({ weight, polarity }) => ({
					weight: weight * 0.37,
					polarity: polarity === 1 ? -1 : 1
				}));
				const turned = engine.outlookOf({ ...one, scenario }).direction;
				return (
					isNear(turned.change, direction.change === null ? null : -direction.change) &&
					turned.status === direction.status &&
					isNear(turned.news, direction.news)
				);
			});
		}
	},
	{
		section: 7,
		rule: 'where all that counts has a base and news, the change is the score less the score over the bases',
		check: (engine) => {
			always(
				engine,
				({ direction }, one) => {
					const left = [...direction.without, ...direction.old];
					const plain: Model['scenario'] = {
						...reweighed(one.scenario, ({ id, weight, polarity }) => ({
							weight: left.includes(id) ? 0 : weight,
							polarity
						})),
						assumptions: new Map()
					};
					const now = engine.outlookOf({ ...one, scenario: plain });
					if (now.direction.without.length > 0 || now.direction.old.length > 0) return true;
					const bases = now.indicators.reduce((lens, { id, share, level }) => {
						const before = level.state === 'missing' ? null : level.before;
						return share === null || before === null ? lens : assuming(lens, id, before.value);
					}, plain);
					const then = engine.outlookOf({ ...one, scenario: bases });
					if (now.score === null || then.score === null) return now.direction.change === null;
					return isNear(now.direction.change, now.score - then.score);
				},
				300
			);
		}
	},
	{
		section: 7,
		rule: 'an assumption changes no base and is no news',
		check: (engine) => {
			always(engine, (before, one) =>
				one.indicators.every(({ id, goalposts }) => {
					const scenario = assuming(one.scenario, id, goalposts.close);
					const after = engine.outlookOf({ ...one, scenario });
					const part = (outlook: Outlook) => outlook.indicators.find((other) => other.id === id);
					return (
						part(after)?.basePull === part(before)?.basePull &&
						exactly(part(after)?.level) === exactly(part(before)?.level) &&
						part(after)?.news !== true &&
						(after.direction.news ?? 0) <= (before.direction.news ?? 0) + 1e-9
					);
				})
			);
		}
	},
	{
		section: 7,
		rule: 'a direction needs a position, a base on half of the weight, and news or what-ifs on a quarter',
		check: (engine) => {
			always(engine, ({ direction, status, indicators, directionThreshold }) => {
				const { change, verdict, common, news } = direction;
				const weights = sum(indicators.map(({ weight }) => weight));
				if (weights === 0) return common === null && news === null && verdict === null;
				const of = (holds: (one: Outlook['indicators'][number]) => boolean): number =>
					sum(indicators.map((one) => (one.changeShare !== null && holds(one) ? one.weight : 0))) / weights;
				const assumed = of(({ state }) => state === 'assumed');
				const enough = of(() => true) >= 0.5 - 1e-9 && status === 'ok';
				const fitting = !enough || change === null ? 'insufficient' : null;
				const quiet = of((one) => one.news === true) + assumed < 0.25 - 1e-9;
				const side =
					change === null
						? null
						: change >= directionThreshold - 1e-9
							? 'deepening'
							: change <= -directionThreshold + 1e-9
								? 'weakening'
								: 'holding';
				const expected = fitting ?? (quiet ? 'too-little-news' : 'ok');
				return (
					isNear(
						common,
						of(() => true)
					) &&
					isNear(
						news,
						of((one) => one.news === true)
					) &&
					direction.status === expected &&
					verdict === (expected === 'ok' ? side : null)
				);
			});
		}
	},
	{
		section: 7,
		rule: "confidence in the direction is never above the position's, and low under 30 % news",
		check: (engine) => {
			const order = ['low', 'moderate', 'high'];
			always(engine, ({ direction, confidence }) => {
				if (direction.confidence === null) return direction.change === null;
				const news = direction.news ?? 0;
				const cap = news >= 0.6 - 1e-9 ? 2 : news >= 0.3 - 1e-9 ? 1 : 0;
				return (
					order.indexOf(direction.confidence) === Math.min(cap, order.indexOf(confidence?.level ?? 'low'))
				);
			});
		}
	},
	{
		section: 8,
		rule: 'the break-even weight, and the break-even value, bring the change to its edge; withheld there is none',
		check: (engine) => {
			always(engine, (outlook, one) => {
				const gauges = new Map(one.indicators.map((indicator) => [indicator.id, indicator]));
				const found = engine.directionBreakEvensOf(outlook, gauges);
				if (outlook.direction.verdict === null) return found.length === 0;
				return found.every(({ id, edge, weight, value }) => {
					const at = (scenario: Model['scenario']) =>
						engine.outlookOf({ ...one, scenario }).direction.change ?? NaN;
					const scale = Math.min(1, 99 / (weight ?? 1));
					const reached =
						weight === null ||
						isNear(
							at(
								reweighed(one.scenario, (other) => ({
									polarity: other.polarity,
									weight: (other.id === id ? weight : other.weight) * scale
								}))
							),
							edge,
							1e-7
						);
					return reached && (value === null || isNear(at(assuming(one.scenario, id, value)), edge, 1e-7));
				});
			});
		}
	}
]);
