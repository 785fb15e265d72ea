import { historiesFor, type Question } from '#ask';
import { historyJson, type HistoryJson } from './history-json.ts';

/** The dashboard's history lines as data: month by month from the watch's first date, in every reading. */
export function historySeriesOf(question: Question): HistoryJson[] {
	return [...historiesFor(question)].map(([reading, points]) =>
		historyJson(question.scenario.id, reading, points)
	);
}
