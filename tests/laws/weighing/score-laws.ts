import fc from 'fast-check';
import type { Indicator, Outlook, Scenario, Terms } from '#engine';
import { indicatorList, model, TERMS, type Model } from '../arbitrary.ts';
import { exactly, isNear, sum, type Engine, type Law, lawList } from '../law.ts';

/** A scenario with each weight rewritten. */
export function reweighed(
	scenario: Scenario,
	rewrite: (one: { id: string; weight: number; polarity: 1 | -1 }) => { weight: number; polarity: 1 | -1 }
): Scenario {
	const weights = [...scenario.weights].map(
		([id, one]) => [id, { ...one, ...rewrite({ id, weight: one.weight, polarity: one.polarity }) }] as const
	);
	return { ...scenario, weights: new Map(weights) };
}

/** A scenario with one more assumption. */
export function assuming(scenario: Scenario, id: string, value: number): Scenario {
	return { ...scenario, assumptions: new Map([...scenario.assumptions, [id, { value, reason: null }]]) };
}

function always(engine: Engine, holds: (outlook: Outlook, of: Model) => boolean, of = model): void {
	fc.assert(fc.property(of, (one) => holds(engine.outlookOf(one), one)));
}

/** An indicator measured in another unit. */
function converted(one: Indicator, unit: (value: number) => number, driftFactor: number): Indicator {
	const maybe = (value: number | null) => (value === null ? null : unit(value));
	const flip = unit(1) < unit(0);
	const { goalposts: at, bounds } = one;
	return {
		...one,
		goalposts: { distant: unit(at.distant), middle: unit(at.middle), close: unit(at.close) },
		bounds: flip
			? { min: maybe(bounds.max), max: maybe(bounds.min) }
			: { min: maybe(bounds.min), max: maybe(bounds.max) },
		driftPerYear: one.driftPerYear * driftFactor,
		observations: one.observations.map((row) => ({
			...row,
			value: maybe(row.value),
			low: maybe(flip ? row.high : row.low),
			high: maybe(flip ? row.low : row.high)
		}))
	};
}

interface Fault {
	readonly id?: string;
	readonly weight?: number;
	readonly polarity?: 1 | -1;
	readonly value?: number;
	readonly terms?: Partial<Terms>;
	readonly indicator?: Indicator;
}

function withPosts(one: Indicator, posts: Partial<Indicator['goalposts']>, scale = one.scale): Fault {
	return { indicator: { ...one, scale, goalposts: { ...one.goalposts, ...posts } } };
}

/** Faults by the code that names them. */
const FAULTS: Readonly<Record<string, (one: Indicator) => Fault>> = {
	'scenario/weight-out-of-range#negative': () => ({ weight: -5e-324 }),
	'scenario/weight-out-of-range#over': () => ({ weight: 100.1 }),
	'scenario/weight-out-of-range#NaN': () => ({ weight: NaN }),
	'scenario/polarity-not-a-sign': () => ({ polarity: 0 as 1 }),
	'scenario/assumption-not-usable': () => ({ value: Infinity }),
	'scenario/unknown-indicator': () => ({ id: 'nobody' }),
	'watch/threshold-out-of-range': () => ({ terms: { threshold: NaN } }),
	'watch/threshold-out-of-range#direction': () => ({ terms: { directionThreshold: 0 } }),
	'watch/horizon-out-of-range': () => ({ terms: { horizon: 2.5 } }),
	'indicator/goalpost-missing': (one) => withPosts(one, { distant: NaN }),
	'indicator/goalposts-not-ordered#equal': (one) => withPosts(one, { middle: one.goalposts.close }),
	'indicator/goalposts-not-ordered#turned': (one) =>
		withPosts(one, { middle: 2 * one.goalposts.close - one.goalposts.distant }, 'linear'),
	'indicator/log-needs-positive-goalposts': (one) => ({
		...withPosts(one, { distant: 0, middle: 1, close: 2 }, 'log'),
		value: 1
	})
};

