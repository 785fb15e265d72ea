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
