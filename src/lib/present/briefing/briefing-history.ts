import type { Day, Reading } from '#engine';
import { dayAt, READINGS, type WatchEvent } from '#parse';
import type { SnapshotRecord } from '#briefing';
import { historyChartOf, historyFrameOf, historySpanOf, type ScoredDate } from '../board/history-chart.ts';
import type { ChartDefinition } from '../chart/chart-definition.ts';
import { markersOf } from '../chart/chart-events.ts';

/** A record's dates have been checked. */
export const recordDay = (text: string): Day => dayAt(Date.parse(text));

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
	const points = new Map(READINGS.map((reading) => [reading, pointsOf(reading)]));
	const span = historySpanOf(points, threshold);
	const markers = markersOf(events, Math.max(from, span.from), to);
	const chart = historyChartOf(historyFrameOf({ span, threshold, names: record.watch, markers }), points);
	// A server sends a view as plain data, and these points make their words when they are asked.
	const lines = chart.lines.map((line) => ({
		...line,
		points: line.points.map(({ x, y, dot, text }) => ({ x, y, dot, text }))
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
