export { boardOf, historyReadings, monthlyDates, scoredIndicators, type Board } from './board.ts';
export {
	boardGroupsOf,
	boardVerdictOf,
	boardViewOf,
	scoreText,
	type BoardView,
	type BoardWords,
	type IndicatorRow,
	type PullBar,
	type Verdict
} from './board-view.ts';
export { catalogueViewOf, type CatalogueRow } from './catalogue-view.ts';
export { ageText, asOfText, dateText, isoDate, periodText } from './date-text.ts';
export { chartOf, datasetOf, type ChartSetup } from './chart.ts';
export {
	lightPalette,
	type ChartDefinition,
	type ChartLine,
	type ChartMarker,
	type ChartPoint,
	type Palette,
	type Tone
} from './chart-definition.ts';
export { linePathsOf, plot, runsOf, shareOf, type LinePath } from './chart-paths.ts';
export { markersOf } from './chart-events.ts';
export { draftFields, draftViewOf, type DraftView } from './draft-view.ts';
export { historyAxisWidth, historyChartOf, historyFrameOf, type ScoredDate } from './history-chart.ts';
export { indicatorViewOf, type IndicatorView, type ObservationRow } from './indicator-view.ts';
export { issuesJson, issueText, type IssuesJson } from './issue-text.ts';
export { numberText, percentText, signedText, valueText } from './number-text.ts';
export { robustnessOf, type Robustness } from './robustness-text.ts';
export { densityOf, scaleFrameOf, scaleViewOf, type ScaleView } from './scale-view.ts';
export {
	scenarioControlOf,
	scenarioPanelOf,
	type ScenarioControl,
	type ScenarioPanel
} from './scenario-panel.ts';
export { scenariosViewOf, type ScenariosView, type WeighedScenario } from './scenarios-view.ts';
export { sensitivityViewOf, type SensitivityView } from './sensitivity-view.ts';
export { citationText, cslDateText, sourceName } from './source-text.ts';
export { seriesOf, sparklineOf, sparkSize, type SparkPoint, type Sparkline } from './sparkline.ts';
export { confidenceText, drawsLabel, gradeText, missingReasonText, observationStatusText } from './words.ts';
export { tippingOf, tippingText, type Tipping } from './tipping.ts';
export { weighedOf, type Weighed } from './weighed.ts';
export { workedExampleOf, type WorkedExample } from './worked-example.ts';
export { attributionJson, type AttributionEnds, type AttributionJson } from './attribution-json.ts';
export { historyJson, type HistoryJson } from './history-json.ts';
export { historySeriesOf } from './history-series.ts';
export { outlookJson, type IndicatorJson, type OutlookJson } from './outlook-json.ts';
export { sensitivityJson, type SensitivityJson } from './sensitivity-json.ts';
export { seriesChangeOf, type SeriesChange } from './series-change.ts';
export { updateViewOf, type MergedFile, type UpdateView } from './update-view.ts';
export { indicatorChartOf } from './indicator-chart.ts';
export { standingFigures, type StandingFigure } from './indicator-series.ts';
export { figureDatesOf, scenarioUsesOf, type FigureDates, type ScenarioUse } from './indicator-standing.ts';
export {
	revisionsOf,
	rivalsOf,
	vintagesOf,
	type RevisionTrail,
	type RivalTable,
	type Vintage
} from './indicator-trail.ts';
export { pictureHeight, pictureOf, type PictureWords } from './picture.ts';
export {
	indicatorJson,
	observationColumns,
	observationRecords,
	type ObservationRecord
} from './observation-table.ts';
export {
	eventCategories,
	eventColumns,
	eventRecords,
	eventsKnown,
	eventYearsOf,
	type EventRow
} from './event-list.ts';
export { sourceColumns, sourceRecords, sourceRows, type SourceRow } from './source-list.ts';
export {
	changedRows,
	changesViewOf,
	type ChangedRow,
	type ChangeKind,
	type ChangesView
} from './changes-view.ts';
export { dcatCatalogue, indicatorDataset, jsonLdText, watchDataset } from './dataset.ts';
export { contributionChartOf, contributionHeight } from './contribution-chart.ts';
export { orderedGroups, tableOrderOf, tableOrderQuery, turned, type TableOrder } from './table-order.ts';
export { yearEndsOf } from './history-twin.ts';
export type { BriefingList, ListedBriefing } from './briefing-list.ts';
export type { JudgementView, NumberedSource, WeightView } from './briefing-parts.ts';
export {
	briefingFileName,
	briefingViewOf,
	shortNumber,
	takenText,
	type BriefingView
} from './briefing-view.ts';
export { leadingMovers, movedViewOf, namedSteps, type Moved, type MovedView } from './moved-view.ts';
export { sinceText } from './since-text.ts';
export type { QrView } from './qr-view.ts';