export const scoreLaws: readonly Law[] = lawList([
	{
		section: 5,
		rule: 'contributions add up to the score, and to push up plus push down',
		check: (engine) => {
			always(engine, ({ score, indicators, pushUp, pushDown }) => {
				const total = sum(indicators.map(({ contribution }) => contribution));
				return score === null || (isNear(total, score) && isNear((pushUp ?? 0) + (pushDown ?? 0), score));
			});
		}
	},
	{
		section: 5,
		rule: 'shares add up to 1, and a contribution is 100 x share x signed pull',
		check: (engine) => {
			always(
				engine,
				({ score, indicators }) =>
					score === null ||
					(isNear(sum(indicators.map(({ share }) => share)), 1) &&
						indicators.every(
							({ share, contribution, pull, polarity }) =>
								share === null || isNear(contribution, 100 * share * polarity * (pull ?? NaN))
						))
			);
		}
	},
	{
		section: 5,
		rule: 'the score lies between -100 and 100, and within its bounds',
		check: (engine) => {
			always(engine, ({ score, bounds }) => {
				if (score === null || bounds === null) return score === null && bounds === null;
				return (
					score >= -100 &&
					score <= 100 &&
					bounds[0] >= -100 &&
					bounds[1] <= 100 &&
					bounds[0] <= score + 1e-9 &&
					bounds[1] >= score - 1e-9
				);
			});
		}
	},
	{
		section: 5,
		rule: 'multiplying all weights by the same factor changes nothing',
		check: (engine) => {
			fc.assert(
				fc.property(model, fc.double({ min: 1e-6, max: 1, noNaN: true }), (one, factor) => {
					const scenario = reweighed(one.scenario, ({ weight, polarity }) => ({
						weight: weight * factor,
						polarity
					}));
					const before = engine.outlookOf(one);
					const after = engine.outlookOf({ ...one, scenario });
					return isNear(after.score, before.score) && after.status === before.status;
				})
			);
		}
	},
	{
		section: 5,
		rule: 'turning every polarity round turns the score into its negative',
		check: (engine) => {
			always(engine, ({ score, pushUp, pushDown }, one) => {
				const scenario = reweighed(one.scenario, ({ weight, polarity }) => ({
					weight,
					polarity: polarity === 1 ? -1 : 1
				}));
				const turned = engine.outlookOf({ ...one, scenario });
				if (score === null) return turned.score === null;
				return (
					isNear(turned.score, -score) &&
					isNear(turned.pushUp, -(pushDown ?? NaN)) &&
					isNear(turned.pushDown, -(pushUp ?? NaN))
				);
			});
		}
	},
	{
		section: 5,
		rule: 'the score moves with each value towards close, or against it under polarity -1',
		check: (engine) => {
			const share = fc.double({ min: 0, max: 1, noNaN: true });
			fc.assert(
				fc.property(model, share, share, (one, a, b) =>
					one.indicators.every(({ id, goalposts: { distant, close } }) => {
						const at = (place: number) =>
							engine.outlookOf({
								...one,
								scenario: assuming(one.scenario, id, distant + place * (close - distant))
							}).score;
						const [less, more] = [at(Math.min(a, b)), at(Math.max(a, b))];
						if (less === null || more === null) return less === more;
						return (one.scenario.weights.get(id)?.polarity ?? 1) * (more - less) >= -1e-9;
					})
				)
			);
		}
	},
	{
		section: 5,
		rule: 'units are irrelevant: the same affine map (linear) or positive factor (log) on values and goalposts',
		check: (engine) => {
			const factor = fc.double({ min: 0.01, max: 100, noNaN: true });
			const shift = fc.double({ min: -100, max: 100, noNaN: true });
			fc.assert(
				fc.property(model, factor, shift, fc.boolean(), (one, size, by, turned) => {
					const indicators = one.indicators.map((indicator) => {
						if (indicator.scale === 'log') return converted(indicator, (value) => value * size, size);
						return converted(indicator, (value) => (turned ? -size : size) * value + by, size);
					});
					const plain = { ...one.scenario, assumptions: new Map() };
					const before = engine.outlookOf({ ...one, scenario: plain });
					const after = engine.outlookOf({ ...one, indicators, scenario: plain });
					return isNear(after.score, before.score, 1e-7) && after.status === before.status;
				})
			);
		}
	},
	{
		section: 5,
		rule: 'an indicator without weight is irrelevant, to the last digit',
		check: (engine) => {
			always(engine, (before, one) => {
				const weightless = (id: string) => (one.scenario.weights.get(id)?.weight ?? 0) === 0;
				const indicators = one.indicators.filter(({ id }) => !weightless(id));
				const after = engine.outlookOf({ ...one, indicators });
				const kept = { ...before, indicators: before.indicators.filter(({ id }) => !weightless(id)) };
				return exactly(after) === exactly(kept);
			});
		}
	},
	{
		section: 5,
		rule: 'the order of indicators and of weights is irrelevant, to the last digit',
		check: (engine) => {
			always(engine, (before, one) => {
				const turned = {
					...one,
					indicators: [...one.indicators].reverse(),
					scenario: { ...one.scenario, weights: new Map([...one.scenario.weights].reverse()) }
				};
				return exactly(engine.outlookOf(turned)) === exactly(before);
			});
		}
	},
	{
		section: 5,
		rule: 'whatever the missing and the aged figures turn out to be, the score lands within the bounds',
		check: (engine) => {
			const place = fc.double({ min: -0.5, max: 1.5, noNaN: true });
			fc.assert(
				fc.property(model, fc.array(place, { minLength: 7, maxLength: 7 }), (one, places) => {
					const { bounds, indicators } = engine.outlookOf(one);
					if (bounds === null) return true;
					const scenario = indicators.reduce((lens, { id, state }, at) => {
						const indicator = one.indicators.find((other) => other.id === id);
						if ((state !== 'missing' && state !== 'aged') || indicator === undefined) return lens;
						const { distant, close } = indicator.goalposts;
						const guess = distant + (places[at] ?? 0) * (close - distant);
						return assuming(lens, id, indicator.scale === 'log' ? Math.max(0, guess) : guess);
					}, one.scenario);
					const { score } = engine.outlookOf({ ...one, scenario });
					return score !== null && score >= bounds[0] - 1e-9 && score <= bounds[1] + 1e-9;
				})
			);
		}
	},
	{
		section: 5,
		rule: 'the bounds are reached when everything missing or aged pulls fully one way',
		check: (engine) => {
			always(engine, ({ bounds, indicators }, one) => {
				if (bounds === null) return true;
				return ([-1, 1] as const).every((way, side) => {
					const scenario = indicators.reduce((lens, { id, state, polarity }) => {
						const at = one.indicators.find((other) => other.id === id)?.goalposts;
						if ((state !== 'missing' && state !== 'aged') || at === undefined) return lens;
						return assuming(lens, id, way * polarity === 1 ? at.close : at.distant);
					}, one.scenario);
					return isNear(engine.outlookOf({ ...one, scenario }).score, bounds[side]);
				});
			});
		}
	},
	{
		section: 5,
		rule: 'assuming what is observed anyway leaves the score as it is',
		check: (engine) => {
			always(engine, ({ indicators, score }, one) =>
				indicators.every(({ id, state, value }) => {
					if (state !== 'observed' || value === null) return true;
					return isNear(
						engine.outlookOf({ ...one, scenario: assuming(one.scenario, id, value) }).score,
						score
					);
				})
			);
		}
	},
	{
		section: 5,
		rule: 'one indicator alone scores 100 x its signed pull, whatever its weight',
		check: (engine) => {
			always(engine, ({ indicators }, one) =>
				indicators.every(({ id, share, pull, polarity }) => {
					if (share === null) return true;
					const only = reweighed(one.scenario, (other) => ({
						...other,
						weight: other.id === id ? 5e-324 : 0
					}));
					return isNear(engine.outlookOf({ ...one, scenario: only }).score, 100 * polarity * (pull ?? NaN));
				})
			);
		}
	},
	{
		section: 5,
		rule: 'a score has the position of its side of the edges; none without a verdict',
		check: (engine) => {
			always(engine, ({ score, position, status, threshold }) => {
				if (status !== 'ok' || score === null) return position === null;
				if (score >= threshold) return position === 'close';
				if (score <= -threshold) return position === 'distant';
				return position === 'mixed' || Math.abs(Math.abs(score) - threshold) < 1e-8;
			});
			fc.assert(
				fc.property(fc.double({ min: 0.1, max: 100, noNaN: true }), (edge) => {
					return (
						engine.positionOf(edge, edge) === 'close' &&
						engine.positionOf(-edge, edge) === 'distant' &&
						engine.positionOf(edge - 1e-12, edge) === 'close' &&
						engine.positionOf(edge - 1e-6, edge) === 'mixed' &&
						engine.positionOf(1e-6 - edge, edge) === 'mixed'
					);
				})
			);
		}
	},
	{
		section: 6,
		rule: 'observed, aged, assumed and missing weight add up to all; under half observed or assumed there is no verdict',
		check: (engine) => {
			always(engine, ({ coverage, status, indicators }) => {
				const { observed, aged, assumed, missing } = coverage;
				const weights = sum(indicators.map(({ weight }) => weight));
				if (weights === 0) return status === 'no-weights' && observed + aged + assumed + missing === 0;
				const of = (...states: readonly string[]): number =>
					sum(indicators.map(({ weight, state }) => (states.includes(state) ? weight : 0))) / weights;
				const backed = of('observed', 'assumed');
				const known = backed + of('aged');
				const fitting = known === 0 ? 'no-evidence' : backed < 0.5 - 1e-9 ? 'insufficient' : 'ok';
				return (
					isNear(observed, of('observed')) &&
					isNear(aged, of('aged')) &&
					isNear(assumed, of('assumed')) &&
					isNear(observed + aged + assumed + missing, 1) &&
					status === fitting
				);
			});
		}
	},
	{
		section: 6,
		rule: 'an assumption never counts as coverage',
		check: (engine) => {
			always(engine, ({ coverage }, one) => {
				const scenario = one.indicators.reduce(
					(lens, { id, goalposts }) => assuming(lens, id, goalposts.middle),
					one.scenario
				);
				const all = engine.outlookOf({ ...one, scenario });
				return (
					all.coverage.observed === 0 &&
					all.coverage.assumed >= coverage.assumed - 1e-9 &&
					all.confidence?.level !== 'high'
				);
			});
		}
	},
	{
		section: 6,
		rule: 'confidence is the lowest of its tests and names the first that caps it',
		check: (engine) => {
			const order = ['low', 'moderate', 'high'] as const;
			always(engine, ({ confidence, score }) => {
				if (confidence === null) return score === null;
				const tests = (['coverage', 'freshness', 'grade', 'agreement'] as const).map((test) => ({
					test,
					...confidence.tests[test]
				}));
				const lowest = Math.min(...tests.map(({ level }) => order.indexOf(level)));
				const capping = tests.find(({ level }) => level === confidence.level)?.test;
				return (
					tests.every(({ measure }) => measure >= 0 && measure <= 1 + 1e-9) &&
					confidence.level === order[lowest] &&
					confidence.cappedBy === (confidence.level === 'high' ? null : capping)
				);
			});
		}
	},
	{
		section: 5,
		rule: 'printed parts add up to the printed score, each within a tenth, and never hide the side of an edge',
		check: (engine) => {
			always(engine, ({ score, threshold, indicators }) => {
				if (score === null) return true;
				const decimals = engine.printedDecimals(score, threshold);
				const unit = 10 ** decimals;
				const parts = indicators.flatMap(({ id, contribution }) =>
					contribution === null ? [] : [{ id, value: contribution }]
				);
				const printed = engine.printedParts(parts, score, decimals);
				const total = engine.roundedScore(score, decimals);
				return (
					engine.positionOf(total, threshold) === engine.positionOf(score, threshold) &&
					Math.abs(total - score) <= 0.5 / unit + 1e-9 &&
					Math.round(sum(printed.values()) * unit) === Math.round(total * unit) &&
					parts.every(({ id, value }) => Math.abs((printed.get(id) ?? NaN) - value) <= 1 / unit + 1e-9) &&
					[...printed.values(), total].every((one) => !Object.is(one, -0))
				);
			});
		}
	},
	{
		section: 12,
		rule: 'a fault in the configuration is named and nothing is scored',
		check: (engine) => {
			fc.assert(
				fc.property(
					indicatorList,
					fc.constantFrom(...Object.entries(FAULTS)),
					(indicators, [code, fault]) => {
						const [first, ...rest] = indicators;
						if (first === undefined) return true;
						const faulty = fault(first);
						const {
							status,
							score,
							position,
							issues,
							indicators: all
						} = engine.outlookOf({
							indicators: [faulty.indicator ?? first, ...rest],
							scenario: {
								id: 'faulty',
								weights: new Map([
									[
										faulty.id ?? first.id,
										{ weight: faulty.weight ?? 50, polarity: faulty.polarity ?? 1, reason: null }
									]
								]),
								assumptions: new Map([
									[first.id, { value: faulty.value ?? first.goalposts.middle, reason: null }]
								])
							},
							asOf: 20_000,
							...TERMS,
							...faulty.terms
						});
						return (
							status === 'config-error' &&
							score === null &&
							position === null &&
							issues.map((issue) => issue.code).join() === code.split('#')[0] &&
							all.length === indicators.length &&
							all.every(({ share }) => share === null)
						);
					}
				)
			);
		}
	},
	{
		section: 13,
		rule: 'goalposts at minimum, midpoint and maximum give twice a weighted mean of 0 to 100 less 100',
		check: (engine) => {
			const entry = fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.integer({ min: 1, max: 100 }));
			fc.assert(
				fc.property(indicatorList, fc.array(entry, { minLength: 7, maxLength: 7 }), (all, entries) => {
					const indicators = all.map(
						(one) => ({ ...one, scale: 'linear', goalposts: { distant: 0, middle: 50, close: 100 } }) as const
					);
					const of = (at: number) => entries[at] ?? [0, 1];
					const scenario: Scenario = {
						id: 'index',
						weights: new Map(
							indicators.map(({ id }, at) => [id, { weight: of(at)[1], polarity: 1, reason: null }])
						),
						assumptions: new Map(indicators.map(({ id }, at) => [id, { value: of(at)[0], reason: null }]))
					};
					const weights = sum(indicators.map((_, at) => of(at)[1]));
					const index = sum(indicators.map((_, at) => of(at)[0] * of(at)[1])) / weights;
					return isNear(
						engine.outlookOf({ indicators, scenario, asOf: 20_000, ...TERMS }).score,
						2 * index - 100
					);
				})
			);
		}
	}
]);
