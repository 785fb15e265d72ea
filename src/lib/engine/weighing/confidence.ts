import type { Level } from '../evidence/level.ts';
import { SLACK } from './score.ts';

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

/** Cut-offs of section 6: from which measure a test is high, and from which moderate. */
const CUT_OFFS: Readonly<Record<ConfidenceTest, readonly [high: number, moderate: number]>> = {
	coverage: [0.8, 0.6],
	freshness: [0.6, 0.3],
	grade: [0.6, 0.3],
	agreement: [0.9, 0.7]
};
const ORDER: readonly ConfidenceTest[] = ['coverage', 'freshness', 'grade', 'agreement'];
const LEVELS: readonly ConfidenceLevel[] = ['low', 'moderate', 'high'];
const CONFLICT_FLAG = 0.25;

type Observed = Extract<Level, { readonly state: 'observed' }>;

/** An observed indicator that counts, with its weight. */
export interface WeighedLevel {
	readonly weight: number;
	readonly level: Observed;
}

/** Whether the sources disagree by a quarter of full pull or more (method, section 2). */
export function isConflict(level: Level): boolean {
	return level.state === 'observed' && level.conflictGap >= CONFLICT_FLAG - SLACK;
}

function isWellGraded({ chosen }: Observed): boolean {
	return /^[AB][12]$/.test(chosen.grade);
}

function levelOfTest(test: ConfidenceTest, measure: number): ConfidenceLevel {
	const [high, moderate] = CUT_OFFS[test];
	if (measure >= high - SLACK) return 'high';
	return measure >= moderate - SLACK ? 'moderate' : 'low';
}

/** Weighted mean of a measure over the observed weight; 0 when nothing is observed. */
function mean(observed: readonly WeighedLevel[], measure: (level: Observed) => number): number {
	let total = 0;
	let weights = 0;
	for (const { weight, level } of observed) {
		total += weight * measure(level);
		weights += weight;
	}
	return weights > 0 ? total / weights : 0;
}

/**
 * How sound the basis of a score is: the lowest of four tests (method, section 6). `coverage` is the observed share of
 * all positive weight; `observed` the observed indicators that count, in id order.
 */
export function confidenceOf(coverage: number, observed: readonly WeighedLevel[]): Confidence {
	const of = (test: ConfidenceTest, measure: number) => ({ measure, level: levelOfTest(test, measure) });
	const tests: Confidence['tests'] = {
		coverage: of('coverage', coverage),
		freshness: of(
			'freshness',
			mean(observed, (level) => level.freshness)
		),
		grade: of(
			'grade',
			mean(observed, (level) => (isWellGraded(level) ? 1 : 0))
		),
		agreement: of(
			'agreement',
			mean(observed, (level) => (isConflict(level) ? 0 : 1))
		)
	};
	const level = LEVELS.find((one) => ORDER.some((test) => tests[test].level === one)) ?? 'low';
	const cappedBy = level === 'high' ? null : (ORDER.find((test) => tests[test].level === level) ?? null);
	return { level, cappedBy, tests };
}
