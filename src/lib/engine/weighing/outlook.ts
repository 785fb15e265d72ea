import { confidenceOf, type Confidence, type WeighedLevel } from './confidence.ts';
import { configurationIssues } from './configuration.ts';
import { coverageOf, statusOf, type Coverage, type OutlookStatus } from './coverage.ts';
import type { Indicator } from '../evidence/indicator.ts';
import type { Issue } from '../issue.ts';
import { levelOf, type Level } from '../evidence/level.ts';
import { byId } from '../order.ts';
import type { Day } from '../evidence/period.ts';
import { pullOf } from './pull.ts';
import type { Polarity, Scenario } from './scenario.ts';
import { balanceOf, bandOf, counts, SLACK, type Balance, type Band } from './score.ts';

/** One indicator's part in an outlook. */
export interface IndicatorOutlook {
	readonly id: string;
	readonly weight: number;
	readonly polarity: Polarity;
	readonly level: Level;
	/** `assumed` when the scenario sets a what-if value, else the level's state. */
	readonly state: 'observed' | 'assumed' | 'stale' | 'missing';
	/** The value that counts: the level's or the assumption's; null when there is neither. */
	readonly value: number | null;
	/** -1 to +1 before polarity (method, section 3); null without a usable value. Given for weight 0 too. */
	readonly pull: number | null;
	/** q, c of section 5; null unless the indicator counts (weight > 0 and a usable value). */
	readonly share: number | null;
	readonly contribution: number | null;
}

/** Result of weighing every indicator at one date under one scenario (method, sections 2 to 6); numbers unrounded. */
export interface Outlook {
	readonly asOf: Day;
	readonly scenario: string;
	/** Band edge tau, in score points. */
	readonly threshold: number;
	readonly status: OutlookStatus;
	/** -100 to 100; null where there is none. */
	readonly score: number | null;
	/** Null unless the status is ok. */
	readonly band: Band | null;
	readonly pushUp: number | null;
	readonly pushDown: number | null;
	/** Lowest and highest score if everything missing were known. */
	readonly bounds: readonly [number, number] | null;
	readonly coverage: Coverage;
	/** Given with every score, so also when the status is `insufficient`. */
	readonly confidence: Confidence | null;
	/** Every indicator, by id. */
	readonly indicators: readonly IndicatorOutlook[];
	/** Ids that hold more than half of the weight that counts. */
	readonly dictators: readonly string[];
	/** Why the status is config-error; empty otherwise. */
	readonly issues: readonly Issue[];
}

export interface OutlookInput {
	/** In any order. */
	readonly indicators: readonly Indicator[];
	readonly scenario: Scenario;
	readonly asOf: Day;
	readonly threshold: number;
}

type Unweighed = Omit<IndicatorOutlook, 'share' | 'contribution'>;

const NO_LEVEL: Level = { state: 'missing', reason: 'no-observation' };

function unweighedOf(indicator: Indicator, level: Level, scenario: Scenario): Unweighed {
	const { id } = indicator;
	const { weight, polarity } = scenario.weights.get(id) ?? { weight: 0, polarity: 1 };
	const assumption = scenario.assumptions.get(id);
	const state = assumption === undefined ? level.state : 'assumed';
	const value = assumption?.value ?? (level.state === 'observed' ? level.value : null);
	const pull = value === null ? null : pullOf(value, indicator);
	return { id, weight, polarity, level, state, value, pull: typeof pull === 'number' ? pull : null };
}

function weighedLevels(readings: readonly Unweighed[]): readonly WeighedLevel[] {
	return readings.flatMap((one) =>
		counts(one) && one.state === 'observed' && one.level.state === 'observed'
			? [{ weight: one.weight, level: one.level }]
			: []
	);
}

/** The parts of an outlook that exist only with a score. */
function scored(
	balance: Balance | null,
	readings: readonly Unweighed[],
	coverage: Coverage
): Pick<Outlook, 'score' | 'pushUp' | 'pushDown' | 'bounds' | 'confidence' | 'indicators' | 'dictators'> {
	const indicators = readings.map((one, index) => ({
		...one,
		share: balance?.shares[index] ?? null,
		contribution: balance?.contributions[index] ?? null
	}));
	return {
		score: balance?.score ?? null,
		pushUp: balance?.pushUp ?? null,
		pushDown: balance?.pushDown ?? null,
		bounds: balance?.bounds ?? null,
		confidence: balance === null ? null : confidenceOf(coverage.observed, weighedLevels(readings)),
		indicators,
		dictators: indicators.filter(({ share }) => share !== null && share > 0.5 + SLACK).map(({ id }) => id)
	};
}

/**
 * The outlook from levels that are already known, so that moving a weight doesn't read observations again. An indicator
 * without an entry in `levels` is missing. Bad configuration gives the status config-error, its issues, and no score.
 */
export function outlookOfLevels(
	levels: ReadonlyMap<string, Level>,
	indicators: readonly Indicator[],
	scenario: Scenario,
	asOf: Day,
	threshold: number
): Outlook {
	const readings = [...indicators]
		.sort(byId)
		.map((indicator) => unweighedOf(indicator, levels.get(indicator.id) ?? NO_LEVEL, scenario));
	const issues = configurationIssues(indicators, scenario, threshold);
	const sound = issues.length === 0;
	const balance = sound ? balanceOf(readings) : null;
	const coverage = coverageOf(sound ? readings : []);
	const status = sound ? statusOf(readings, coverage) : 'config-error';
	const band = status === 'ok' && balance !== null ? bandOf(balance.score, threshold) : null;
	const rest = scored(balance, readings, coverage);
	return { asOf, scenario: scenario.id, threshold, status, band, coverage, issues, ...rest };
}

/** Levels of all indicators on a day, by id (method, section 2). */
export function levelsOf(indicators: readonly Indicator[], asOf: Day): ReadonlyMap<string, Level> {
	return new Map(indicators.map((indicator) => [indicator.id, levelOf(indicator, asOf)]));
}

/** Weighs every indicator as known on `asOf` under one scenario (method, sections 2 to 6). */
export function outlookOf({ indicators, scenario, asOf, threshold }: OutlookInput): Outlook {
	return outlookOfLevels(levelsOf(indicators, asOf), indicators, scenario, asOf, threshold);
}
