import { readFileSync } from 'node:fs';
import type { Grade, Indicator, Observation, ObservationStatus, Scale, Scenario, Terms } from '#engine';
import { day } from './demo.ts';

/** The worked examples of method 2, as their file writes them; invented values only. */
interface File {
	watch: WatchRow;
	indicators: IndicatorRow[];
	observations: ObservationRow[];
	scenarios: ScenarioRow[];
	levels: Record<string, { now: LevelTuple[]; base: BaseTuple[] }>;
	cases: Record<string, DemoCase>;
	'outlook json, baseline@2026-11-25': Record<string, unknown>;
	'history, baseline': Record<
		'real-time' | 'pseudo' | 'now',
		[string, string, number | null, string | null, number | null, string | null][]
	>;
	'verdict log': Record<string, { from: string; to: string; entries: LogEntry[] }>;
	attribution: Record<string, AttributionCase>;
	'edge case defaults': { indicator: IndicatorRow; row: ObservationRow; as_of: string; watch: WatchRow };
	'edge cases': EdgeCase[];
}

interface WatchRow {
	threshold: number;
	direction_threshold: number;
	horizon: string;
	seed: number;
	draws: number;
}

interface IndicatorRow {
	id: string;
	group: string;
	distant: number;
	middle: number;
	close: number;
	fresh_days: number;
	stale_days: number;
	publication_lag_days: number;
	scale?: Scale;
	min?: number;
	max?: number;
	drift_per_year?: number;
	undercount?: number;
}

