import type { Day } from '#engine';
import { dateText } from '../words/date-text.ts';
import { numberText } from '../words/numbers/number-text.ts';
import type { SparkPoint } from '../chart/sparkline.ts';

/** An indicator's line before and after a change, on one scale. */
export interface SeriesChange {
	readonly width: number;
	readonly height: number;
	/** Points of a polyline; blank where there is nothing to draw. */
	readonly before: string;
	readonly after: string;
	/** Ends of the scales, in words. */
	readonly from: string;
	readonly to: string;
	readonly low: string;
	readonly high: string;
	/** The picture as a sentence. */
	readonly summary: string;
}

const size = { width: 640, height: 150, inset: 6 } as const;

/** Null where fewer than two periods are known after the change: a line would say nothing. */
export function seriesChangeOf(
	before: readonly SparkPoint[],
	after: readonly SparkPoint[],
	unit: string,
	decimals: number
): SeriesChange | null {
	const all = [...before, ...after];
	const [first, last] = [after[0], after.at(-1)];
	if (after.length < 2 || first === undefined || last === undefined) return null;
	const span = extent(all.map(({ day }) => day));
	const range = extent(all.map(({ value }) => value));
	const line = (points: readonly SparkPoint[]): string =>
		points
			.map(({ day, value }) => `${across(day, span)},${size.height - across(value, range, size.height)}`)
			.join(' ');
	const value = (number: number): string => numberText(number, decimals);
	return {
		width: size.width,
		height: size.height,
		before: line(before),
		after: line(after),
		from: dateText(span[0]),
		to: dateText(span[1]),
		low: value(range[0]),
		high: value(range[1]),
		summary: `${after.length} periods after, ${before.length} before; the last ends on ${dateText(last.day)} at ${value(last.value)} ${unit}, up to now ${before.length === 0 ? 'none' : value(before.at(-1)?.value ?? 0)}.`
	};
}

function extent(numbers: readonly number[]): readonly [number, number] {
	return numbers.reduce<readonly [number, number]>(
		([low, high], number) => [Math.min(low, number), Math.max(high, number)],
		[Infinity, -Infinity]
	);
}

function across(number: Day, [low, high]: readonly [number, number], length: number = size.width): number {
	const share = high === low ? 0.5 : (number - low) / (high - low);
	return Math.round((size.inset + (length - 2 * size.inset) * share) * 10) / 10;
}
