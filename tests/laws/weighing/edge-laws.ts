import fc from 'fast-check';
import type { Draws, Indicator, Observation, Scenario } from '#engine';
import { indicatorNamed, TERMS, TODAY } from '../arbitrary.ts';
import { exactly, isNear, type Law, lawList } from '../law.ts';

/** Small models that stand right on an edge, which chance would hardly find. */

function row(end: number, value: number, published = end): Observation {
	return {
		period: { text: String(end), start: end, end },
		published,
		publishedPrecision: 'day',
		value,
		low: value,
		high: value,
		bound: null,
		source: 'source',
		locator: '',
		grade: 'A1',
		status: 'A',
		note: '',
		line: 2
	};
}

/** Values are pulls. */
function plain(id: string, observations: readonly Observation[], staleDays = 5000): Indicator {
	return {
		id,
		scale: 'linear',
		goalposts: { distant: -1, middle: 0, close: 1 },
		bounds: { min: null, max: null },
		frequency: { months: 12, days: 0 },
		publicationLagDays: 0,
		freshDays: staleDays - 1,
		staleDays,
		driftPerYear: 0,
		undercount: 0,
		observations
	};
}

function lens(weights: Readonly<Record<string, number>>): Scenario {
	return {
		id: 'lens',
		weights: new Map(
			Object.entries(weights).map(([id, weight]) => [id, { weight, polarity: 1, reason: null }])
		),
		assumptions: new Map()
	};
}

const percent = fc.integer({ min: 0, max: 100 });

