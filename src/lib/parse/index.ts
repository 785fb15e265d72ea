export { wantsAllRows } from './link/all-rows.ts';
export { carriedHref, carriedParameters } from './link/carried-href.ts';
export {
	parsePeriod,
	parsePublished,
	type DatePrecision,
	type PublishedDate
} from './text/dates/calendar.ts';
export { plainDirection, plainTexts } from './text/direction.ts';
export { dayAt, dayOf, dayText, millisecondsOf, parseDay, parseDuration } from './text/dates/date.ts';
export { csvRows } from './text/csv/csv.ts';
export { CsvReader, type CsvRow } from './text/csv/csv-reader.ts';
export { cslDateOf } from './text/dates/csl-date.ts';
export { eventIdOf } from './watch/event-id.ts';
export type { EventCounts } from './watch/event-counts.ts';
export {
	isKnownParameter,
	mendedQuery,
	strangeParameters,
	type StrangeParameter
} from './link/strange-parameters.ts';
export { EVENT_COLUMNS, parseEventsFile } from './watch/files/events-file.ts';
export { isFile, UnreadFile, type FolderEntry, type WatchFolderFiles } from './watch/folder-entry.ts';
export type { ReadBefore } from './watch/read-before.ts';
export { indicatorShape, parseIndicatorFile, type IndicatorFile } from './watch/files/indicator-file.ts';
export { dayCheckOf, dayIssue, daysText, knownDays, type DaySpan } from './watch/known-days.ts';
export {
	gradeOf,
	importKeys,
	textsOf,
	type ImportBlock,
	type ImportShape
} from './watch/files/import-block.ts';
export { IssueList, issueOf, shown, type Complaint } from './text/issue-list.ts';
export { KEBAB_CASE } from './text/kebab-case.ts';
export { decimalHint, decimalText, parseDecimal } from './text/number.ts';
export {
	OBSERVATION_COLUMNS,
	parseObservationsFile,
	type ObservationContext
} from './watch/files/observations-file.ts';
export type { Parsed } from './text/parsed.ts';
export {
	formatDraftTexts,
	parseScenarioDraft,
	reasonInDraft,
	type ScenarioDraft
} from './link/scenario-draft.ts';
export { MOST_LAID, parseLaidLinks, type LaidLens } from './link/laid-links.ts';
export { lensNameOf, LONGEST_LENS, shortLensName } from './link/lens-name.ts';
export { differencesOf, NO_WEIGHT, type LensDifference } from './link/lens-difference.ts';
export { number, numberFrom, text, wholeFrom } from './text/json-yaml/shape.ts';
export { scenarioFileText } from './watch/files/scenario-file-text.ts';
export { isScored } from './watch/is-scored.ts';
export { parseScenarioFile, scenarioShape, type KnownIndicators } from './watch/files/scenario-file.ts';
export {
	formatScenarioLink,
	isEdited,
	parseScenarioLink,
	type LinkedWatch,
	type ParsedScenarioLink,
	type ScenarioLink
} from './link/scenario-link.ts';
export {
	hasIdleEdits,
	linkBetween,
	publishedAddress,
	publishedPlace,
	type PublishedAddress,
	type PublishedPlan
} from './link/published-address.ts';
export { parseSignpostsFile, signpostsShape } from './watch/files/signposts-file.ts';
export { parseSourcesFile } from './watch/files/sources-file.ts';
export { textOf } from './text/text-file.ts';
export type * from './watch/watch.ts';
export {
	DIRECTIONS,
	POSITIONS,
	CONFIDENCE_LEVELS,
	DATE_PRECISIONS,
	GOALPOST_NAMES,
	INDICATOR_STATES,
	READINGS,
	STATUSES
} from './watch/vocabulary.ts';
export { parseWatchFile, watchShape, type WatchFile } from './watch/files/watch-file.ts';
export { blockSize, ColumnRows, RowStore, type RowBlock, type Shelves } from './watch/column-rows.ts';
export { LARGEST_FILE, parseWatchFolder, tooLargeIssue } from './watch/watch-folder-files.ts';
export { isPassedOver } from './watch/watch-layout.ts';
