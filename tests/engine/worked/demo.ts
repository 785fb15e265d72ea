import { readFileSync } from 'node:fs';
import {
	DEFAULT_TERMS,
	levelOf,
	type Day,
	type Duration,
	type Goalposts,
	type Grade,
	type Indicator,
	type Observation,
	type ObservationStatus,
	type Scale,
	type Scenario,
	type Terms
} from '#engine';

/** The first method's worked example, as far as the second keeps its numbers; illustrative values only. */
export interface Examples {
	demo: {
		indicators: ExampleIndicator[];
		observations: ExampleObservation[];
		scenarios: ExampleScenario[];
		tau: number;
	};
	pull: { case: string; posts: Posts; scale: Scale; value: number; pull: number }[];
	pull_errors: { posts: Posts; scale: Scale; value: number; error: string }[];
	levels: Record<string, Record<string, ExampleLevel>>;
	scores: Record<string, ExampleScore>;
	history_no_hindsight: {
		as_of: string;
		scenario: string;
		status: string;
		score: number | null;
		position: string | null;
		coverage_observed: number;
	}[];
	break_even: {
		scenario: string;
		as_of: string;
		indicator: string;
		threshold: number;
		break_even_weight: number | null;
		within_slider: boolean;
		break_even_pull: number;
		break_even_value: number | null;
	}[];
	hand_case: {
		pulls: Record<string, number>;
		weights: Record<string, number>;
		score: number;
		position: string;
		contributions: Record<string, number>;
		break_even_weight_to_20: Record<string, number | null>;
		break_even_weight_to_minus20: Record<string, number | null>;
		break_even_value_to_20: Record<string, number | null>;
	};
	tornado_baseline: {
		indicator: string;
		score_at_low_pull: number;
		score_at_high_pull: number;
		score_if_minus1: number;
		score_if_plus1: number;
		full_swing: number;
	}[];
	next_datum_baseline: { indicator: string; mean_abs_move: number; leverage_points: number }[];
	attribution: Record<string, ExampleAttribution>;
	monte_carlo: {
		prng_seed_1_first5: number[];
		runs: Record<
			string,
			{
				K: number;
				seed: number;
				counts: Record<string, number>;
				shares: Record<string, number>;
				p05: number;
				p50: number;
				p95: number;
				mean: number;
				variance_shares_values_only: Record<string, number>;
			}
		>;
	};
	rank_order_centroid: Record<string, { weights: number[]; scaled_top_100: number[] }>;
	brier: {
		forecast: Record<string, number>;
		outcome: string;
		brier: number;
	}[];
	diagnosticity_two_scenarios_T0: Record<string, number>;
	edge_cases: Record<string, unknown>[];
}

type Posts = [number | null, number | null, number | null];

interface ExampleIndicator {
	id: string;
	distant_at: number;
	middle_at: number;
	close_at: number;
	scale?: Scale;
	fresh_days: number;
	stale_days: number;
	min?: number;
	max?: number;
	drift_per_year?: number;
}

interface ExampleObservation {
	indicator: string;
	period_end: string;
	published: string;
	value: number;
	source: string;
	grade: Grade;
	low?: number;
	high?: number;
	status?: ObservationStatus;
}

interface ExampleScenario {
	id: string;
	weights: Record<string, number>;
	polarity?: Record<string, 1 | -1>;
	assumptions?: Record<string, number>;
}

export interface ExampleLevel {
	state: string;
	value?: number;
	period_end?: string;
	published?: string;
	source?: string;
	grade?: string;
	age_days?: number;
	freshness?: number;
	low?: number;
	high?: number;
	conflict_gap?: number;
}

interface ExampleScore {
	status: string;
	score: number;
	position: string | null;
	m: Record<string, number>;
	q: Record<string, number>;
	contributions: Record<string, number>;
	push_up: number;
	push_down: number;
	coverage_observed: number;
	coverage_assumed: number;
	missing_share: number;
	bounds_if_missing: [number, number];
	dictator: string[];
	freshness: number;
	graded_share: number;
	conflict_share: number;
	confidence_tests: Record<'coverage' | 'freshness' | 'grade' | 'agreement', 0 | 1 | 2>;
	confidence: string;
	printed_score: number;
	printed_contributions: Record<string, number>;
}

interface ExampleAttribution {
	score0: number;
	score1: number;
	total: number;
	steps: { step: string; delta: number; by_indicator: Record<string, number>; score_after: number }[];
}

export const examples = JSON.parse(
	readFileSync(new URL('./method_examples.json', import.meta.url), 'utf8')
) as Examples;

export function day(text: string): Day {
	return Date.parse(`${text}T00:00:00Z`) / 86_400_000;
}

const YEARLY: Duration = { months: 12, days: 0 };

function observation(row: ExampleObservation, line: number): Observation {
	const end = day(row.period_end);
	return {
		period: { text: row.period_end, start: end, end },
		published: day(row.published),
		publishedPrecision: 'day',
		value: row.value,
		low: row.low ?? row.value,
		high: row.high ?? row.value,
		bound: null,
		source: row.source,
		locator: '',
		grade: row.grade,
		status: row.status ?? 'A',
		note: '',
		line
	};
}

export function posts([distant, middle, close]: Posts): Goalposts {
	return { distant, middle, close } as Goalposts;
}

function indicator(one: ExampleIndicator): Indicator {
	return {
		id: one.id,
		scale: one.scale ?? 'linear',
		goalposts: { distant: one.distant_at, middle: one.middle_at, close: one.close_at },
		bounds: { min: one.min ?? null, max: one.max ?? null },
		frequency: YEARLY,
		publicationLagDays: 90,
		freshDays: one.fresh_days,
		staleDays: one.stale_days,
		driftPerYear: one.drift_per_year ?? 0,
		undercount: 0,
		observations: examples.demo.observations
			.map((row, index) => ({ row, line: index + 2 }))
			.filter(({ row }) => row.indicator === one.id)
			.map(({ row, line }) => observation(row, line))
	};
}

function scenario(one: ExampleScenario): Scenario {
	return {
		id: one.id,
		weights: new Map(
			Object.entries(one.weights).map(([id, weight]) => [
				id,
				{ weight, polarity: one.polarity?.[id] ?? 1, reason: null }
			])
		),
		assumptions: new Map(
			Object.entries(one.assumptions ?? {}).map(([id, value]) => [id, { value, reason: null }])
		)
	};
}

export const terms: Terms = { ...DEFAULT_TERMS, threshold: examples.demo.tau };
export const indicators: readonly Indicator[] = examples.demo.indicators.map(indicator);

/**
 * The indicators without the rows of those whose figure is aged on a day. The first method let aged figures fall out;
 * its numbers hold for the second where such an indicator is missing altogether.
 */
export function withoutAged(asOf: Day): readonly Indicator[] {
	return indicators.map((one) => (levelOf(one, asOf).state === 'aged' ? { ...one, observations: [] } : one));
}

export function indicatorNamed(id: string): Indicator {
	const found = indicators.find((one) => one.id === id);
	if (found === undefined) throw new Error(`no indicator ${id} in the examples`);
	return found;
}

export function scenarioNamed(id: string): Scenario {
	const found = examples.demo.scenarios.find((one) => one.id === id);
	if (found === undefined) throw new Error(`no scenario ${id} in the examples`);
	return scenario(found);
}

/** A scenario of plain weights. */
export function lens(weights: Readonly<Record<string, number>>): Scenario {
	return scenario({ id: 'lens', weights });
}