export const edgeLaws: readonly Law[] = lawList([
	{
		section: 6,
		rule: 'half of the weight is enough for a position, any less is not',
		check: ({ outlookOf }) => {
			fc.assert(
				fc.property(percent, (share) => {
					const indicators = [plain('seen', [row(TODAY - 10, 0.5)]), plain('missing', [])];
					const scenario = lens({ seen: share, missing: 100 - share });
					const { status } = outlookOf({ ...TERMS, indicators, scenario, asOf: TODAY });
					return status === (share === 0 ? 'no-evidence' : share >= 50 ? 'ok' : 'insufficient');
				}),
				{ examples: [[50], [49]] }
			);
		}
	},
	{
		section: 7,
		rule: 'a quarter of the weight in news is enough for a direction; confidence is moderate from 30 %, high from 60 %',
		check: ({ outlookOf }) => {
			fc.assert(
				fc.property(percent, (share) => {
					const indicators = [
						plain('new', [row(TODAY - 400, 0), row(TODAY - 10, 0.9)]),
						plain('old', [row(TODAY - 900, 0), row(TODAY - 500, 0.9)])
					];
					const scenario = lens({ new: share, old: 100 - share });
					const { direction } = outlookOf({ ...TERMS, indicators, scenario, asOf: TODAY });
					return (
						direction.status === (share >= 25 ? 'ok' : 'too-little-news') &&
						direction.confidence === (share >= 60 ? 'high' : share >= 30 ? 'moderate' : 'low') &&
						isNear(direction.change, 0.9 * share)
					);
				}),
				{ examples: [[24], [25], [29], [30], [59], [60]] }
			);
		}
	},
	{
		section: 7,
		rule: 'of two base periods as near to the horizon the newer counts',
		check: ({ levelOf }) => {
			fc.assert(
				fc.property(fc.constantFrom(8, 24, 40), (horizon) => {
					// Eight months and their odd multiples are whole days and a half.
					const half = (horizon * 365.25) / 12;
					const ends = [Math.ceil(half), Math.floor(half)].map((gap) => TODAY - gap);
					const rows = [...ends.map((end, at) => row(end, at)), row(TODAY, 0.5)];
					const level = levelOf(plain('one', rows), TODAY, { horizon });
					return level.state !== 'missing' && level.before?.value === 1;
				})
			);
		}
	},
	{
		section: 2,
		rule: "an aged figure's range is cut at the bounds, but never its value",
		check: ({ levelOf }) => {
			const day = fc.integer({ min: TODAY, max: TODAY + 900 });
			const place = fc.double({ min: -1, max: 1, noNaN: true });
			fc.assert(
				fc.property(indicatorNamed('one'), day, place, place, (one, asOf, a, b) => {
					const { distant, close } = one.goalposts;
					const at = (share: number): number => distant + ((share + 1) / 2) * (close - distant);
					const [min, max] = [Math.min(at(a), at(b)), Math.max(at(a), at(b))];
					const open = levelOf({ ...one, bounds: { min: null, max: null } }, asOf);
					const cut = levelOf({ ...one, bounds: { min, max } }, asOf);
					if (open.state === 'missing' || cut.state === 'missing') return open.state === cut.state;
					return (
						isNear(cut.low, Math.min(Math.max(open.low, min), cut.value)) &&
						isNear(cut.high, Math.max(Math.min(open.high, max), cut.value))
					);
				}),
				{ numRuns: 200 }
			);
		}
	},
	{
		section: 7,
		rule: 'under half of the draws a verdict is contested, under two thirds just, from nine tenths clear',
		check: ({ outlookOf, drawsOf, firmnessOf }) => {
			const indicators = [plain('one', [row(TODAY - 10, 0.5)])];
			const outlook = outlookOf({ ...TERMS, indicators, scenario: lens({ one: 1 }), asOf: TODAY });
			const drawn = drawsOf(outlook, indicators, { count: 10 });
			fc.assert(
				fc.property(fc.integer({ min: 0, max: 300 }), (of300) => {
					const close = of300 / 300;
					const draws =
						drawn && ({ ...drawn, shares: { distant: 0, mixed: 1 - close, close } } satisfies Draws);
					const word = of300 < 150 ? 'contested' : of300 < 200 ? 'just' : of300 < 270 ? 'plain' : 'clearly';
					const { position } = firmnessOf(outlook, draws, []);
					return position?.firm === word && position.most === (of300 < 150 ? 'mixed' : null);
				}),
				{ examples: [[149], [150], [199], [200], [225], [269], [270]] }
			);
		}
	},
	{
		section: 10,
		rule: 'what merely ages, or becomes old, on the day on which a figure turns the position is no cause',
		check: ({ verdictLogOf }) => {
			fc.assert(
				fc.property(fc.integer({ min: 10, max: 400 }), (age) => {
					const until = Math.floor((5 * 365.25) / 4) + 1;
					const indicators = [
						plain('ages', [row(TODAY - age - 1, 0)], age),
						plain('becomes-old', [row(TODAY - until - 365, 0), row(TODAY - until, 0)]),
						plain('stays', [row(TODAY - 405, 0), row(TODAY - 40, 0)]),
						plain('turns', [row(TODAY, 1)])
					];
					const scenario = lens({ ages: 10, 'becomes-old': 10, stays: 60, turns: 25 });
					const log = verdictLogOf({ ...TERMS, indicators, scenario, from: TODAY - 5, to: TODAY + 5 });
					const told = log.map(({ on, position, direction, causes }) => [
						on,
						position,
						direction,
						causes.map(({ why, indicator }) => `${why} ${indicator}`)
					]);
					return (
						exactly(told) ===
						exactly([[TODAY, ['mixed', 'close'], ['holding', 'holding'], ['published turns']]])
					);
				})
			);
		}
	},
	{
		section: 11,
		rule: 'a figure whose rows somebody took away goes with the definitions, never with data',
		check: ({ attributionOf }) => {
			fc.assert(
				fc.property(fc.double({ min: -1, max: 1, noNaN: true }), percent, (value, later) => {
					const kept = plain('kept', [row(TODAY - 10, 0.5)]);
					const was = plain('gone', [row(TODAY - 10, value)]);
					const scenario = lens({ kept: 50, gone: 50 });
					const found = attributionOf(
						{ ...TERMS, indicators: [kept, was], scenario, asOf: TODAY },
						{ ...TERMS, indicators: [kept, plain('gone', [])], scenario, asOf: TODAY + later }
					);
					return (
						!('reason' in found) &&
						found.steps.every(({ step, total }) => isNear(total, step === 'definitions' ? found.total : 0)) &&
						isNear(found.total, 25 - 50 * value)
					);
				})
			);
		}
	}
]);
