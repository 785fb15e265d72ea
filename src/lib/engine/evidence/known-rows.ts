import type { Indicator } from './indicator.ts';
import {
	KnownPeriods,
	packedDays,
	packedPlaces,
	type KnownPeriod,
	type KnownRow,
	type Placed,
	type UsableRow
} from './known-periods.ts';
import { gradeRank, hasLevelGrade, type Observation } from './observation.ts';
import { compareText } from '../order.ts';
import type { Day } from './period.ts';
import { whyNotCounted } from './not-counted.ts';

/**
 * How history is read (method, section 10): rows as published; today's values as if each had come with the usual lag;
 * today's values from the end of their period.
 */
export type Reading = 'real-time' | 'pseudo' | 'now';

/** An indicator's usable rows, ordered once so that the level of any date is found by bisection. */
export interface KnownRows {
	/** By period end. */
	readonly periods: KnownPeriods;
	/** Days on which a newer period than all before came in, and that period's position in `periods`. */
	readonly arrivals: { readonly days: ArrayLike<Day>; readonly positions: ArrayLike<number> };
	/** First day with any row at all, and with a row that only its grade keeps out; Infinity when there is none. */
	readonly anyFrom: Day;
	readonly belowGradeFrom: Day;
}

/** Usable but for its grade: a finite number, neither forecast nor blank, not published before its period ended. */
function isMeasured(row: Observation, indicator: Measured): row is UsableRow {
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
function latestBySource<Known extends KnownRow>(rows: readonly Known[]): readonly Known[] {
	if (rows.length < 2) return rows;
	const latest = new Map<string, Known>();
	for (const known of rows) {
		const other = latest.get(known.row.source);
		if (other === undefined || byVintage(known, other) > 0) latest.set(known.row.source, known);
	}
	return [...latest.values()];
}

function periodsOf(rows: readonly Placed[], reading: Reading): readonly (readonly Placed[])[] {
	const byEnd = new Map<Day, Placed[]>();
	for (const known of rows) {
		const group = byEnd.get(known.row.period.end);
		if (group === undefined) byEnd.set(known.row.period.end, [known]);
		else group.push(known);
	}
	return [...byEnd]
		.sort(([a], [b]) => a - b)
		.map(([, group]) => {
			const today = reading === 'real-time' ? group : latestBySource(group);
			return today.length < 2 ? today : [...today].sort((a, b) => a.from - b.from);
		});
}

function arrivalsOf(periods: KnownPeriods): KnownRows['arrivals'] {
	const first = Array.from(periods.ends, (_, position) => ({ day: periods.firstDay(position), position }));
	first.sort((a, b) => a.day - b.day || b.position - a.position);
	let newest = -1;
	const newer = first.filter(({ position }) => {
		const newer = position > newest;
		if (newer) newest = position;
		return newer;
	});
	return {
		days: packedDays(newer.map(({ day }) => day)),
		positions: packedPlaces(newer.map(({ position }) => position))
	};
}

function knownRowsOf(indicator: Measured, reading: Reading, knownAt: Day): KnownRows {
	const usable: Placed[] = [];
	let anyFrom = Infinity;
	let belowGradeFrom = Infinity;
	let place = -1;
	for (const row of indicator.observations) {
		place += 1;
		// Written so that a NaN day is never known.
		if (!(row.published <= knownAt) || !Number.isFinite(row.period.end)) continue;
		const from = knownFrom(row, indicator, reading);
		anyFrom = Math.min(anyFrom, from);
		if (!isMeasured(row, indicator)) continue;
		if (hasLevelGrade(row.grade)) usable.push({ row, from, place });
		else belowGradeFrom = Math.min(belowGradeFrom, from);
	}
	const periods = new KnownPeriods(indicator.observations, periodsOf(usable, reading));
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
export function lastUntil<T>(list: ArrayLike<T>, day: Day, dayOf: (element: T) => Day): number {
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

/** Best row first: grade, then latest published, then source name. */
function byStanding(a: UsableRow, b: UsableRow): number {
	return (
		gradeRank(a.grade) - gradeRank(b.grade) || b.published - a.published || compareText(a.source, b.source)
	);
}

/** A period's rows as known on a day, one for each source, best first; empty when none is known yet. */
export function rowsKnownAt(period: KnownPeriod, day: Day): readonly UsableRow[] {
	const known = period.rows.slice(0, lastUntil(period.rows, day, (row) => row.from) + 1);
	if (known.length < 2) return known.map(({ row }) => row);
	return latestBySource(known)
		.map(({ row }) => row)
		.sort(byStanding);
}
