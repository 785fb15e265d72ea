import type { Day } from '#engine';
import { dayText } from '#parse';
import { DateCoverage } from './date-coverage.ts';
import { monthIndex, monthsIn, type Span, spanStart, spanText } from '../table/foreign-date.ts';
import type { FoundObservation, ImportLog } from '../import-log.ts';
import { SeenKeys } from './seen-keys.ts';
import { foreignNumber } from '../table/selection.ts';

/** Days at most from the beginning of one span to that of the next. */
const LONGEST: Readonly<Record<Span, number>> = { month: 31, quarter: 92, year: 366 };

interface Mean {
	sum: number;
	days: number;
	isTainted: boolean;
}

/** What the block of a dated series says. */
interface MeansBlock {
	readonly series: string;
	/** The mean over it; left out, the month. */
	readonly every?: Span | undefined;
	readonly divide?: number | undefined;
	readonly from?: number | undefined;
}

/**
 * A series of days, weeks or months as the means of its months, quarters or years. A blank or a full stop is a day
 * without a figure; a figure that can't be read leaves its period out. Periods cut at the ends of the file are left out.
 */
export class DatedMeans {
	readonly #block: MeansBlock;
	readonly #log: ImportLog;
	readonly #coverage = new DateCoverage();
	readonly #means = new Map<number, Mean>();
	readonly #keys: SeenKeys;
	readonly #days: Day[] = [];

	constructor(block: MeansBlock, log: ImportLog) {
		this.#block = block;
		this.#log = log;
		this.#keys = new SeenKeys('date', log);
	}

	/** A day that comes again counts once; with another figure it is an issue. */
	add(day: Day, cell: string, line: number): void {
		const text = cell.trim();
		if (!this.#keys.isNew(dayText(day), text, line) || this.#log.isStopped()) return;
		this.#coverage.see(day);
		this.#days.push(day);
		const start = spanStart(monthIndex(day), this.#block.every ?? 'month');
		const mean = this.#means.get(start) ?? { sum: 0, days: 0, isTainted: false };
		this.#means.set(start, mean);
		if (text === '' || text === '.') return;
		const value = foreignNumber(text, line, this.#block.series, this.#log);
		if (value === null) mean.isTainted = true;
		else {
			mean.sum += value;
			mean.days += 1;
		}
	}

	observations(): readonly FoundObservation[] {
		this.#keys.tell();
		const { series, every = 'month', divide = 1, from = 0 } = this.#block;
		const months = monthsIn[every];
		this.#checkInterval(every);
		const cut: string[] = [];
		const observations = [...this.#means].flatMap(
			([start, { sum, days, isTainted }]): readonly FoundObservation[] => {
				const period = spanText(start, months);
				if (days === 0 || isTainted || start < from * 12) return [];
				if (!this.#coverage.isWhole(start, start + months - 1)) {
					cut.push(period);
					return [];
				}
				const rest = { period, low: null, high: null, locator: `series ${series}, ${period}` };
				const value = sum / days / divide;
				if (days === 1) return [{ ...rest, value, status: 'A', note: '' }];
				return [{ ...rest, value, status: 'E', note: `Mean of ${days} dates.` }];
			}
		);
		this.#coverage.tellCut(cut, this.#log);
		return observations;
	}

	/** A year's figure would pass as that of its first month, and nothing of the others would be missed. */
	#checkInterval(every: Span): void {
		const days = this.#days.sort((one, other) => one - other);
		const gaps = days.slice(1).map((day, index) => day - (days[index] ?? day));
		const least = gaps.reduce((held, gap) => Math.min(held, gap), Infinity);
		if (gaps.length === 0 || least <= LONGEST[every] || this.#log.isStopped()) return;
		this.#log.issues.add({
			code: 'import/bad-period',
			field: 'every',
			expected: `figures of each ${every}`,
			received: `none nearer to one another than ${least} days`,
			hint: 'download the series at a shorter interval, or set every in the import block'
		});
	}
}
