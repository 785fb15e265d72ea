import fc from 'fast-check';
import {
	termsOf,
	type Day,
	type Grade,
	type Indicator,
	type Observation,
	type ObservationStatus,
	type Scenario,
	type Terms
} from '#engine';

/**
 * The laws are checked on the same models every time; a failing one prints its seed and path, and the smallest model
 * that breaks it unless `endOnFailure`.
 */
export function settle(numRuns: number, endOnFailure = false): void {
	fc.configureGlobal({ seed: 20261122, numRuns, endOnFailure });
}

/** Leaves what other files of the same worker settle to themselves. */
export const unsettle = (): void => fc.resetConfigureGlobal();

/** A whole situation: what is known, through which lens, and when. */
export interface Model extends Terms {
	readonly indicators: readonly Indicator[];
	readonly scenario: Scenario;
	readonly asOf: Day;
}

/** The method's own terms. */
export const TERMS: Terms = { threshold: 20, directionThreshold: 5, horizon: 12 };

/** The day around which everything happens. */
export const TODAY: Day = 20_000;

// Names that are also properties of every object, and one that sorts before its own beginning in some languages.
const IDS = ['arms', 'b', 'constructor', 'oil-a', 'oil-B', 'to-string', 'z'] as const;
const SOURCES = ['gacc', 'sipri', 'valueOf'] as const;

const double = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true });

/** Weighted towards what is usual; everything the format allows comes up. */
const status: fc.Arbitrary<ObservationStatus> = fc.oneof(
	{ weight: 8, arbitrary: fc.constant<ObservationStatus>('A') },
	{ weight: 3, arbitrary: fc.constantFrom<ObservationStatus[]>('E', 'P', 'B', 'F', 'M') }
);
const grade: fc.Arbitrary<Grade> = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom<Grade[]>('A1', 'A2', 'B2', 'B3', 'C3') },
	{ weight: 2, arbitrary: fc.constantFrom<Grade[]>('D4', 'F6', 'F1', 'A6', 'E1', 'A5', 'D1') }
);

/** Where a value lies: -2 to 2, with 0 at the middle and -1 and 1 at the outer goalposts. */
const place = fc.oneof(double(-2, 2), fc.constantFrom(-1, 0, 1));

interface Ruler {
	readonly scale: 'linear' | 'log';
	readonly middle: number;
	readonly toDistant: number;
	readonly toClose: number;
}

const ruler: fc.Arbitrary<Ruler> = fc
	.record({
		scale: fc.constantFrom('linear' as const, 'linear' as const, 'log' as const),
		middle: double(-50, 50),
		steps: fc.tuple(double(0.5, 40), double(0.5, 40)),
		falling: fc.boolean()
	})
	.map(({ scale, middle, steps: [down, up], falling }) => ({
		scale,
		// On a log scale these are logarithms, so smaller.
		middle: scale === 'log' ? middle / 10 : middle,
		toDistant: (falling ? down : -down) / (scale === 'log' ? 20 : 1),
		toClose: (falling ? -up : up) / (scale === 'log' ? 20 : 1)
	}));

function valueAt({ scale, middle, toDistant, toClose }: Ruler, at: number): number {
	const u = middle + (at >= 0 ? at * toClose : -at * toDistant);
	return scale === 'log' ? Math.exp(u) : u;
}

const rowPlan = fc.record({
	period: fc.integer({ min: 0, max: 20 }),
	lag: fc.oneof(
		{ weight: 6, arbitrary: fc.integer({ min: 0, max: 200 }) },
		{ weight: 1, arbitrary: fc.integer({ min: -40, max: 0 }) }
	),
	places: fc.tuple(place, place, place),
	/** A point, a range, or only one side known. */
	kind: fc.constantFrom('point', 'range', 'range', 'at-least', 'at-most'),
	source: fc.constantFrom(...SOURCES),
	grade,
	status,
	spoilt: fc.oneof(
		{ weight: 12, arbitrary: fc.constant(null) },
		{ weight: 1, arbitrary: fc.constantFrom(NaN, -5, 0, Infinity) }
	)
});

type RowPlan = typeof rowPlan extends fc.Arbitrary<infer T> ? T : never;

