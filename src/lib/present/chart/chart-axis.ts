import type { Day } from '#engine';
import type { ChartTick } from './chart-definition.ts';
import { dateText, isoDate } from '../words/date-text.ts';
import { numberText } from '../words/number-text.ts';

const dayOfYear = (year: number, month = 0): Day => Date.UTC(year, month, 1) / 86_400_000;

/** First days of years, or of months where the span is short; at most nine. */
export function dateTicks(from: Day, to: Day): ChartTick[] {
	const years = (to - from) / 365.25;
	const [first, last] = [Number(isoDate(from).slice(0, 4)), Number(isoDate(to).slice(0, 4))];
	if (years < 2.5) {
		const step = years < 0.8 ? 1 : years < 1.3 ? 2 : 4;
		const months = Array.from({ length: 12 * (last - first + 1) }, (_, month) => dayOfYear(first, month));
		return months
			.filter((day, month) => month % step === 0 && day >= from && day <= to)
			.map((day) => ({ at: day, text: dateText(day, 'month') }));
	}
	const step = Math.max(1, Math.ceil((last - first) / 8));
	const ticks: ChartTick[] = [];
	for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
		const at = dayOfYear(year);
		if (at >= from && at <= to) ticks.push({ at, text: String(year) });
	}
	return ticks;
}

function niceStep(span: number): number {
	const power = 10 ** Math.floor(Math.log10(span / 4));
	const over = span / 4 / power;
	return power * (over <= 1 ? 1 : over <= 2 ? 2 : over <= 5 ? 5 : 10);
}

const decimalsOf = (step: number): number => Math.max(0, -Math.floor(Math.log10(step) + 1e-9));

/** Round numbers around a span of values, and the ends they reach to. */
export function linearAxis(low: number, high: number): { from: number; to: number; ticks: ChartTick[] } {
	const step = niceStep(high > low ? high - low : Math.max(Math.abs(high), 1));
	const from = Math.floor(low / step + 1e-9) * step;
	const to = Math.max(from + step, Math.ceil(high / step - 1e-9) * step);
	const ticks = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => {
		const at = from + index * step;
		return { at, text: numberText(at, decimalsOf(step)) };
	});
	return { from, to, ticks };
}

/** 1, 2 and 5 times the powers of ten around a span of positive values. */
export function logAxis(low: number, high: number): { from: number; to: number; ticks: ChartTick[] } {
	const all: number[] = [];
	for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
		for (const digit of [1, 2, 5]) all.push(digit * 10 ** power);
	}
	const from = all.findLast((at) => at <= low) ?? low;
	const to = all.find((at) => at >= high) ?? high;
	const ticks = all.filter((at) => at >= from && at <= to);
	return { from, to, ticks: ticks.map((at) => ({ at, text: numberText(at, decimalsOf(Math.min(1, at))) })) };
}
