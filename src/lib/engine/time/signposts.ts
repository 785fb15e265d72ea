import { dueAfter } from '../evidence/due.ts';
import type { Indicator } from '../evidence/indicator.ts';
import { lastUntil, prepareIndicator } from '../evidence/known-rows.ts';
import { isSameRow, type Observation } from '../evidence/observation.ts';
import type { Day } from '../evidence/period.ts';
import { configurationIssues } from '../weighing/configuration.ts';
import type { Scenario } from '../weighing/scenario.ts';
import type { Terms } from '../weighing/terms.ts';
import { verdictsOf } from '../weighing/verdicts.ts';
import { timelineOf, type Timeline } from './timeline.ts';

/**
 * What a signpost reads: of an indicator its value, its pull, its age in days, or how many days its next figure is overdue
 * (negative until it is due); of a scenario its score or its change.
 */
export type SignpostReading = 'value' | 'pull' | 'age' | 'overdue' | 'position' | 'direction';

/** Where a reading must stand for a signpost to be reached: at the mark or above, at it or below, or on its other side. */
export type SignpostWay = 'above' | 'below' | 'crosses';

/** A mark set beforehand: what would change somebody's mind. */
export interface SignpostRule {
	readonly reading: SignpostReading;
	readonly way: SignpostWay;
	readonly mark: number;
	/** How far back behind the mark a reading must go before the signpost counts as left; of `crosses`, on either side. */
	readonly band: number;
	/** Nothing before this day is an entry: it was known when the mark was set. */
	readonly declared: Day;
}

/** A row behind a crossing. */
interface SignpostCause {
	readonly indicator: string;
	readonly row: Observation;
}

/** A day on which a signpost was reached or left; `crosses` is reached from below, left from above. */
export interface Crossing {
	readonly on: Day;
	readonly to: 'reached' | 'left';
	readonly was: number | null;
	readonly is: number;
	readonly causes: readonly SignpostCause[];
}

export interface SignpostState {
	/** Null while nothing can be read. */
	readonly reading: number | null;
	readonly reached: boolean;
	/** From the reading to the mark, in the reading's unit; negative where it has to fall. Null without a reading. */
	readonly distance: number | null;
	/** Oldest first. */
	readonly crossings: readonly Crossing[];
}

/** A reading through real time, with the rows behind it. */
export interface SignpostTrack {
	/** Days on which it may read otherwise than the day before, ascending. */
	readonly days: readonly Day[];
	readonly on: (day: Day) => number | null;
	/** What changed it on a day. */
	readonly causes: (day: Day) => readonly SignpostCause[];
}

/** Whether a signpost is reached by a reading, given whether it was; method: docs/format.md, signposts.yaml. */
function isReached({ way, mark, band }: SignpostRule, reading: number, was: boolean): boolean {
	if (way === 'below') return was ? reading <= mark + band : reading <= mark;
	if (way === 'above') return was ? reading >= mark - band : reading >= mark;
	return was ? reading > mark - band : reading >= mark + band;
}

function causesOf(timelines: readonly Timeline[], day: Day): readonly SignpostCause[] {
	return timelines.flatMap((timeline) => {
		const [was, is] = [timeline.on(day - 1), timeline.on(day)];
		const row = is.standing?.chosen;
		const isSame = was.pull === is.pull && was.basePull === is.basePull && was.news === is.news;
		return row === undefined || (isSame && isSameRow(was.standing?.chosen, row))
			? []
			: [{ indicator: timeline.id, row }];
	});
}

/** A scenario's score (`position`) or change (`direction`) through time; empty for a model that can't be weighed. */
export function scenarioTrack(
	indicators: readonly Indicator[],
	scenario: Scenario,
	terms: Terms,
	reading: 'position' | 'direction'
): SignpostTrack {
	const isFaulty = configurationIssues(indicators, scenario, terms).length > 0;
	const timelines = (isFaulty ? [] : indicators)
		.filter(({ id }) => (scenario.weights.get(id)?.weight ?? 0) > 0)
		.map((indicator) => timelineOf(indicator, scenario, terms.horizon))
		.sort((a, b) => (a.id < b.id ? -1 : 1));
	return {
		days: [...new Set(timelines.flatMap(({ days }) => days))].sort((a, b) => a - b),
		on: (day) => {
			const { balance, changeBalance } = verdictsOf(
				timelines.map((timeline) => timeline.on(day)),
				terms
			);
			return (reading === 'position' ? balance?.score : changeBalance?.change) ?? null;
		},
		causes: (day) => causesOf(timelines, day)
	};
}

