import type { Indicator } from './indicator.ts';
import { gradeRank, hasLevelGrade, type Observation } from './observation.ts';
import type { Day } from './period.ts';
import { whyNotCounted } from './not-counted.ts';

/**
 * How history is read (method, section 10): rows as published; today's values as if each had come with the usual lag;
 * today's values from the end of their period.
 */
export type Reading = 'real-time' | 'pseudo' | 'now';

/** A row that may become a level, with the day from which this reading knows it. */
export interface KnownRow {
	readonly row: Observation & { readonly value: number };
	readonly from: Day;
}

/** The rows that end on one day, by `from`. */
export interface KnownPeriod {
	readonly end: Day;
	readonly rows: readonly KnownRow[];
}

/** An indicator's usable rows, ordered once so that the level of any date is found by bisection. */
export interface KnownRows {
	/** By period end. */
	readonly periods: readonly KnownPeriod[];
	/** Days on which a newer period than all before came in, and that period's position in `periods`. */
	readonly arrivals: readonly { readonly day: Day; readonly position: number }[];
	/** First day with any row at all, and with a row that only its grade keeps out; Infinity when there is none. */
	readonly anyFrom: Day;
	readonly belowGradeFrom: Day;
}

/** Usable but for its grade: a finite number, neither forecast nor blank, not published before its period ended. */
function isMeasured(row: Observation, indicator: Measured): row is Observation & { readonly value: number } {
	const reason = whyNotCounted(row, indicator);
	return reason === null || reason === 'below-grade';
}

/** The day from which a reading knows a row (method, section 10). */
function knownFrom(row: Observation, indicator: Measured, reading: Reading): Day {
	if (reading === 'real-time') return row.published;
	if (reading === 'now') return row.period.end;
	return Math.min(row.published, row.period.end + Math.max(0, indicator.publicationLagDays));
}

/** Earlier vintage first. Rows of the same key are an import error; the rest only keeps their order irrelevant. */
function byVintage({ row: a }: KnownRow, { row: b }: KnownRow): number {
	return (
		a.published - b.published ||
		gradeRank(b.grade) - gradeRank(a.grade) ||
		a.line - b.line ||
		a.value - b.value ||
		(a.low ?? a.value) - (b.low ?? b.value) ||
		(a.high ?? a.value) - (b.high ?? b.value)
	);
}

/** Each source's latest row; a revision supersedes what the same source said before (method, section 2). */
export function latestBySource(rows: readonly KnownRow[]): readonly KnownRow[] {
	if (rows.length < 2) return rows;
	const latest = new Map<string, KnownRow>();
	for (const known of rows) {
		const other = latest.get(known.row.source);
		if (other === undefined || byVintage(known, other) > 0) latest.set(known.row.source, known);
	}
	return [...latest.values()];
}

function periodsOf(rows: readonly KnownRow[], reading: Reading): readonly KnownPeriod[] {
	const byEnd = new Map<Day, KnownRow[]>();
	for (const known of rows) {
		const group = byEnd.get(known.row.period.end);
		if (group === undefined) byEnd.set(known.row.period.end, [known]);
		else group.push(known);
	}
	return [...byEnd]
		.sort(([a], [b]) => a - b)
		.map(([end, group]) => {
			const today = reading === 'real-time' ? group : latestBySource(group);
			return { end, rows: [...today].sort((a, b) => a.from - b.from) };
		});
}

function arrivalsOf(periods: readonly KnownPeriod[]): KnownRows['arrivals'] {
	const first = periods.map(({ rows }, position) => ({ day: rows[0]?.from ?? Infinity, position }));
	first.sort((a, b) => a.day - b.day || b.position - a.position);
	let newest = -1;
	return first.filter(({ position }) => {
		const newer = position > newest;
		if (newer) newest = position;
		return newer;
	});
}

function knownRowsOf(indicator: Measured, reading: Reading, knownAt: Day): KnownRows {
	const usable: KnownRow[] = [];
	let anyFrom = Infinity;
	let belowGradeFrom = Infinity;
	for (const row of indicator.observations) {
		// Written so that a NaN day is never known.
		if (!(row.published <= knownAt) || !Number.isFinite(row.period.end)) continue;
		const from = knownFrom(row, indicator, reading);
		anyFrom = Math.min(anyFrom, from);
		if (!isMeasured(row, indicator)) continue;
		if (hasLevelGrade(row.grade)) usable.push({ row, from });
		else belowGradeFrom = Math.min(belowGradeFrom, from);
	}
	const periods = periodsOf(usable, reading);
	return { periods, arrivals: arrivalsOf(periods), anyFrom, belowGradeFrom };
}

/** What its usable rows are told from; an indicator that is shown but never weighed has it too. */
export type Measured = Pick<Indicator, 'scale' | 'publicationLagDays' | 'observations'>;

interface Remembered {
	readonly reading: Reading;
	readonly knownAt: Day;
	readonly rows: KnownRows;
}

const remembered = new WeakMap<Measured, Remembered[]>();

/**
 * An indicator's usable rows under a reading, as known on `knownAt` (without meaning in real time). Prepared once for
 * each indicator object and the latest date asked for, so that a long history costs no rescan.
 */
export function prepareIndicator(indicator: Measured, reading: Reading, knownAt: Day): KnownRows {
	const limit = reading === 'real-time' ? Infinity : knownAt;
	const all = remembered.get(indicator) ?? [];
	const found = all.find((one) => one.reading === reading && one.knownAt === limit);
	if (found !== undefined) return found.rows;
	const rows = knownRowsOf(indicator, reading, limit);
	remembered.set(indicator, [
		...all.filter((one) => one.reading !== reading),
		{ reading, knownAt: limit, rows }
	]);
	return rows;
}

/** Position of the last element that isn't after `day`, in a list sorted by `dayOf`; -1 when all are. */
export function lastUntil<T>(list: readonly T[], day: Day, dayOf: (element: T) => Day): number {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		const element = list[middle];
		if (element !== undefined && dayOf(element) <= day) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
