/** The method: pure functions from observations and scenarios to outlooks. The only door of the engine. */
export { attributionOf } from './attribution.ts';
export type { Attribution, AttributionPart, AttributionStep, NoAttribution } from './attribution.ts';
export { STEPS, type Situation, type StepName } from './attribution-states.ts';
export { breakEvensOf, type BreakEven } from './break-even.ts';
export { brierOf } from './brier.ts';
export { confidenceOf, isConflict } from './confidence.ts';
export type { Confidence, ConfidenceLevel, ConfidenceTest, WeighedLevel } from './confidence.ts';
export type { Coverage, OutlookStatus } from './coverage.ts';
export { drawTableFits, drawTableOf, type DrawOptions, type DrawTable } from './draw-table.ts';
export { drawsFromTable, drawsOf, quantileOf, type BandCounts, type Draws } from './draws.ts';
export { histogramOf, type HistogramBin } from './histogram.ts';
export { historyFromGrid, historyOf, type HistoryInput, type HistoryPoint } from './history.ts';
export type { Goalposts, Indicator, Scale } from './indicator.ts';
export type { Issue } from './issue.ts';
export { prepareIndicator, type Reading } from './known-rows.ts';
export { levelOf, type Level, type MissingReason } from './level.ts';
export {
	levelGridOf,
	type GridRow,
	type GridRun,
	type LevelGrid,
	type LevelGridInput
} from './level-grid.ts';
export { datumRecordsOf, type DatumRecord, type NextDatum } from './next-datum.ts';
export { gradeRank } from './observation.ts';
export type { Credibility, Grade, Observation, ObservationStatus, Reliability } from './observation.ts';
export { levelsOf, outlookOf, outlookOfLevels } from './outlook.ts';
export type { IndicatorOutlook, Outlook, OutlookInput } from './outlook.ts';
export { addDuration, type Day, type Duration, type Period } from './period.ts';
export { goalpostError, pullOf, valueAtPull } from './pull.ts';
export type { GoalpostError, PullError, Yardstick } from './pull.ts';
export { DEFAULT_COUNT, DEFAULT_SEED, mulberry32, uniformsOf } from './random.ts';
export { rankOrderCentroid, rankOrderWeights } from './rank-order.ts';
export { printedDecimals, printedParts, roundedScore, type Part } from './rounding.ts';
export type { Assumption, Polarity, Scenario, ScenarioWeight } from './scenario.ts';
export { bandOf, type Band } from './score.ts';
export { scenarioSpreadOf, sensitivityOf } from './sensitivity.ts';
export type { ScenarioSpread, Sensitivity, SensitivityOptions } from './sensitivity.ts';
export { snapshotOf, type Snapshot, type SnapshotInput } from './snapshot.ts';
export type { TornadoBar } from './tornado.ts';
export { readPullsOf, weightSpaceOf, weightSpaceOfPulls, weightTableOf } from './weight-space.ts';
export type { WeightSpace, WeightSpaceOptions, WeightTable } from './weight-space.ts';
