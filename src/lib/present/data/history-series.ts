import { historyOf, type Day, type Scenario } from '#engine';
import type { Watch } from '#parse';
import { historyReadings, monthlyDates, scoredIndicators } from '../board/board.ts';
import { historyJson, type HistoryJson } from './history-json.ts';

/** The dashboard's history lines as data: month by month from the watch's first date, in every reading. */
export function historySeriesOf(watch: Watch, scenario: Scenario, asOf: Day): HistoryJson[] {
	const indicators = scoredIndicators(watch);
	const { threshold } = watch;
	const dates = monthlyDates(Math.min(watch.historyFrom, asOf), asOf);
	return historyReadings.map((reading) =>
		historyJson(
			scenario.id,
			reading,
			historyOf({ indicators, scenario, threshold, dates, reading, knownAt: asOf })
		)
	);
}
