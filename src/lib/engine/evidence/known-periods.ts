import type { Observation, Observations } from './observation.ts';
import type { Day } from './period.ts';

/** A row that may become a level. */
export type UsableRow = Observation & { readonly value: number };

/** A usable row with the day from which this reading knows it. */
export interface KnownRow {
	readonly row: UsableRow;
	readonly from: Day;
}

/** The rows that end on one day, by `from`. */
export interface KnownPeriod {
	readonly end: Day;
	readonly rows: readonly KnownRow[];
}

/** A known row with its place among the indicator's rows. */
export interface Placed extends KnownRow {
	readonly place: number;
}

/** Days in the least memory: whole ones take four bytes each. */
export function packedDays(days: readonly Day[]): ArrayLike<Day> {
	const whole = Int32Array.from(days);
	return whole.every((day, at) => Object.is(day, days[at])) ? whole : Float64Array.from(days);
}

/** 0, 1, 2 and so on, as far as anybody asked. */
let order = new Uint32Array(0);

/**
 * Places in the least memory: those of most indicators are 0, 1, 2 and so on, as their rows stand one for a period and in
 * order, and all such share theirs.
 */
export function packedPlaces(places: readonly number[]): Uint32Array {
	if (!places.every((place, at) => place === at)) return Uint32Array.from(places);
	if (order.length < places.length) order = Uint32Array.from({ length: 2 * places.length }, (_, at) => at);
	return order.subarray(0, places.length);
}

/**
 * Periods by their end, each with its usable rows by `from`. Of the rows it keeps places and days alone, and reads them
 * where they are asked for: millions of rows are known at once, and few of them ever are.
 */
export class KnownPeriods implements Iterable<KnownPeriod> {
	/** Ascending. */
	readonly ends: ArrayLike<Day>;
	readonly #observations: Observations;
	/** Where the rows of each period begin among all, and where the last one's end. */
	readonly #starts: Uint32Array;
	readonly #places: Uint32Array;
	readonly #from: ArrayLike<Day>;

	/** `groups`: the rows of each period in their order, the periods in theirs; none is empty. */
	constructor(observations: Observations, groups: readonly (readonly Placed[])[]) {
		const rows = groups.flat();
		let start = 0;
		this.#observations = observations;
		this.ends = packedDays(groups.flatMap(([first]) => first?.row.period.end ?? []));
		this.#starts = packedPlaces([0, ...groups.map((group) => (start += group.length))]);
		this.#places = packedPlaces(rows.map(({ place }) => place));
		this.#from = packedDays(rows.map(({ from }) => from));
	}

	get length(): number {
		return this.ends.length;
	}

	/** The first day on which anything of a period is known; Infinity where there is none. */
	firstDay(position: number): Day {
		return this.#from[this.#starts[position] ?? Infinity] ?? Infinity;
	}

	/** The days from which the rows of a period are known, ascending. */
	daysOf(position: number): readonly Day[] {
		const days: Day[] = [];
		for (let at = this.#starts[position] ?? 0; at < (this.#starts[position + 1] ?? 0); at += 1)
			days.push(this.#from[at] ?? Infinity);
		return days;
	}

	at(position: number): KnownPeriod | undefined {
		const end = this.ends[position];
		if (end === undefined) return undefined;
		const rows: KnownRow[] = [];
		for (let at = this.#starts[position] ?? 0; at < (this.#starts[position + 1] ?? 0); at += 1) {
			const row = this.#observations.at(this.#places[at] ?? Infinity);
			const from = this.#from[at];
			if (row !== undefined && from !== undefined && isUsable(row)) rows.push({ row, from });
		}
		return { end, rows };
	}

	*[Symbol.iterator](): Generator<KnownPeriod, void, void> {
		for (let position = 0; position < this.length; position += 1) {
			const period = this.at(position);
			if (period !== undefined) yield period;
		}
	}
}

/** As it was when it was found to count. */
const isUsable = (row: Observation): row is UsableRow => row.value !== null;
