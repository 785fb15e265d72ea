import { confidenceOf, type Confidence, type WeighedFigure } from './confidence.ts';
import { configurationIssues } from './configuration.ts';
import { boundsOf, coverageOf, type Coverage, type OutlookStatus } from './coverage.ts';
import { directionOutlookOf, NO_DIRECTION, type DirectionOutlook } from './direction.ts';
import type { Indicator } from '../evidence/indicator.ts';
import type { Issue } from '../issue.ts';
import { levelOf, type Level } from '../evidence/level.ts';
import { readOf, type IndicatorRead } from './indicator-read.ts';
import { byId } from '../order.ts';
import type { Day } from '../evidence/period.ts';
import type { Polarity, Scenario } from './scenario.ts';
import { counts, SLACK, type Position } from './score.ts';
import { termsOf, type Terms } from './terms.ts';
import { verdictsOf, type Verdicts } from './verdicts.ts';

/** One indicator's part in an outlook. */
export interface IndicatorOutlook {
	readonly id: string;
	readonly weight: number;
	readonly polarity: Polarity;
	readonly level: Level;
	/** `assumed` when the scenario sets a what-if value, else the level's state. */
	readonly state: 'observed' | 'aged' | 'assumed' | 'missing';
	/** The value that counts: the level's or the assumption's; null when there is neither. */
	readonly value: number | null;
	/** -1 to +1 before polarity (method, section 3); null without a usable value. Given for weight 0 too. */
	readonly pull: number | null;
	/** q, c of section 5; null unless the indicator counts (weight > 0 and a usable value). */
	readonly share: number | null;
	readonly contribution: number | null;
	/** Of the level's base, -1 to +1 before polarity; null without one. Given for weight 0 too. */
	readonly basePull: number | null;
	/** Whether its change is news; false for a what-if. Like the next two null outside of C (method, section 7b). */
	readonly news: boolean | null;
	/** r and e of section 7b. */
	readonly changeShare: number | null;
	readonly change: number | null;
}

/** Result of weighing every indicator at one date under one scenario (method, sections 2 to 7b); numbers unrounded. */
export interface Outlook extends Terms {
	readonly asOf: Day;
	readonly scenario: string;
	readonly status: OutlookStatus;
	/** -100 to 100; null where there is none. */
	readonly score: number | null;
	/** Null unless the status is ok. */
	readonly position: Position | null;
	readonly pushUp: number | null;
	readonly pushDown: number | null;
	/** Lowest and highest score whatever the missing and the aged figures turn out to be. */
	readonly bounds: readonly [number, number] | null;
	readonly coverage: Coverage;
	/** Given with every score, so also when the status is `insufficient`. */
	readonly confidence: Confidence | null;
	readonly direction: DirectionOutlook;
	/** Every indicator, by id. */
	readonly indicators: readonly IndicatorOutlook[];
	/** Ids that hold more than half of the weight that counts. */
	readonly dictators: readonly string[];
	/** Why the status is config-error; empty otherwise. */
	readonly issues: readonly Issue[];
}

export interface OutlookInput extends Terms {
	/** In any order. */
	readonly indicators: readonly Indicator[];
	readonly scenario: Scenario;
	readonly asOf: Day;
}

const NO_LEVEL: Level = { state: 'missing', reason: 'no-observation' };

function figuresOf(reads: readonly IndicatorRead[]): readonly WeighedFigure[] {
	return reads.flatMap((one) =>
		counts(one) && one.state !== 'assumed' && one.level.state !== 'missing'
			? [{ weight: one.weight, figure: one.level }]
			: []
	);
}

/** The indicators' parts; null wherever one doesn't count, or the model is at fault (`verdicts` null). */
function partsOf(reads: readonly IndicatorRead[], verdicts: Verdicts | null): readonly IndicatorOutlook[] {
	const { balance = null, changeBalance = null } = verdicts ?? {};
	return reads.map(({ assumed, news, ...one }, at) => {
		const changeShare = changeBalance?.shares[at] ?? null;
		return {
			...one,
			share: balance?.shares[at] ?? null,
			contribution: balance?.contributions[at] ?? null,
			news: changeShare === null ? null : news && !assumed,
			changeShare,
			change: changeBalance?.changes[at] ?? null
		};
	});
}

/** An outlook without the question that it answers. */
type Answer = Omit<Outlook, 'asOf' | 'scenario' | keyof Terms>;

function faulty(reads: readonly IndicatorRead[], issues: readonly Issue[]): Answer {
	return {
		status: 'config-error',
		score: null,
		position: null,
		pushUp: null,
		pushDown: null,
		bounds: null,
		coverage: coverageOf([]),
		confidence: null,
		direction: NO_DIRECTION,
		indicators: partsOf(reads, null),
		dictators: [],
		issues
	};
}

function sound(reads: readonly IndicatorRead[], terms: Terms): Answer {
	const verdicts = verdictsOf(reads, terms);
	const { status, coverage, balance, position } = verdicts;
	const indicators = partsOf(reads, verdicts);
	const confidence = balance === null ? null : confidenceOf(coverage.observed, figuresOf(reads));
	return {
		status,
		score: balance?.score ?? null,
		position,
		pushUp: balance?.pushUp ?? null,
		pushDown: balance?.pushDown ?? null,
		bounds: balance === null ? null : boundsOf(balance.score, reads),
		coverage,
		confidence,
		direction: directionOutlookOf(reads, verdicts, confidence),
		indicators,
		dictators: indicators.filter(({ share }) => share !== null && share > 0.5 + SLACK).map(({ id }) => id),
		issues: []
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
	given: Terms
): Outlook {
	const terms = termsOf(given);
	const reads = [...indicators]
		.sort(byId)
		.map((indicator) => readOf(indicator, levels.get(indicator.id) ?? NO_LEVEL, scenario));
	const issues = configurationIssues(indicators, scenario, terms);
	const rest = issues.length === 0 ? sound(reads, terms) : faulty(reads, issues);
	return { asOf, scenario: scenario.id, ...terms, ...rest };
}

/** Levels of all indicators on a day, by id (method, section 2); `horizon` in months. */
export function levelsOf(
	indicators: readonly Indicator[],
	asOf: Day,
	horizon: number
): ReadonlyMap<string, Level> {
	return new Map(indicators.map((indicator) => [indicator.id, levelOf(indicator, asOf, { horizon })]));
}

/** Weighs every indicator as known on `asOf` under one scenario (method, sections 2 to 7b). */
export function outlookOf(input: OutlookInput): Outlook {
	const { indicators, scenario, asOf, horizon } = input;
	return outlookOfLevels(levelsOf(indicators, asOf, horizon), indicators, scenario, asOf, input);
}