interface ObservationRow {
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

interface ScenarioRow {
	id?: string;
	weights: Record<string, number>;
	polarity?: Record<string, 1 | -1>;
	assumptions?: Record<string, number>;
}

type MaybeNumber = number | null;
type MaybeText = string | null;

/** id, state, value, low, high, period_end, first, published, source, grade, age_days, freshness, pull, conflict_gap */
export type LevelTuple = [
	string,
	string,
	MaybeNumber,
	MaybeNumber,
	MaybeNumber,
	MaybeText,
	MaybeText,
	MaybeText,
	MaybeText,
	MaybeText,
	MaybeNumber,
	MaybeNumber,
	MaybeNumber,
	MaybeNumber
];

/** id, news, value, low, high, period_end, published, source, grade, pull */
export type BaseTuple = [
	string,
	boolean | null,
	MaybeNumber,
	MaybeNumber,
	MaybeNumber,
	MaybeText,
	MaybeText,
	MaybeText,
	MaybeText,
	MaybeNumber
];

export interface Expected {
	status: string;
	score: MaybeNumber;
	position: MaybeText;
	bounds?: [number, number] | null;
	coverage: Partial<Record<'observed' | 'aged' | 'assumed' | 'missing', number>> | null;
	confidence:
		| ({ level: string; cappedBy: MaybeText } & Partial<
				Record<'coverage' | 'freshness' | 'graded' | 'agreeing', number>
		  >)
		| null;
	direction: {
		status: string;
		change: MaybeNumber;
		verdict: MaybeText;
		common: MaybeNumber;
		news: MaybeNumber;
		confidence: MaybeText;
		without?: string[];
		old?: string[];
		otherSource?: string[];
		beyond?: string[];
	};
	draws?: DrawsRow;
	firmness?: FirmnessRow;
}

interface FirmnessRow {
	position: MaybeText;
	direction: MaybeText;
	position_distance?: number;
	direction_distance?: number;
	position_most?: MaybeText;
	direction_most?: MaybeText;
}

interface Spread {
	counts: Record<string, number>;
	p05?: number;
	p50: number;
	p95?: number;
}

type DrawsRow = Spread & { change: Spread | null };

/** what, score, position, change, direction, verdicts that change */
type WithoutTuple = [string, MaybeNumber, MaybeText, MaybeNumber, MaybeText, string[]];

export interface Hangs {
	withoutEach: WithoutTuple[];
	withoutGroup: WithoutTuple[];
	withoutWeakGrades: { ids: string[]; result: WithoutTuple } | null;
	gapRules: Record<'carried' | 'leftOut' | 'neutral', Record<string, unknown>>;
}

type DemoCase = Required<Expected> &
	Hangs & {
		perIndicator: [string, string, number, number, MaybeNumber, MaybeNumber, MaybeNumber][];
		weightSpaceCounts: Record<'position' | 'direction', Record<string, number>>;
		breakEven: Record<'position' | 'direction', [string, number, MaybeNumber, number, MaybeNumber][]>;
		printed?: {
			score: number;
			contributions: Record<string, number>;
			change: number;
			changes: Record<string, number>;
		};
	};

export interface LogEntry {
	on: string;
	position: [MaybeText, MaybeText];
	direction: [MaybeText, MaybeText];
	scores?: [number, number];
	changes?: [number, number];
	causes: {
		why: string;
		indicator: string;
		period: string;
		source: string;
		published: string;
		score: number;
		change: number;
	}[];
}

interface AttributionCase {
	scenarios: [string, string];
	goalposts: Record<string, Partial<Indicator['goalposts']>>;
	expect: {
		from: string;
		to: string;
		score0: number;
		score1: number;
		total: number;
		steps: { step: string; total: number; byIndicator: Record<string, number> }[];
	};
}

interface EdgeLevel {
	state?: string;
	value?: number;
	low?: number;
	high?: number;
	period_end?: string;
	source?: string;
	first?: string;
	age_days?: number;
	pull?: number;
	conflict_gap?: number;
	news?: boolean;
}

interface EdgeCase {
	case: string;
	as_of?: string;
	watch?: Partial<WatchRow>;
	indicators: Partial<IndicatorRow>[];
	observations: Partial<ObservationRow>[];
	scenario: ScenarioRow;
	levels: Record<string, EdgeLevel>;
	base: Record<string, EdgeLevel>;
	expect: Expected & { perIndicator?: [string, string, number, MaybeNumber, MaybeNumber][] };
	log?: { from: string; entries: LogEntry[] };
	extra?: Hangs;
	readings?: ['real-time' | 'pseudo' | 'now', string, MaybeNumber, string, MaybeNumber, MaybeText][];
}

export const worked = JSON.parse(
	readFileSync(new URL('./method_examples_2.json', import.meta.url), 'utf8')
) as File;

function observationOf(row: ObservationRow, line: number): Observation {
	const end = day(row.period_end);
	const { value, low, high } = row;
	const bound =
		low === value && high === undefined ? 'at-least' : high === value && low === undefined ? 'at-most' : null;
	return {
		period: { text: row.period_end, start: end, end },
		published: day(row.published),
		publishedPrecision: 'day',
		value,
		low: low ?? value,
		high: high ?? value,
		bound,
		source: row.source,
		locator: '',
		grade: row.grade,
		status: row.status ?? 'A',
		note: '',
		line
	};
}

function indicatorOf(one: IndicatorRow, rows: readonly ObservationRow[]): Indicator {
	return {
		id: one.id,
		scale: one.scale ?? 'linear',
		goalposts: { distant: one.distant, middle: one.middle, close: one.close },
		bounds: { min: one.min ?? null, max: one.max ?? null },
		frequency: { months: 12, days: 0 },
		publicationLagDays: one.publication_lag_days,
		freshDays: one.fresh_days,
		staleDays: one.stale_days,
		driftPerYear: one.drift_per_year ?? 0,
		undercount: one.undercount ?? 0,
		observations: rows
			.map((row, at) => ({ row, line: at + 2 }))
			.filter(({ row }) => row.indicator === one.id)
			.map(({ row, line }) => observationOf(row, line))
	};
}

function scenarioOf(one: ScenarioRow): Scenario {
	return {
		id: one.id ?? 'lens',
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

function termsOf(watch: WatchRow): Terms {
	const [, count, unit] = /^P(\d+)([MY])$/.exec(watch.horizon) ?? [];
	return {
		threshold: watch.threshold,
		directionThreshold: watch.direction_threshold,
		horizon: Number(count) * (unit === 'Y' ? 12 : 1)
	};
}

/** A model with its groups and the draws to make of it. */
export interface WorkedModel {
	readonly indicators: readonly Indicator[];
	readonly groups: ReadonlyMap<string, string>;
	readonly terms: Terms;
	readonly draws: { readonly count: number; readonly seed: number };
}

function groupsOf(rows: readonly IndicatorRow[]): ReadonlyMap<string, string> {
	return new Map(rows.map(({ id, group }) => [id, group]));
}

export const demo: WorkedModel = {
	indicators: worked.indicators.map((one) => indicatorOf(one, worked.observations)),
	groups: groupsOf(worked.indicators),
	terms: termsOf(worked.watch),
	draws: { count: worked.watch.draws, seed: worked.watch.seed }
};

export function workedScenario(id: string): Scenario {
	const found = worked.scenarios.find((one) => one.id === id);
	if (found === undefined) throw new Error(`no scenario ${id} in the worked examples`);
	return scenarioOf(found);
}

/** An edge case with its defaults filled in. */
export function edgeModel(
	edge: EdgeCase
): WorkedModel & { readonly scenario: Scenario; readonly asOf: number } {
	const usual = worked['edge case defaults'];
	const rows = edge.observations.map((row) => ({ ...usual.row, ...row }));
	const indicators = edge.indicators.map((one) => ({ ...usual.indicator, ...one }));
	const watch = { ...usual.watch, ...edge.watch };
	return {
		indicators: indicators.map((one) => indicatorOf(one, rows)),
		groups: groupsOf(indicators),
		terms: termsOf(watch),
		draws: { count: watch.draws, seed: watch.seed },
		scenario: scenarioOf(edge.scenario),
		asOf: day(edge.as_of ?? usual.as_of)
	};
}
