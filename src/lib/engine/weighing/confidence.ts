import type { Figure, Level } from '../evidence/level.ts';
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

/** From which measure a test is high, and from which moderate. */
type CutOffs = readonly [high: number, moderate: number];

/** Of section 7b, for the share of weight that is news. */
const NEWS_CUT_OFFS: CutOffs = [0.6, 0.3];

/** Of section 6. */
const CUT_OFFS: Readonly<Record<ConfidenceTest, CutOffs>> = {
	coverage: [0.8, 0.6],
	freshness: [0.6, 0.3],
	grade: [0.6, 0.3],
	agreement: [0.9, 0.7]
};
const ORDER: readonly ConfidenceTest[] = ['coverage', 'freshness', 'grade', 'agreement'];
const LEVELS: readonly ConfidenceLevel[] = ['low', 'moderate', 'high'];
const CONFLICT_FLAG = 0.25;

/** An observed or aged indicator that counts, with its weight. */
export interface WeighedFigure {
	readonly weight: number;
	readonly figure: Figure;
}

/** Whether the sources disagree by a quarter of full pull or more (method, section 2). */
export function isConflict(level: Level): boolean {
	return level.state !== 'missing' && level.conflictGap >= CONFLICT_FLAG - SLACK;
}

function isWellGraded({ chosen }: Figure): boolean {
	return /^[AB][12]$/.test(chosen.grade);
}

function levelOfTest(test: ConfidenceTest, measure: number): ConfidenceLevel {
	return levelOfCut(CUT_OFFS[test], measure);
}

function levelOfCut([high, moderate]: CutOffs, measure: number): ConfidenceLevel {
	if (measure >= high - SLACK) return 'high';
	return measure >= moderate - SLACK ? 'moderate' : 'low';
}

/** Weighted mean of a measure over figures; 0 when there is none. */
function mean(figures: readonly WeighedFigure[], measure: (figure: Figure) => number): number {
	let total = 0;
	let weights = 0;
	for (const { weight, figure } of figures) {
		total += weight * measure(figure);
		weights += weight;
	}
	return weights > 0 ? total / weights : 0;
}

/**
 * How sound the basis of a score is: the lowest of four tests (method, section 6), never how likely something is.
 * `coverage` is the observed share of all positive weight (0 to 1); the other three are means over `figures`, the
 * observed and aged indicators that count, by weight and in id order: freshness, 1 where the grade is A or B and 1 or 2,
 * and 1 where sources don't conflict.
 */
export function confidenceOf(coverage: number, figures: readonly WeighedFigure[]): Confidence {
	const of = (test: ConfidenceTest, measure: number) => ({ measure, level: levelOfTest(test, measure) });
	const tests: Confidence['tests'] = {
		coverage: of('coverage', coverage),
		freshness: of(
			'freshness',
			mean(figures, ({ freshness }) => freshness)
		),
		grade: of(
			'grade',
			mean(figures, (figure) => (isWellGraded(figure) ? 1 : 0))
		),
		agreement: of(
			'agreement',
			mean(figures, (figure) => (isConflict(figure) ? 0 : 1))
		)
	};
	const level = LEVELS.find((one) => ORDER.some((test) => tests[test].level === one)) ?? 'low';
	const cappedBy = level === 'high' ? null : (ORDER.find((test) => tests[test].level === level) ?? null);
	return { level, cappedBy, tests };
}

/** Confidence in a direction: the lower of the position's and of a test of the news share (method, section 7b). */
export function directionConfidence(position: ConfidenceLevel, newsShare: number): ConfidenceLevel {
	const news = levelOfCut(NEWS_CUT_OFFS, newsShare);
	return LEVELS.find((one) => one === position || one === news) ?? 'low';
}
