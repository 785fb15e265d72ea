import type { Observation, Period } from '#engine';
import { decimalText } from '#parse';

/** A figure in force, whatever its source: the newest known of its period. */
interface InForce {
	readonly period: Period;
	readonly value: number;
}

/** Why a figure is out of line, and the one it was held against. */
export interface OutOfLine {
	/** The figure in force before; null where the length of the period is what is odd. */
	readonly inForce: number | null;
	readonly reason: string;
}

/** Fewer figures say nothing of how much one usually differs from the next. */
const FEWEST = 3;
/** A step is out of line beyond this many times the largest so far in its direction, and the median of all. */
const TIMES_LARGEST = 2;
const TIMES_MEDIAN = 6;
/** A revision of a published figure is usually smaller than the step to the next one: twice the median, or a quarter. */
const TIMES_MEDIAN_REVISED = 2;
const PART_REVISED = 0.25;
/** Gaps of several periods allow larger steps, up to this much. */
const MOST_GAP = 4;

/**
 * What an indicator's figures do from one period to the next, by all its rows and sources. A figure that steps further
 * from the one in force than ever before, or whose period has another length, is held up until somebody says yes: a
 * file about something else, in another unit or cut short gives such figures.
 */
export class UsualSteps {
	readonly #figures: InForce[];
	readonly #decimals: number;
	/** Too few figures were there before to know what is usual; those of one file don't vouch for each other. */
	readonly #isNew: boolean;

	constructor(existing: readonly Observation[], decimals: number) {
		const byEnd = new Map<string, Observation>();
		for (const row of existing) {
			if (row.value === null || row.status === 'F') continue;
			const key = `${row.period.start} ${row.period.end}`;
			const held = byEnd.get(key);
			if (held === undefined || row.published >= held.published) byEnd.set(key, row);
		}
		this.#figures = [...byEnd.values()]
			.map(({ period, value }) => ({ period, value: value ?? 0 }))
			.sort((a, b) => a.period.end - b.period.end || a.period.start - b.period.start);
		this.#decimals = decimals;
		this.#isNew = this.#figures.length < FEWEST;
	}

	/** Null where a figure is in line; it then counts as in force for the ones after it. */
	judge(period: Period, value: number): OutOfLine | null {
		const alike = this.#figures.filter((one) => isAsLong(one.period, period));
		if (this.#figures.length > 0 && alike.length === 0) {
			const usual = this.#figures.at(-1)?.period.text ?? '';
			return {
				inForce: null,
				reason: `${period.text} is a period of another length than those so far, such as ${usual}`
			};
		}
		const reference = nearest(alike, period);
		const found = reference === null ? null : this.#beyond(alike, reference, period, value);
		if (found === null) this.#accept({ period, value });
		return found;
	}

	#beyond(alike: readonly InForce[], reference: InForce, period: Period, value: number): OutOfLine | null {
		if (this.#isNew || alike.length < FEWEST) return null;
		const steps = alike.slice(1).map((one, index) => one.value - (alike[index]?.value ?? 0));
		const sizes = steps.map(Math.abs).sort((a, b) => a - b);
		const step = value - reference.value;
		const along = steps.filter((one) => Math.sign(one) === Math.sign(step)).map(Math.abs);
		const gaps = alike.slice(1).map((one, index) => one.period.end - (alike[index]?.period.end ?? 0));
		const usualGap = Math.max(1, median(gaps.sort((a, b) => a - b)));
		const gap = Math.abs(period.end - reference.period.end) / usualGap;
		const largest = Math.max(TIMES_LARGEST * Math.max(0, ...along), sizes.at(-1) ?? 0);
		const limit =
			gap === 0
				? Math.max(TIMES_MEDIAN_REVISED * median(sizes), PART_REVISED * Math.abs(reference.value))
				: Math.max(largest, TIMES_MEDIAN * median(sizes)) * Math.min(MOST_GAP, Math.max(1, gap));
		const least = Math.max(0.05 * Math.abs(reference.value), 2 * 10 ** -this.#decimals);
		if (Math.abs(step) <= Math.max(limit, least)) return null;
		const text = (number: number): string => decimalText(Number(number.toFixed(this.#decimals)) + 0);
		return {
			inForce: reference.value,
			reason: `${text(reference.value)} -> ${text(value)}: ${gap === 0 ? 'large for a revision; a usual step from one period to the next is' : 'the largest step so far is'} ${text(gap === 0 ? median(sizes) : (sizes.at(-1) ?? 0))}`
		};
	}

	#accept(figure: InForce): void {
		const at = this.#figures.findLastIndex(({ period }) => period.end <= figure.period.end);
		const same = this.#figures[at];
		const isSame = same?.period.end === figure.period.end && same.period.start === figure.period.start;
		this.#figures.splice(isSame ? at : at + 1, isSame ? 1 : 0, figure);
	}
}

/** The figure of the same period, else the one before, else the one after. */
function nearest(figures: readonly InForce[], { end }: Period): InForce | null {
	return figures.findLast((one) => one.period.end <= end) ?? figures[0] ?? null;
}

/** Months of 28 and 31 days are as long as one another, a day and a month are not. */
function isAsLong(one: Period, other: Period): boolean {
	const ratio = (one.end - one.start + 1) / (other.end - other.start + 1);
	return ratio > 0.75 && ratio < 1.34;
}

function median(sorted: readonly number[]): number {
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
