import type { Issue } from './issue.ts';
import type { Level } from './level.ts';
import type { Day } from './period.ts';
import type { Polarity } from './scenario.ts';

export type Band = 'weakens' | 'holds' | 'deepens';

/** `insufficient`: less than half the weight has data, so the score is kept but no verdict given (method, section 6). */
export type OutlookStatus = 'ok' | 'insufficient' | 'no-evidence' | 'no-weights' | 'config-error';

export type ConfidenceLevel = 'low' | 'moderate' | 'high';
export type ConfidenceTest = 'coverage' | 'freshness' | 'grade' | 'agreement';

export interface Confidence {
	readonly level: ConfidenceLevel;
	/** The first of the lowest tests, in the order coverage, freshness, grade, agreement; null when all are high. */
	readonly cappedBy: ConfidenceTest | null;
	/** The measure behind each test, 0 to 1 (agreement: observed weight without a conflict flag), and its level. */
	readonly tests: Readonly<
		Record<ConfidenceTest, { readonly measure: number; readonly level: ConfidenceLevel }>
	>;
}

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
	/** Shares of all positive weight; they add up to 1 (all 0 without weights). */
	readonly coverage: { readonly observed: number; readonly assumed: number; readonly missing: number };
	readonly confidence: Confidence | null;
	/** Every indicator, by id. */
	readonly indicators: readonly IndicatorOutlook[];
	/** Ids that hold more than half of the weight that counts. */
	readonly dictators: readonly string[];
	/** Why the status is config-error; empty otherwise. */
	readonly issues: readonly Issue[];
}
