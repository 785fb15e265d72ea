import {
	addDuration,
	historyFromGrid,
	historyOf,
	termsOf,
	levelGridOf,
	turningDatesOf,
	type Day,
	type HistoryPoint,
	type LevelGrid,
	type Reading
} from '#engine';
import { READINGS, type Watch } from '#parse';
import { situationOf, type Question } from './question.ts';
import { scoredIndicators } from './scored-indicators.ts';

/** Fifty years of months: no history has more points, whatever the watch or an address asks for. */
const MOST_HISTORY_POINTS = 600;

/** More levels than the lines of a watch of a hundred indicators rest on; and the fewest points that are a line. */
const MOST_LEVELS = 80_000;
const FEWEST_POINTS = 24;

/** How many points the lines of a watch may have: each rests on a level of every indicator, and all of them go to the browser. */
function mostPoints(indicators: number): number {
	return Math.min(
		MOST_HISTORY_POINTS,
		Math.max(FEWEST_POINTS, Math.floor(MOST_LEVELS / Math.max(1, indicators)))
	);
}

/** From one day on in steps of so many months, and the last day itself; null where they are too many. */
function datesEvery(step: number, from: Day, to: Day, most: number): Day[] | null {
	const dates: Day[] = [];
	for (let day = from; day < to; day = addDuration(from, { months: step * dates.length, days: 0 })) {
		if (dates.length === most - 1) return null;
		dates.push(day);
	}
	return [...dates, to];
}

/**
 * Month by month from one day, and the last day itself: the dates of a history. Every second month, or third, and so on
 * where there would be more than `most`. Empty when `to` is before `from`, or one of them is no day.
 */
export function monthlyDates(from: Day, to: Day, most = MOST_HISTORY_POINTS): readonly Day[] {
	if (!Number.isFinite(from) || !Number.isFinite(to) || from > to) return [];
	const least = Math.max(1, Math.floor((to - from) / 31 / most));
	const step = Math.ceil((to - from) / 30 / (most - 2)) + 1;
	const every = (months: number): Day[] | null => datesEvery(months, from, to, most);
	return every(least) ?? every(least + 1) ?? every(step) ?? [from, to];
}

/** Month by month from the watch's first day. A day before the first stands alone. */
export function historyDates(
	{ historyFrom }: Pick<Watch, 'historyFrom'>,
	asOf: Day,
	most = MOST_HISTORY_POINTS
): readonly Day[] {
	return monthlyDates(Math.min(historyFrom, asOf), asOf, most);
}

/**
 * The score on each of some dates in one reading, with what is known on the question's day. A what-if stands on that day
 * only: on none before it had it been published.
 */
export function historyAlong(
	question: Question,
	dates: readonly Day[],
	reading: Reading
): readonly HistoryPoint[] {
	const { asOf, ...basis } = situationOf(question);
	return historyOf({ ...basis, dates, reading, knownAt: asOf, assumedFrom: asOf });
}

/** The dashboard's lines: the score month by month up to the question's day, in every reading. */
export function historiesFor(question: Question): ReadonlyMap<Reading, readonly HistoryPoint[]> {
	const dates = historyDates(question.watch, question.asOf);
	return new Map(READINGS.map((reading) => [reading, historyAlong(question, dates, reading)]));
}

/** The days up to the question's on which a score may turn, from the watch's first; months where they are too many. */
function turningDates(watch: Watch, asOf: Day, most: number): readonly Day[] {
	const indicators = scoredIndicators(watch);
	const from = Math.min(watch.historyFrom, asOf);
	return (
		turningDatesOf({ indicators, from, to: asOf, horizon: watch.horizon, most }) ??
		historyDates(watch, asOf, most)
	);
}

/**
 * The levels behind the dashboard's lines, for weighing them again and again in the browser: real time on every day on
 * which it turns, and where asked for the two other readings month by month.
 */
export function levelGridsFor(watch: Watch, asOf: Day, readings: readonly Reading[]): readonly LevelGrid[] {
	const indicators = scoredIndicators(watch);
	const most = mostPoints(indicators.length);
	return readings.map((reading) =>
		levelGridOf({
			indicators,
			dates: reading === 'real-time' ? turningDates(watch, asOf, most) : historyDates(watch, asOf, most),
			horizon: watch.horizon,
			reading,
			knownAt: asOf
		})
	);
}

/** The dashboard's lines with the question's weights: what the page and its picture draw. */
export function historyLinesFor(
	{ watch, scenario, asOf }: Question,
	readings: readonly Reading[]
): ReadonlyMap<Reading, readonly HistoryPoint[]> {
	return new Map(
		levelGridsFor(watch, asOf, readings).map((grid) => [
			grid.reading,
			historyFromGrid(grid, scenario, termsOf(watch), asOf)
		])
	);
}
