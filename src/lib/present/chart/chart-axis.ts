import type { Day } from '#engine';
import { dayAt, millisecondsOf } from '#parse';
import type { ChartTick } from './chart-definition.ts';
import { dateText } from '../words/date-text.ts';
import { numberText } from '../words/numbers/number-text.ts';

/** Date.UTC would read the year 24 as 1924. */
const dayOfYear = (year: number, month = 0): Day => dayAt(new Date(0).setUTCFullYear(year, month, 1));

/** More than this many on one axis can't be read; no span of days or values makes more. */
const MOST_TICKS = 48;

const yearOf = (day: Day): number => new Date(millisecondsOf(day)).getUTCFullYear();

function monthTicks(from: Day, to: Day, step: number): ChartTick[] {
	const first = yearOf(from);
	const months = Array.from({ length: MOST_TICKS }, (_, month) => dayOfYear(first, month));
	return months
		.filter((day, month) => month % step === 0 && day >= from && day <= to)
		.map((day) => ({ at: day, text: dateText(day, 'month') }));
}

/** First days of years, or of months where the span is short; at most nine. None where an end is no day. */
export function dateTicks(from: Day, to: Day): ChartTick[] {
	const years = (to - from) / 365.25;
	const [first, last] = [yearOf(from), yearOf(to)];
	if (!Number.isFinite(first) || !Number.isFinite(last)) return [];
	if (years < 2.5) return monthTicks(from, to, years < 0.8 ? 1 : years < 1.3 ? 2 : 4);
	const step = Math.max(1, Math.ceil((last - first) / 8));
	const start = Math.ceil(first / step) * step;
	return Array.from({ length: MOST_TICKS }, (_, index) => start + index * step)
		.map((year) => ({ at: dayOfYear(year), text: String(year) }))
		.filter(({ at }) => at >= from && at <= to);
}

function niceStep(span: number): number {
	const power = 10 ** Math.floor(Math.log10(span / 4));
	const over = span / 4 / power;
	return power * (over <= 1 ? 1 : over <= 2 ? 2 : over <= 5 ? 5 : 10);
}

const decimalsOf = (step: number): number => Math.max(0, -Math.floor(Math.log10(step) + 1e-9));

/** Beyond these a number has more digits than an axis has room for, and is written with its power of ten. */
const [SMALLEST_PLAIN, LARGEST_PLAIN] = [1e-9, 1e15];

function tickText(at: number, step: number): string {
	const size = Math.abs(at);
	if (size >= LARGEST_PLAIN || step < SMALLEST_PLAIN)
		return at === 0
			? '0'
			: String(Number(at.toPrecision(4)))
					.replace('e+', 'e')
					.replaceAll('-', '\u2212');
	return numberText(at, decimalsOf(step));
}

export interface Axis {
	readonly from: number;
	readonly to: number;
	readonly ticks: ChartTick[];
}

/** Where the values are so large or so close that no round step lies between them: the two ends. */
const bareAxis = (from: number, to: number): Axis => ({
	from,
	to,
	ticks: [from, to].map((at) => ({ at, text: tickText(at, at === 0 ? 1 : Math.abs(at)) }))
});

/** Values beyond it can't be told apart on a plot, nor their distance be a number. */
const LARGEST = 1e300;
const SMALLEST = 1e-300;

const within = (value: number, least: number): number =>
	Number.isFinite(value) ? Math.min(LARGEST, Math.max(least, value)) : least > 0 ? 1 : 0;

/** Round numbers around a span of values, and the ends they reach to; always finite, `from` below `to`. */
export function linearAxis(low: number, high: number): Axis {
	const [bottom, top] = [within(low, -LARGEST), within(high, -LARGEST)];
	const size = Math.max(Math.abs(bottom), Math.abs(top));
	// Neighbouring numbers of that size are further apart than any smaller span.
	const span = top - bottom > size * 1e-12 ? top - bottom : Math.max(size, size === 0 ? 1 : SMALLEST);
	const step = niceStep(span);
	const from = Math.floor(bottom / step + 1e-9) * step;
	const to = Math.max(from + step, Math.ceil(top / step - 1e-9) * step);
	const count = Math.round((to - from) / step) + 1;
	if (!(step > 0) || !(to > from) || !(count <= MOST_TICKS))
		return bareAxis(Math.min(bottom, top), Math.max(bottom, top) + span);
	const ticks = Array.from({ length: count }, (_, index) => {
		const at = Math.min(to, from + index * step);
		return { at, text: tickText(at, step) };
	});
	return { from, to, ticks };
}

/** Powers of ten up to which an axis has the 2 and the 5 between them. */
const MOST_DECADES = 10;

/** 1, 2 and 5 times the powers of ten around a span of positive values; whole powers where the span is wide. */
export function logAxis(low: number, high: number): Axis {
	const [bottom, top] = [within(low, SMALLEST), within(high, SMALLEST)];
	const [first, last] = [Math.floor(Math.log10(bottom)), Math.ceil(Math.log10(Math.max(bottom, top)))];
	const digits = last - first <= MOST_DECADES ? [1, 2, 5] : [1];
	const step = Math.max(1, Math.ceil((last - first) / (3 * MOST_DECADES)));
	const powers = Array.from({ length: 3 * MOST_DECADES + 2 }, (_, index) => first + index * step);
	const all = powers.flatMap((power) => digits.map((digit) => digit * 10 ** power)).filter(Number.isFinite);
	const from = all.findLast((at) => at <= bottom) ?? bottom;
	const to = all.find((at) => at >= top && at > from) ?? Math.max(10 * from, top);
	const ticks = all.filter((at) => at >= from && at <= to);
	return { from, to, ticks: ticks.map((at) => ({ at, text: tickText(at, Math.min(1, at)) })) };
}
