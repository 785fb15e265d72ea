import type { Indicator } from './indicator.ts';
import type { UsableRow } from './known-periods.ts';
import { fromAxis, onAxis } from '../weighing/pull.ts';

/** Low and high end, in the indicator's unit. */
export type Range = readonly [low: number, high: number];

const DAYS_PER_YEAR = 365.25;

/**
 * A row's own range; a blank or unreadable side is the value, and the value is never outside. Where the row reads "at
 * least" or "at most", the open side lies the indicator's undercount away from the value (method, section 2).
 */
function rowRange({ value, low, high, bound }: UsableRow, undercount: number): Range {
	const side = (end: number | null): number => (end !== null && Number.isFinite(end) ? end : value);
	const below = bound === 'at-most' ? value - undercount : side(low);
	const above = bound === 'at-least' ? value + undercount : side(high);
	return [Math.min(below, value), Math.max(above, value)];
}

/** Rows of one period end, the chosen one among them: the range that all of them together leave open. */
function ownRange(rows: readonly UsableRow[], undercount: number): Range {
	const ranges = rows.map((row) => rowRange(row, undercount > 0 ? undercount : 0));
	return [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))];
}

/** The legal bounds; on a log scale 0 is the least whatever they say. The value itself is never cut off. */
function clipped([low, high]: Range, value: number, { bounds, scale }: Indicator): Range {
	const least = Math.max(bounds.min ?? -Infinity, scale === 'log' ? 0 : -Infinity);
	const most = bounds.max ?? Infinity;
	return [Math.min(Math.max(low, least), value), Math.max(Math.min(high, most), value)];
}

/**
 * The spread of an aged figure (method, section 2): with a = (age - limit) / limit, at most 1, each end goes the share a
 * of its way to the outer goalpost on its side, on the indicator's axis; an end beyond its goalpost stays.
 */
function spread([low, high]: Range, ageDays: number, { staleDays, scale, goalposts }: Indicator): Range {
	const past = (ageDays - staleDays) / staleDays;
	const a = past >= 0 ? Math.min(1, past) : 1;
	const outer = [goalposts.distant, goalposts.close].map((post) => onAxis(post, scale));
	const [lo, hi] = [Math.min(...outer), Math.max(...outer)];
	const isLog = scale === 'log';
	const from = onAxis(isLog ? Math.max(0, low) : low, scale);
	// On a log axis 0 lies infinitely far down; as a high end it stands at the smaller goalpost.
	const to = isLog && !(high > 0) ? lo : onAxis(high, scale);
	const down = from - lo;
	const up = hi - to;
	return [down > 0 ? fromAxis(from - a * down, scale) : low, up > 0 ? fromAxis(to + a * up, scale) : high];
}

/**
 * The range of a base, in the indicator's unit: its rows' own within the legal bounds, as at age 0 (method, section
 * 7b).
 */
export function baseRange(indicator: Indicator, rows: readonly UsableRow[], value: number): Range {
	return clipped(ownRange(rows, indicator.undercount), value, indicator);
}

/**
 * The range of a level, in the indicator's unit (method, section 2): its rows' own; on each side driftPerYear x ageDays /
 * 365.25; the spread where it is aged; and at last the legal bounds, which never cut off `value` itself.
 */
export function levelRange(
	indicator: Indicator,
	rows: readonly UsableRow[],
	value: number,
	ageDays: number,
	aged: boolean
): Range {
	const { driftPerYear, scale, undercount } = indicator;
	const [low, high] = ownRange(rows, undercount);
	const drift = driftPerYear > 0 ? (driftPerYear * ageDays) / DAYS_PER_YEAR : 0;
	const drifted: Range = [scale === 'log' ? Math.max(0, low - drift) : low - drift, high + drift];
	return clipped(aged ? spread(drifted, ageDays, indicator) : drifted, value, indicator);
}
