import type { Day, Reading } from '#engine';
import { dayAt, READINGS, type WatchEvent } from '#parse';
import type { SnapshotRecord } from '#briefing';
import { historyChartOf, historyFrameOf, type ScoredDate } from '../board/history-chart.ts';
import type { ChartDefinition, ChartPoint } from '../chart/chart-definition.ts';
import { markersOf } from '../chart/chart-events.ts';

/** A record's dates have been checked. */
export const recordDay = (text: string): Day => dayAt(Date.parse(text));

/** Steps between the dates: the index moves when something is published, not on the way there. */
function stepped(points: readonly ChartPoint[]): ChartPoint[] {
	return points.flatMap((point, at) => {
		const before = points[at - 1];
		return before === undefined || before.y === null || point.y === null || before.y === point.y
			? [point]
			: [{ ...point, y: before.y, text: before.text }, point];
	});
}

/** The index over time as the record states it, by its three readings. */
export function historyOfRecord(record: SnapshotRecord, events: readonly WatchEvent[]): ChartDefinition {
	const { history } = record.result;
	const dates = history.dates.map(recordDay);
	const pointsOf = (reading: Reading): ScoredDate[] =>
		dates.map((asOf, at) => ({
			asOf,
			score: history[reading].scores[at] ?? null,
			position: history[reading].positions[at] ?? null,
			change: history[reading].changes[at] ?? null,
			direction: history[reading].directions[at] ?? null
		}));
	const to = recordDay(record.asOf);
	const from = dates[0] ?? to;
	const { threshold } = record.watch;
	const chart = historyChartOf(
		historyFrameOf({ from, to, threshold, markers: markersOf(events, from, to) }),
		new Map(READINGS.map((reading) => [reading, pointsOf(reading)]))
	);
	// A server sends a view as plain data, and these points make their words when they are asked.
	const lines = chart.lines.map((line) => ({
		...line,
		points: stepped(line.points.map(({ x, y, dot, text }) => ({ x, y, dot, text })))
	}));
	return { ...chart, lines };
}

/** So many events can be told in the lines that page one has for them. */
const FRONT_EVENTS = 3;

/** The same in real time alone, with the few newest events. */
export function frontHistoryOf(history: ChartDefinition): ChartDefinition {
	const markers = history.markers.slice(-FRONT_EVENTS).map((marker, at) => ({ ...marker, number: at + 1 }));
	return { ...history, lines: history.lines.slice(0, 1), markers };
}
