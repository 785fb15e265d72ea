import type { Day } from '#engine';
import { dayText } from '#parse';
import type { ImportLog } from '../import-log.ts';
import { monthEnd, monthIndex } from '../table/foreign-date.ts';

/** Too few dates to say what is missing between them. */
const FEWEST_DAYS = 8;

/** More distinct days than a series of a century and a half has. */
const MOST_DAYS = 60_000;

/**
 * Which days a dated series has, and so which of its periods the file covers whole: the first and the last may be cut.
 * A day is missing at an end when the series' own step, or the next working day of a series without weekends, would
 * still have fallen into the period.
 */
export class DateCoverage {
	readonly #days = new Set<Day>();
	readonly #months = new Set<number>();
	#first = Infinity;
	#last = -Infinity;
	#hasWeekend = false;

	/** Notes a dated row, with a value or without. */
	see(day: Day): void {
		if (this.#days.has(day)) return;
		this.#first = Math.min(this.#first, day);
		this.#last = Math.max(this.#last, day);
		if (isWeekend(day)) this.#hasWeekend = true;
		if (this.#days.size >= MOST_DAYS) return;
		this.#days.add(day);
		this.#months.add(monthIndex(day));
	}

	/** Whether the file holds the whole of the months `first` to `last`, counted from year 0. */
	isWhole(first: number, last: number): boolean {
		if (this.#days.size === 0) return true;
		// One date a month, or fewer: it stands for its month, or for the months up to the next.
		if (this.#days.size === this.#months.size) {
			const [begin, end] = [monthIndex(this.#first), monthIndex(this.#last)];
			const step = this.#days.size < 2 ? 1 : Math.round((end - begin) / (this.#days.size - 1));
			return begin - step < first && end + step > last;
		}
		if (this.#days.size < FEWEST_DAYS) return true;
		return this.#dayBefore() <= monthEnd(first - 1) && this.#dayAfter() > monthEnd(last);
	}

	/** Says what was left out at the ends. */
	tellCut(spans: readonly string[], log: ImportLog): void {
		if (spans.length === 0) return;
		log.notices.add({
			code: 'import/cut-period',
			expected: 'whole periods',
			received: `${spans.join(' and ')} in part: the file runs from ${dayText(this.#first)} to ${dayText(this.#last)}`,
			hint: 'left out; download a longer span to have it'
		});
	}

	#step(): number {
		return Math.max(1, Math.round((this.#last - this.#first) / Math.max(1, this.#days.size - 1)));
	}

	#isWorkingDays(): boolean {
		return !this.#hasWeekend && this.#days.size > 5 && this.#step() < 3;
	}

	#dayAfter(): Day {
		if (!this.#isWorkingDays()) return this.#last + this.#step();
		let day = this.#last + 1;
		while (isFree(day)) day += 1;
		return day;
	}

	#dayBefore(): Day {
		if (!this.#isWorkingDays()) return this.#first - this.#step();
		let day = this.#first - 1;
		while (isFree(day)) day -= 1;
		return day;
	}
}

/** Day 0, 1 January 1970, was a Thursday. */
function isWeekend(day: Day): boolean {
	const weekday = (((day + 4) % 7) + 7) % 7;
	return weekday === 0 || weekday === 6;
}

/** Days on which no market is open: a series that begins on 2 January has the whole month. */
function isFree(day: Day): boolean {
	return isWeekend(day) || /-(?:01-01|12-25)$/.test(dayText(day));
}