const nobody: Scenario = { id: '', weights: new Map(), assumptions: new Map() };

/** The days on which the age of a figure passes a number of days. */
function agingDays(indicator: Indicator, ages: readonly number[]): readonly Day[] {
	const { periods } = prepareIndicator(indicator, 'real-time', Infinity);
	return Array.from(periods.ends).flatMap((end) =>
		ages.flatMap((age) => [end + Math.ceil(age), end + Math.floor(age) + 1])
	);
}

/** How many days an indicator's next figure is overdue, through time: it waits from each new period on. */
function overdueTrack(indicator: Indicator, marks: readonly number[], { horizon }: Terms): SignpostTrack {
	const { periods, arrivals } = prepareIndicator(indicator, 'real-time', Infinity);
	const waits = Array.from(arrivals.days).flatMap((since, at) => {
		const end = periods.ends[arrivals.positions[at] ?? Infinity];
		return end === undefined ? [] : [{ since, end, due: dueAfter(indicator, end) }];
	});
	const waitOn = (day: Day): (typeof waits)[number] | undefined =>
		waits[lastUntil(waits, day, ({ since }) => since)];
	const timeline = timelineOf(indicator, nobody, horizon);
	const passing = waits.flatMap(({ due }) =>
		marks.flatMap((mark) => [due + Math.ceil(mark), due + Math.floor(mark) + 1])
	);
	return {
		days: [...new Set([...waits.map(({ since }) => since), ...passing])].sort((a, b) => a - b),
		on: (day) => {
			const wait = waitOn(day);
			return wait === undefined ? null : day - wait.due;
		},
		causes: (day) => {
			const row = timeline.on(day).standing?.chosen;
			return row === undefined ? [] : [{ indicator: indicator.id, row }];
		}
	};
}

/** An indicator's value, pull, age or wait through time. */
export function indicatorTrack(
	indicator: Indicator,
	terms: Terms,
	{ reading, mark, band }: Pick<SignpostRule, 'reading' | 'mark' | 'band'>
): SignpostTrack {
	const marks = [mark - band, mark, mark + band];
	if (reading === 'overdue') return overdueTrack(indicator, marks, terms);
	const timeline = timelineOf(indicator, nobody, terms.horizon);
	const aging = reading === 'age' ? agingDays(indicator, marks) : [];
	return {
		days: [...new Set([...timeline.days, ...aging])].sort((a, b) => a - b),
		on: (day) => {
			const { standing, pull } = timeline.on(day);
			if (standing === null) return null;
			if (reading === 'age') return day - standing.chosen.period.end;
			return reading === 'pull' ? pull : standing.chosen.value;
		},
		causes: (day) => {
			const row = timeline.on(day).standing?.chosen;
			return row === undefined ? [] : [{ indicator: indicator.id, row }];
		}
	};
}

/**
 * How a signpost stands on a day, and each day since it was declared on which it was reached or left, in real time:
 * nothing published later can change it. A reading that is missing changes nothing.
 */
export function signpostStateOf(rule: SignpostRule, track: SignpostTrack, asOf: Day): SignpostState {
	const start = rule.declared;
	let was = track.on(Math.min(start, asOf));
	let reached = was !== null && isReached(rule, was, false);
	const crossings: Crossing[] = [];
	const first = lastUntil(track.days, start, (day) => day) + 1;
	for (const on of track.days.slice(first, lastUntil(track.days, asOf, (day) => day) + 1)) {
		const is = track.on(on);
		if (is === null) continue;
		const now = isReached(rule, is, reached);
		if (now !== reached)
			crossings.push({ on, to: now ? 'reached' : 'left', was, is, causes: track.causes(on) });
		[was, reached] = [is, now];
	}
	const reading = track.on(asOf);
	return { reading, reached, distance: reading === null ? null : rule.mark - reading, crossings };
}
