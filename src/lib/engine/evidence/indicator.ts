import type { Observations } from './observation.ts';
import type { Duration } from './period.ts';

export type Scale = 'linear' | 'log';

/** Values at which the indicator reads -1, 0 and +1 (method, section 3); strictly ordered, rising or falling. */
export interface Goalposts {
	readonly distant: number;
	readonly middle: number;
	readonly close: number;
}

/** What the method needs to know of an indicator. Names, units and reasons belong to `parse`. */
export interface Indicator {
	/** Kebab-case. */
	readonly id: string;
	readonly scale: Scale;
	readonly goalposts: Goalposts;
	/** Legal values, in the indicator's unit; null where open. */
	readonly bounds: { readonly min: number | null; readonly max: number | null };
	/** How often a new period appears. */
	readonly frequency: Duration;
	/** Usual days from the end of a period to its publication. */
	readonly publicationLagDays: number;
	/** Age up to which a value counts as fresh, and from which on (exclusive) it is aged; in days from the period's end. */
	readonly freshDays: number;
	readonly staleDays: number;
	/** Expected movement a year while a value is carried forward, in the indicator's unit. */
	readonly driftPerYear: number;
	/** How far the truth may lie beyond a row that reads "at least" or "at most", in the indicator's unit; 0 for none. */
	readonly undercount: number;
	/** In any order; the engine doesn't rely on it. */
	readonly observations: Observations;
}
