export {
	dayOf,
	dayText,
	parseDay,
	parseDuration,
	parsePeriod,
	parsePublished,
	type DatePrecision,
	type PublishedDate
} from './date.ts';
export { csvRows, type CsvRow } from './csv.ts';
export { cslDateOf } from './csl-date.ts';
export { parseEventCounts, type EventCounts } from './event-counts.ts';
export { EVENT_COLUMNS, parseEventsFile } from './events-file.ts';
export type { FolderEntry, WatchFolderFiles } from './folder-entry.ts';
export { indicatorShape, parseIndicatorFile, type IndicatorFile } from './indicator-file.ts';
export {
	gradeOf,
	IMPORT_FORMATS,
	parseImportBlock,
	textsOf,
	type BlockOf,
	type ImportBlock,
	type ImportFormat
} from './import-block.ts';
export { IssueList, issueOf, shown, type Complaint } from './issue-list.ts';
export { parseBriefingForm, type BriefingForm } from './judgement.ts';
export { KEBAB_CASE } from './kebab-case.ts';
export { decimalHint, decimalText, parseDecimal } from './number.ts';
export { OBSERVATION_COLUMNS, parseObservationsFile, type ObservationContext } from './observations-file.ts';
export type { Parsed } from './parsed.ts';
export { formatDraftTexts, parseScenarioDraft, type ScenarioDraft } from './scenario-draft.ts';
export { scenarioFileText } from './scenario-file-text.ts';
export { parseScenarioFile, scenarioShape, type KnownIndicators } from './scenario-file.ts';
export {
	formatScenarioLink,
	isEdited,
	parseScenarioLink,
	type LinkedWatch,
	type ParsedScenarioLink,
	type ScenarioLink
} from './scenario-link.ts';
export {
	checkSnapshot,
	parseSnapshotFile,
	snapshotFileText,
	type Difference,
	type NumberedSnapshot,
	type SnapshotCheck
} from './snapshot-file.ts';
export { canonicalText, snapshotNumber } from './snapshot-number.ts';
export {
	inputOfRecord,
	parseSnapshotRecord,
	snapshotRecordOf,
	statedOutlook,
	watchOfRecord,
	type SnapshotFacts
} from './snapshot-record.ts';
export type { Judgement, SnapshotRecord, SnapshotResult } from './snapshot-shape.ts';
export { parseSourcesFile } from './sources-file.ts';
export { textOf } from './text-file.ts';
export type * from './watch.ts';
export { parseWatchFile, watchShape, type WatchFile } from './watch-file.ts';
export { LARGEST_FILE, parseWatchFolder, tooLargeIssue } from './watch-folder-files.ts';
export { isPassedOver } from './watch-layout.ts';
export { YARDSTICKS, type LikelihoodWord, type YardstickName } from './yardstick.ts';
