import type { Day, Grade, Observation, Period } from '#engine';
import { parsePeriod } from '#parse';
import type { FoundObservation } from '../reading/import-log.ts';

/** What a watch has of one publication, by period and by the day it was known. */
export class KnownValues {
	readonly source: string;
	/** Of the publication's newest row; F6, cannot be judged, where there is none. */
	readonly grade: Grade;
	readonly #family: ReadonlySet<string>;
	/** Rows of the publication by period, oldest release first. */
	readonly #periods = new Map<string, Observation[]>();

	constructor(existing: readonly Observation[], source: string | null, earlier: readonly string[]) {
		this.source = source ?? newest(existing)?.source ?? '';
		this.#family = new Set([this.source, ...earlier]);
		const own = existing.filter((row) => this.isFamily(row.source));
		this.grade = newest(own)?.grade ?? 'F6';
		for (const row of own) {
			const key = keyOf(row.period);
			const rows = this.#periods.get(key);
			if (rows === undefined) this.#periods.set(key, [row]);
			else rows.push(row);
		}
		for (const rows of this.#periods.values())
			rows.sort((a, b) => a.published - b.published || a.line - b.line);
	}

	isFamily(source: string): boolean {
		return this.#family.has(source);
	}

	/** The row that stood for a period on a day; plans are none. */
	valueOn(period: Period, day: Day): Observation | null {
		const rows = this.#periods.get(keyOf(period)) ?? [];
		return rows.findLast((row) => row.published <= day && row.status !== 'F') ?? null;
	}

	/** The value of the latest period before, as known on a day. */
	valueBefore(period: Period, day: Day): number | null {
		let best: Observation | null = null;
		for (const rows of this.#periods.values()) {
			const row = rows.findLast(({ published, status }) => published <= day && status !== 'F');
			if (
				row !== undefined &&
				row.period.end < period.end &&
				row.period.end > (best?.period.end ?? -Infinity)
			)
				best = row;
		}
		return best?.value ?? null;
	}

	/**
	 * Whether a number says what a row says, to the decimals that are printed. A range is compared where both have one:
	 * a range beside a row without is no revision by itself. An approximation whose range holds the number is none either.
	 */
	isSame(row: Observation, found: FoundObservation, decimals: number): boolean {
		const { value, low, high } = found;
		if (row.value === null) return false;
		if (found.isApproximate === true && row.value >= (low ?? value) && row.value <= (high ?? value))
			return true;
		const slack = 0.5 * 10 ** -decimals + 1e-9 * Math.max(1, Math.abs(value));
		const near = (a: number | null, b: number | null): boolean =>
			a === null || b === null || Math.abs(a - b) <= slack;
		const hasRange = row.bound === null && (row.low !== row.value || row.high !== row.value);
		return near(row.value, value) && (!hasRange || (near(row.low, low) && near(row.high, high)));
	}

	/** Periods that lie within the span of what was found and aren't among it. */
	vanished(found: readonly FoundObservation[], day: Day): readonly { period: string; value: number }[] {
		const periods = found.flatMap(({ period }) => parsePeriod(period) ?? []);
		const here = new Set(periods.map(keyOf));
		const first = periods.reduce((low, { start }) => Math.min(low, start), Infinity);
		const last = periods.reduce((high, { end }) => Math.max(high, end), -Infinity);
		return [...this.#periods.entries()].flatMap(([key, rows]) => {
			const row = rows.findLast(({ published, status }) => published <= day && status !== 'F');
			if (row === undefined || row.value === null || here.has(key)) return [];
			const isWithin = row.period.start >= first && row.period.end <= last;
			return isWithin ? [{ period: row.period.text, value: row.value }] : [];
		});
	}
}

function keyOf({ start, end }: Period): string {
	return `${start} ${end}`;
}

/** The row of the latest period, of its latest release. */
function newest(rows: readonly Observation[]): Observation | null {
	return rows.reduce<Observation | null>(
		(best, row) =>
			best === null ||
			row.period.end > best.period.end ||
			(row.period.end === best.period.end && row.published >= best.published)
				? row
				: best,
		null
	);
}