function rowOf(plan: RowPlan, measure: Ruler, line: number): Observation {
	const end = TODAY - 30 * plan.period - 10;
	const [low, value, high] = plan.places.map((at) => valueAt(measure, at)).sort((a, b) => a - b) as [
		number,
		number,
		number
	];
	const shown = plan.spoilt ?? value;
	const isPoint = plan.kind !== 'range' || plan.spoilt !== null;
	return {
		period: { text: String(end), start: end - 29, end },
		published: end + plan.lag,
		publishedPrecision: 'day',
		value: plan.status === 'M' ? null : shown,
		low: plan.status === 'M' ? null : isPoint ? shown : low,
		high: plan.status === 'M' ? null : isPoint ? shown : high,
		bound: plan.kind === 'at-least' || plan.kind === 'at-most' ? plan.kind : null,
		source: plan.source,
		locator: '',
		grade: plan.grade,
		status: plan.status,
		note: '',
		line
	};
}

/** Rows for an indicator; keys unique as in a checked watch. */
function rowsOf(plans: readonly RowPlan[], measure: Ruler): readonly Observation[] {
	const rows = plans.map((plan, index) => rowOf(plan, measure, index + 2));
	const keys = rows.map(({ period, source, published }) => [period.end, source, published].join());
	return rows.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

/** One indicator with a record of its own; sound goalposts, rows of every kind. */
export function indicatorNamed(id: string): fc.Arbitrary<Indicator> {
	return fc
		.record({
			measure: ruler,
			plans: fc.array(rowPlan, { maxLength: 12 }),
			bounded: fc.boolean(),
			months: fc.constantFrom(0, 1, 3, 12),
			publicationLagDays: fc.integer({ min: 0, max: 120 }),
			freshDays: fc.integer({ min: 20, max: 200 }),
			stretch: fc.integer({ min: 1, max: 200 }),
			undercount: fc.oneof(fc.constant(0), double(0, 20)),
			driftPerYear: fc.oneof(fc.constant(0), double(0, 20))
		})
		.map(
			({
				measure,
				plans,
				bounded,
				months,
				publicationLagDays,
				freshDays,
				stretch,
				undercount,
				driftPerYear
			}) => {
				const ends = [valueAt(measure, -3), valueAt(measure, 3)];
				return {
					id,
					scale: measure.scale,
					goalposts: {
						distant: valueAt(measure, -1),
						middle: valueAt(measure, 0),
						close: valueAt(measure, 1)
					},
					bounds: bounded ? { min: Math.min(...ends), max: Math.max(...ends) } : { min: null, max: null },
					frequency: { months, days: months === 0 ? 7 : 0 },
					publicationLagDays,
					freshDays,
					staleDays: freshDays + stretch,
					driftPerYear,
					undercount,
					observations: rowsOf(plans, measure)
				};
			}
		);
}

const weight = fc.oneof(fc.integer({ min: 0, max: 100 }), double(0.01, 100), fc.constant(0));

function scenarioFor(indicators: readonly Indicator[]): fc.Arbitrary<Scenario> {
	const settings = fc.record({
		weight,
		flipped: fc.boolean(),
		assumed: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: double(0, 1) })
	});
	return fc.array(settings, { minLength: indicators.length, maxLength: indicators.length }).map((all) => ({
		id: 'lens',
		weights: new Map(
			indicators.map(({ id }, at) => [
				id,
				{ weight: all[at]?.weight ?? 0, polarity: all[at]?.flipped === true ? -1 : 1, reason: null }
			])
		),
		assumptions: new Map(
			indicators.flatMap(({ id, goalposts }, at) => {
				const share = all[at]?.assumed ?? null;
				if (share === null) return [];
				const value = goalposts.distant + share * (goalposts.close - goalposts.distant);
				return [[id, { value, reason: null }] as const];
			})
		)
	}));
}

/** Indicators in any order. */
export const indicatorList: fc.Arbitrary<readonly Indicator[]> = fc
	.shuffledSubarray([...IDS], { minLength: 1 })
	.chain((ids) => fc.tuple(...ids.map(indicatorNamed)));

