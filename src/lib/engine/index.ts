/** The method: pure functions from observations and scenarios to outlooks. The only door of the engine. */
export type { Confidence, ConfidenceLevel, ConfidenceTest } from './confidence.ts';
export { isConflict } from './confidence.ts';
export type { Goalposts, Indicator, Scale } from './indicator.ts';
export type { Issue } from './issue.ts';
export { prepareIndicator, type Reading } from './known-rows.ts';
export { levelOf, type Level, type MissingReason } from './level.ts';
export {
	gradeRank,
	type Credibility,
	type Grade,
	type Observation,
	type ObservationStatus,
	type Reliability
} from './observation.ts';
export {
	levelsOf,
	outlookOf,
	outlookOfLevels,
	type Coverage,
	type IndicatorOutlook,
	type Outlook,
	type OutlookInput,
	type OutlookStatus
} from './outlook.ts';
export { addDuration, type Day, type Duration, type Period } from './period.ts';
export {
	goalpostError,
	pullOf,
	valueAtPull,
	type GoalpostError,
	type PullError,
	type Yardstick
} from './pull.ts';
export { printedDecimals, printedParts, roundedScore, type Part } from './rounding.ts';
export type { Assumption, Polarity, Scenario, ScenarioWeight } from './scenario.ts';
export { bandOf, type Band } from './score.ts';
