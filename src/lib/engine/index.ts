/** The method: pure functions from observations and scenarios to outlooks. The only door of the engine. */
export { attributionOf } from './time/attribution.ts';
export type { Attribution, AttributionPart, AttributionStep, NoAttribution } from './time/attribution.ts';
export { STEPS, type Situation, type StepName } from './time/attribution-states.ts';
export { breakEvensOf, type BreakEven } from './firmness/break-even.ts';
export { brierOf } from './brier.ts';
export { confidenceOf, isConflict } from './weighing/confidence.ts';
export type { Confidence, ConfidenceLevel, ConfidenceTest, WeighedLevel } from './weighing/confidence.ts';
export type { Coverage, OutlookStatus } from './weighing/coverage.ts';
export { drawTableFits, drawTableOf, type DrawOptions, type DrawTable } from './firmness/draw-table.ts';
export { drawsFromTable, drawsOf, quantileOf, type BandCounts, type Draws } from './firmness/draws.ts';
export { histogramOf, type HistogramBin } from './firmness/histogram.ts';
export { historyFromGrid, historyOf, type HistoryInput, type HistoryPoint } from './time/history.ts';
export type { Goalposts, Indicator, Scale } from './evidence/indicator.ts';
export type { Issue } from './issue.ts';
export { prepareIndicator, type Measured, type Reading } from './evidence/known-rows.ts';
export { countedRowsOf } from './evidence/counted-rows.ts';
export { whyNotCounted, type NotCounted } from './evidence/not-counted.ts';
export { levelOf, type Level, type MissingReason } from './evidence/level.ts';
export {
	levelGridOf,
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
	ObservationStatus,
	Reliability
} from './evidence/observation.ts';
export { levelsOf, outlookOf, outlookOfLevels } from './weighing/outlook.ts';
export type { IndicatorOutlook, Outlook, OutlookInput } from './weighing/outlook.ts';
export { addDuration, type Day, type Duration, type Period } from './evidence/period.ts';
export { goalpostError, pullOf, valueAtPull } from './weighing/pull.ts';
export type { GoalpostError, PullError, Yardstick } from './weighing/pull.ts';
export { DEFAULT_COUNT, DEFAULT_SEED, mulberry32, uniformsOf } from './firmness/random.ts';
export { rankOrderCentroid, rankOrderWeights } from './weighing/rank-order.ts';
export { printedDecimals, printedParts, roundedScore, type Part } from './weighing/rounding.ts';
export type { Assumption, Polarity, Scenario, ScenarioWeight } from './weighing/scenario.ts';
export { bandOf, type Band } from './weighing/score.ts';
export { scenarioSpreadOf, sensitivityOf } from './firmness/sensitivity.ts';
export type { ScenarioSpread, Sensitivity, SensitivityOptions } from './firmness/sensitivity.ts';
export type { TornadoBar } from './firmness/tornado.ts';
export { readPullsOf, weightSpaceOf, weightSpaceOfPulls, weightTableOf } from './firmness/weight-space.ts';
export type { WeightSpace, WeightSpaceOptions, WeightTable } from './firmness/weight-space.ts';
