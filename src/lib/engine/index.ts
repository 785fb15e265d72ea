/** The method: pure functions from observations and scenarios to outlooks. The only door of the engine. */
export { attributionOf } from './time/attribution.ts';
export type { Attribution, AttributionPart, AttributionStep, NoAttribution } from './time/attribution.ts';
export { STEPS, type Situation, type StepName } from './time/attribution-states.ts';
export { breakEvensOf, directionBreakEvensOf, type BreakEven } from './firmness/break-even.ts';
export { METHOD } from './method.ts';
export { brierOf } from './brier.ts';
export type { DirectionStatus } from './weighing/change.ts';
export { confidenceOf, isConflict } from './weighing/confidence.ts';
export type { Confidence, ConfidenceLevel, ConfidenceTest, WeighedFigure } from './weighing/confidence.ts';
export type { Coverage, OutlookStatus } from './weighing/coverage.ts';
export type { DirectionOutlook } from './weighing/direction.ts';
export { drawTableFits, drawTableOf, type DrawOptions, type DrawTable } from './firmness/draw-table.ts';
export { drawsFromTable, drawsOf, quantileOf, type ChangeDraws, type Draws } from './firmness/draws.ts';
export { firmnessOf, type Firm, type Firmness, type VerdictFirmness } from './firmness/firmness.ts';
export { gapRulesOf, type GapRules } from './firmness/gap-rules.ts';
export { histogramOf, type HistogramBin } from './firmness/histogram.ts';
export { historyFromGrid, historyOf, type HistoryInput, type HistoryPoint } from './time/history.ts';
export { dueAfter } from './evidence/due.ts';
export { DEFAULT_HORIZON, newsUntil, outlastsNews } from './evidence/horizon.ts';
export type { Goalposts, Indicator, Scale } from './evidence/indicator.ts';
export type { Issue } from './issue.ts';
export { prepareIndicator, type Measured, type Reading } from './evidence/known-rows.ts';
export { countedRowsOf } from './evidence/counted-rows.ts';
export { whyNotCounted, type NotCounted } from './evidence/not-counted.ts';
export { levelOf, type Before, type Figure, type Level, type MissingReason } from './evidence/level.ts';
export {
	levelGridOf,
	type GridBound,
	type GridMark,
	type GridRow,
	type GridRun,
	type LevelGrid,
	type LevelGridInput
} from './evidence/level-grid.ts';
export { datumRecordsOf, type DatumRecord, type NextDatum } from './firmness/next-datum.ts';
export { gradeRank } from './evidence/observation.ts';
export type {
	Credibility,
	Grade,
	Observation,
	Observations,
	ObservationStatus,
	Reliability
} from './evidence/observation.ts';
export { levelsOf, outlookOf, outlookOfLevels } from './weighing/outlook.ts';
export type { IndicatorOutlook, Outlook, OutlookInput } from './weighing/outlook.ts';
export { addDuration, type Day, type Duration, type Period } from './evidence/period.ts';
export { goalpostError, pullOf, valueAtPull } from './weighing/pull.ts';
export type { Gauge, GoalpostError, PullError } from './weighing/pull.ts';
export { DEFAULT_COUNT, DEFAULT_SEED, mulberry32, uniformsOf } from './firmness/random.ts';
export { rankOrderCentroid, rankOrderWeights } from './weighing/rank-order.ts';
export { printedDecimals, printedParts, roundedScore, type Part } from './weighing/rounding.ts';
export type { Assumption, Polarity, Scenario, ScenarioWeight } from './weighing/scenario.ts';
export { directionOf, positionOf, type Direction, type Position } from './weighing/score.ts';
export { scenarioSpreadOf, sensitivityOf } from './firmness/sensitivity.ts';
export type { ScenarioSpread, Sensitivity, SensitivityOptions } from './firmness/sensitivity.ts';
export type { ByDirection, ByPosition, Tally } from './firmness/tally.ts';
export { DEFAULT_TERMS, termsOf, type Terms } from './weighing/terms.ts';
export type { TornadoBar } from './firmness/tornado.ts';
export { movesBetween, type Move, type Reads } from './time/moves.ts';
export { turningDatesOf } from './time/turning-dates.ts';
export { indicatorTrack, scenarioTrack, signpostStateOf } from './time/signposts.ts';
export type {
	Crossing,
	SignpostReading,
	SignpostRule,
	SignpostState,
	SignpostWay
} from './time/signposts.ts';
export { verdictLogOf, type Cause, type CauseKind, type VerdictTurn } from './time/verdict-log.ts';
export {
	directionSpaceOf,
	positionSpaceOf,
	readChangesOf,
	readPullsOf,
	weightSpaceOf,
	weightTableOf
} from './firmness/weight-space.ts';
export type { WeightSpace, WeightSpaceOptions, WeightTable } from './firmness/weight-space.ts';
export { withoutEachOf, withoutGroupsOf, withoutWeakGradesOf } from './firmness/without.ts';
export type { VerdictPair, Without } from './firmness/without.ts';
