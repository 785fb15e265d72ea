import type { Day } from '#engine';
import { dayText } from '#parse';
import { monthIndex, spanText } from '../table/foreign-date.ts';
import type { ImportLog } from '../import-log.ts';

/**
 * Whether a file of things that happen now and then has its first and last period whole. Nothing in such a file says where
 * it begins; so a period counts where something stands before it or in its first month, and after it or in its last.
 */
export class CutEnds {
	#first = Infinity;
	#last = -Infinity;

	see(day: Day): void {
		this.#first = Math.min(this.#first, day);
		this.#last = Math.max(this.#last, day);
	}

	/** Those of the periods, each by its first month, that are whole; what is cut is said. */
	whole(starts: readonly number[], months: number, log: ImportLog): ReadonlySet<number> {
		if (starts.length === 0) return new Set();
		const [first, last] = [monthIndex(this.#first), monthIndex(this.#last)];
		const isWhole = (start: number): boolean => first <= start && last >= start + months - 1;
		const cut = starts.filter((start) => !isWhole(start));
		if (cut.length > 0)
			log.notices.add({
				code: 'import/cut-period',
				expected: 'whole periods',
				received: `${cut.map((start) => spanText(start, months)).join(' and ')} perhaps in part: the file runs from ${dayText(this.#first)} to ${dayText(this.#last)}`,
				hint: 'left out; download a longer span to have it'
			});
		return new Set(starts.filter(isWhole));
	}
}
