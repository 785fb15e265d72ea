export { boardViewOf, scoreText, type BoardView, type BoardWords, type IndicatorRow, type PullBar, type Verdict } from './board-view.ts';
export { ageText, dateText, isoDate, periodText } from './date-text.ts';
export { historyViewOf, plot, type HistoryPoint, type HistoryView } from './history-view.ts';
export { numberText, percentText, signedText, valueText } from './number-text.ts';
export { citationText, cslDateText, sourceName } from './source-text.ts';
export { seriesOf, sparklineOf, sparkSize, type SparkPoint, type Sparkline } from './sparkline.ts';
export { confidenceText, drawsLabel, gradeText, missingReasonText, observationStatusText } from './words.ts';