/** A sound model; it may well lack weights or evidence. */
export const model: fc.Arbitrary<Model> = indicatorList.chain((indicators) =>
	fc.record({
		indicators: fc.constant(indicators),
		scenario: scenarioFor(indicators),
		asOf: fc.integer({ min: TODAY - 250, max: TODAY + 60 }),
		threshold: fc.constantFrom(20, 20, 5, 33.3),
		directionThreshold: fc.constantFrom(5, 5, 1, 12.5),
		horizon: fc.constantFrom(3, 6, 12)
	})
);

/** Two scenarios of the same indicators and two dates. */
export const change: fc.Arbitrary<readonly [Model, Model]> = indicatorList.chain((indicators) =>
	fc
		.record({
			scenarios: fc.tuple(scenarioFor(indicators), scenarioFor(indicators)),
			dates: fc.tuple(
				fc.integer({ min: TODAY - 200, max: TODAY }),
				fc.integer({ min: TODAY - 100, max: TODAY + 60 })
			),
			replaced: fc.option(indicatorNamed(indicators[0]?.id ?? 'arms')),
			kept: fc.boolean()
		})
		.map(({ scenarios: [was, is], dates: [from, to], replaced, kept }) => {
			const [first, ...rest] = indicators;
			// The same record under other definitions, or another indicator of that name altogether.
			const other =
				replaced === null || first === undefined
					? first
					: { ...replaced, observations: kept ? first.observations : replaced.observations };
			const after = other === undefined ? rest : [other, ...rest];
			return [
				{ indicators, scenario: was, asOf: from, ...TERMS },
				{ indicators: after, scenario: is, asOf: to, ...TERMS }
			] as const;
		})
);

const anyNumber = fc.oneof(
	fc.double(),
	fc.constantFrom(0, -0, 5e-324, 1e308, -1e308, NaN, Infinity, -Infinity)
);

/** Models that no check has seen: any number anywhere. */
export const rubbish: fc.Arbitrary<Model> = model.chain((sound) =>
	fc
		.record({
			numbers: fc.infiniteStream(anyNumber),
			spoil: fc.infiniteStream(fc.boolean()),
			asOf: anyNumber,
			terms: fc.record({ threshold: anyNumber, directionThreshold: anyNumber, horizon: anyNumber })
		})
		.map(({ numbers, spoil, asOf, terms }) => {
			const take = (kept: number): number => {
				const other = (numbers.next().value as number | undefined) ?? kept;
				return spoil.next().value === true ? other : kept;
			};
			return {
				asOf: take(sound.asOf) === sound.asOf ? sound.asOf : asOf,
				...(take(sound.threshold) === sound.threshold ? termsOf(sound) : terms),
				indicators: sound.indicators.map((one) => ({
					...one,
					goalposts: {
						distant: take(one.goalposts.distant),
						middle: take(one.goalposts.middle),
						close: take(one.goalposts.close)
					},
					freshDays: take(one.freshDays),
					staleDays: take(one.staleDays),
					driftPerYear: take(one.driftPerYear),
					undercount: take(one.undercount),
					publicationLagDays: take(one.publicationLagDays),
					observations: one.observations.map((row) => ({
						...row,
						value: row.value === null ? null : take(row.value),
						low: row.low === null ? null : take(row.low),
						high: row.high === null ? null : take(row.high),
						published: take(row.published),
						period: { ...row.period, end: take(row.period.end) }
					}))
				})),
				scenario: {
					...sound.scenario,
					weights: new Map(
						[...sound.scenario.weights].map(([id, one]) => [id, { ...one, weight: take(one.weight) }])
					),
					assumptions: new Map(
						[...sound.scenario.assumptions].map(([id, one]) => [id, { ...one, value: take(one.value) }])
					)
				}
			};
		})
);

/** A row published on a given day or later, on any period that has ended by then. */
export function rowFrom(day: Day): fc.Arbitrary<Observation> {
	return rowPlan.chain((plan) =>
		fc.integer({ min: 0, max: 300 }).map((later) => {
			const row = rowOf(plan, { scale: 'linear', middle: 10, toDistant: -5, toClose: 5 }, 99);
			return { ...row, published: Math.max(day, row.period.end) + later };
		})
	);
}
