import { countedRowsOf, type Day, type Measured } from '#engine';
import { rangeOf } from '../value-range.ts';

export const sparkSize = { width: 60, height: 22, inset: 3 } as const;

export interface SparkPoint {
	readonly day: Day;
	readonly value: number;
}

export interface Sparkline {
	readonly points: string;
	readonly last: { readonly x: number; readonly y: number };
}

/**
 * The figure that counts of each period, by period end, from the last break in the series on: what the board draws and
 * what a table lists as "the series". What stands before a break can't be compared with what stands after it.
 */
export function seriesOf(indicator: Measured, asOf: Day): SparkPoint[] {
	const rows = countedRowsOf(indicator, asOf).map(([row]) => row);
	const start = rows.map(({ status }) => status).lastIndexOf('B');
	return rows.slice(Math.max(0, start)).map(({ period, value }) => ({ day: period.end, value }));
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Points of all lines of a board together, and the most and the fewest of one: a line is sixty pixels wide. */
const MOST_POINTS = 24_000;
const POINTS = { most: 120, fewest: 12 } as const;

/** A series with no more points than a line shows where so many are drawn: of each stretch the lowest and the highest. */
export function thinnedSeries(series: readonly SparkPoint[], lines: number): readonly SparkPoint[] {
	const most = Math.min(POINTS.most, Math.max(POINTS.fewest, Math.floor(MOST_POINTS / Math.max(1, lines))));
	const [first, last] = [series[0], series.at(-1)];
	if (series.length <= most || first === undefined || last === undefined) return series;
	const inner = series.slice(1, -1);
	const stretches = Math.floor((most - 2) / 2);
	const extremes = Array.from({ length: stretches }, (_, at) => {
		const part = inner.slice(
			Math.floor((at * inner.length) / stretches),
			Math.floor(((at + 1) * inner.length) / stretches)
		);
		const by = (isBeyond: (one: SparkPoint, other: SparkPoint) => boolean): SparkPoint[] =>
			part.slice(0, 1).map((start) => part.reduce((best, one) => (isBeyond(one, best) ? one : best), start));
		const [low, high] = [
			by((one, best) => one.value < best.value),
			by((one, best) => one.value > best.value)
		];
		return [...low, ...high].sort((a, b) => a.day - b.day);
	});
	return [first, ...extremes.flatMap((pair) => [...new Set(pair)]), last];
}

/** Weights don't move a series: its line is drawn once, however often the board is weighed again. */
const drawn = new WeakMap<readonly SparkPoint[], Sparkline | null>();

/** A line of at most `sparkSize`; null for fewer than two points, where a line would say nothing. */
export function sparklineOf(points: readonly SparkPoint[]): Sparkline | null {
	const known = drawn.get(points);
	if (known !== undefined) return known;
	const line = lineOf(points);
	drawn.set(points, line);
	return line;
}

function lineOf(points: readonly SparkPoint[]): Sparkline | null {
	const [first, last] = [points[0], points.at(-1)];
	if (points.length < 2 || !first || !last) return null;
	// Scaled down, or the span of the largest numbers would be none.
	const [low, high] = rangeOf(points.map(({ value }) => value / 64)) ?? [0, 0];
	const { width, height, inset } = sparkSize;
	const x = ({ day }: SparkPoint): number =>
		round(inset + ((width - 2 * inset) * (day - first.day)) / (last.day - first.day));
	const y = ({ value }: SparkPoint): number =>
		round(
			high === low ? height / 2 : height - inset - ((height - 2 * inset) * (value / 64 - low)) / (high - low)
		);
	return {
		points: points.map((point) => `${x(point)},${y(point)}`).join(' '),
		last: { x: x(last), y: y(last) }
	};
}
