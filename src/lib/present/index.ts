export { boardOf, linesOf, type Board } from './board/board.ts';
export { ownCountsOf } from './board/own-counts.ts';
export {
	boardGroupsOf,
	boardVerdictOf,
	boardViewOf,
	type BoardView,
	type Verdict
} from './board/board-view.ts';
export type { BoardWords, IndicatorRow, PullBar } from './board/indicator-row.ts';
export { catalogueViewOf, type CatalogueRow } from './indicator/catalogue-view.ts';
export { ageText, asOfText, dateText, periodText } from './words/date-text.ts';
export { chartOf, datasetOf, type ChartSetup } from './chart/chart.ts';
export {
	lightPalette,
	type ChartDefinition,
	type ChartLine,
	type ChartMarker,
	type ChartPoint,
	type Palette,
	type Tone
} from './chart/chart-definition.ts';
export { linePathsOf, plot, runsOf, shareOf, type LinePath } from './chart/chart-paths.ts';
export { markersOf } from './chart/chart-events.ts';
export { countedEventsOf, type CountedEvent } from './indicator/counted-events.ts';
export { draftFields, draftViewOf, type DraftView } from './scenarios/draft-view.ts';
export {
	historyAxisWidth,
	historyChartOf,
	historyFrameOf,
	historySpanOf,
	type HistorySpan,
	type ScoredDate
} from './board/history-chart.ts';
export { directionStripOf, strip, type DirectionStrip } from './board/direction-strip.ts';
export { historyJumpsOf } from './board/history-jumps.ts';
export { firstScreenOf, type FirstScreen } from './first-screen/first-screen.ts';
export { lensAgreementText } from './first-screen/lens-agreement.ts';
export { headlineOf, type Headline } from './first-screen/headline.ts';
export type { DueList } from './first-screen/due-list.ts';
export type { HangsOn } from './first-screen/hangs-on.ts';
export type { HowFirm } from './first-screen/how-firm.ts';
export type { WhatChanged } from './first-screen/what-changed.ts';
export { indicatorViewOf, type IndicatorView } from './indicator/indicator-view.ts';
export type { ObservationRow } from './indicator/observation-row.ts';
export { formComplaintsOf, type FieldComplaint, type FormComplaints } from './words/form-complaints.ts';
export { issuesJson, issueText, type IssuesJson } from './words/issue-text.ts';
export { numberText, percentText, signedText, valueText } from './words/numbers/number-text.ts';
export { robustnessOf, type Robustness } from './words/verdicts/robustness-text.ts';
export {
	densityOf,
	scaleFrameOf,
	scaleSpanOf,
	scaleViewOf,
	type ScaleFrame,
	type ScaleSpan,
	type ScaleView
} from './board/scale-view.ts';
export {
	scenarioControlOf,
	scenarioPanelOf,
	type PanelRest,
	type ScenarioControl,
	type ScenarioPanel
} from './board/scenario-panel.ts';
export { overlayViewOf, type OverlayView } from './scenarios/overlay-view.ts';
export {
	scenarioCardOf,
	scenariosViewOf,
	type ScenarioCard,
	type ScenariosView,
	type WeighedScenario
} from './scenarios/scenarios-view.ts';
export { hangingViewOf, type HangingRow, type HangingView } from './scenarios/hanging-view.ts';
export { sensitivityViewOf, type SensitivityView } from './scenarios/sensitivity-view.ts';
export { citationText, cslDateText, sourceName } from './words/names/source-text.ts';
export {
	seriesOf,
	sparklineOf,
	sparkSize,
	thinnedSeries,
	type SparkPoint,
	type Sparkline
} from './chart/sparkline.ts';
export {
	confidenceText,
	drawsLabel,
	gradeText,
	missingReasonText,
	observationStatusText,
	tableKey
} from './words/labels.ts';
export {
	verdictsOfOutlook,
	verdictText,
	verdictWords,
	type VerdictSides,
	type VerdictsFirm,
	type VerdictWord
} from './words/verdicts/verdict-text.ts';
export { scoreText } from './words/numbers/score-text.ts';
export { tippingOf, tippingText, type Tipping } from './words/verdicts/tipping.ts';
export { workedExampleOf, type WorkedExample } from './method/worked-example.ts';
export { attributionJson, type AttributionEnds, type AttributionJson } from './data/attribution-json.ts';
export { entryId, feedKindNames, type FeedEntry, type FeedEntryKind } from './feeds/feed-entry.ts';
export {
	feedOfName,
	feedPath,
	feedViewOf,
	newsOfWatch,
	type FeedAbout,
	type FeedView
} from './feeds/feed-view.ts';
export { dueDatesOf, dueId, type FigureWait } from './indicator/due-dates.ts';
export {
	signpostsJson,
	signpostsViewOf,
	type SignpostJson,
	type SignpostRow
} from './signposts/signposts-view.ts';
export { weekViewOf, type WeekView } from './week/week-view.ts';
export { digestHtml, digestText, digestViewOf, type DigestView } from './week/digest-view.ts';
export { newsText, type LiveState, type Mark, type Shown } from './changes/live-news.ts';
export { historyJson, type HistoryJson } from './data/history-json.ts';
export { historySeriesOf } from './data/history-series.ts';
export { editsJson, type EditsJson } from './data/edits-json.ts';
export { outlookJson, type IndicatorJson, type OutlookJson } from './data/outlook-json.ts';
export { verdictsJson, type VerdictTurnJson } from './data/verdicts-json.ts';
export { indicatorsJson, type ListedIndicator } from './data/indicators-json.ts';
export { sensitivityJson, type SensitivityJson } from './data/sensitivity-json.ts';
export { seriesChangeOf, type SeriesChange } from './indicator/series-change.ts';
export {
	reasonText,
	updateViewOf,
	type MergedFile,
	type UpdatedIndicator,
	type UpdateView
} from './changes/update-view.ts';
export { indicatorChartOf } from './indicator/indicator-chart.ts';
export { standingFigures, type StandingFigure } from './indicator/indicator-series.ts';
export {
	figureDatesOf,
	scenarioUsesOf,
	type FigureDates,
	type ScenarioUse
} from './indicator/indicator-standing.ts';
export {
	revisionsOf,
	rivalsOf,
	vintagesOf,
	type RevisionTrail,
	type RivalTable,
	type Vintage
} from './indicator/indicator-trail.ts';
export { newestChangeOf, type NewestChange } from './indicator/newest-change.ts';
export { termsIn } from './words/numbers/unit-terms.ts';
export { pictureHeight, pictureOf, type PictureWords } from './chart/picture.ts';
export {
	indicatorJson,
	observationColumns,
	observationRecords,
	type ObservationRecord
} from './indicator/observation-table.ts';
export {
	eventCategories,
	eventColumns,
	eventRecords,
	eventsKnown,
	eventYearsOf,
	type EventRow
} from './data/event-list.ts';
export { sourceColumns, sourceRecords, sourceRows, type SourceRow } from './data/source-list.ts';
export {
	mappingViewOf,
	type MappingPreview,
	type MappingView,
	type OpenQuestion,
	type TableChoice
} from './changes/mapping-view.ts';
export { changedRows, type ChangedRow, type ChangeKind } from './changes/changed-rows.ts';
export { changesViewOf, spanPresetsOf, type ChangesView, type SpanPreset } from './changes/changes-view.ts';
export { changesPageOf, type ChangedIndicator, type ChangesPage } from './changes/changes-page.ts';
export type { LedgerView } from './changes/ledger-view.ts';
export type { TurnView } from './changes/turn-view.ts';
export { DATA_FILES, dataFileOf, type DataFile, type EndingOf } from './data/data-files.ts';
export { dcatCatalogue, figureRights, indicatorDataset, jsonLdText, watchDataset } from './data/dataset.ts';
export { contributionChartOf, contributionHeight } from './chart/contribution-chart.ts';
export { shownQuery, tableOrderOf, tableOrderQuery, turned, type TableOrder } from './board/table-order.ts';
export { orderedGroups } from './board/ordered-groups.ts';
export { listedIds, weightiestOf } from './board/listed.ts';
export { cutList, FOLDED_ROWS, LIST_ROWS, moreText, type CutList } from './words/cut-list.ts';
export { yearEndsOf, type YearEnds } from './board/history-table.ts';
export { historyViewOf, type HistoryView } from './board/history-view.ts';
export type { BriefingList, ListedBriefing } from './briefing/briefing-list.ts';
export type { NumberedSource, WeightView } from './briefing/briefing-parts.ts';
export type { JudgementView } from './briefing/judgement-view.ts';
export {
	briefEdits,
	differenceViewOf,
	editText,
	levelsOfOutlook,
	saysText,
	weightText,
	type DifferenceRow,
	type DifferenceView
} from './briefing/difference-view.ts';
export { lensTableOf, type LensTable } from './briefing/lens-table.ts';
export { summaryHtml, summaryText } from './briefing/summary-text.ts';
export type { FrontView } from './briefing/front-view.ts';
export {
	briefingFileName,
	briefingViewOf,
	shortNumber,
	takenText,
	type BriefingView
} from './briefing/briefing-view.ts';
export { leadingMovers, movedViewOf, namedSteps, type Moved, type MovedView } from './briefing/moved-view.ts';
export {
	comparisonOf,
	endOfRecord,
	endOfToday,
	type ComparisonView
} from './comparison/briefing-comparison.ts';
export type { ComparedEnd } from './comparison/compared-end.ts';
export { withOrigin } from './briefing/with-origin.ts';
export { sinceText, unlikeSinceText } from './briefing/since-text.ts';
export { fittedText, type Ruler } from './chart/fitted-text.ts';
export { calledLens, lensText, lensTitle } from './words/names/lens-text.ts';
export { isolated } from './words/names/isolated.ts';
export {
	MOST_HITS,
	readSearchFile,
	searchEntriesOf,
	searchFileOf,
	type Hit
} from './search/search-entries.ts';
export { searchedWords, searchOf } from './search/search.ts';
export { foldedText } from './words/folded.ts';
export { fileNameOf, plainNameOf } from './words/names/watch-name.ts';
export type { QrView } from './briefing/qr-view.ts';
export { shareViewOf, type ShareItem, type ShareView } from './share/share-view.ts';
