import type { Indicator } from '../evidence/indicator.ts';
import { isSameRow, type Observation } from '../evidence/observation.ts';
import type { Day } from '../evidence/period.ts';
import { configurationIssues } from '../weighing/configuration.ts';
import type { Scenario } from '../weighing/scenario.ts';
import type { Direction, Position } from '../weighing/score.ts';
import type { Terms } from '../weighing/terms.ts';
import { verdictsOf, type Verdicts } from '../weighing/verdicts.ts';
import { timelineOf, type Moment, type Timeline } from './timeline.ts';

/** Why a verdict turned: a row came in, a change is no longer news, a figure passed its age limit. */
export type CauseKind = 'published' | 'old' | 'aged';

/** One indicator's part in a turn. */
export interface Cause {
	readonly why: CauseKind;
	readonly indicator: string;
	/** The row published that day; else the row of the figure that aged or whose change became old. */
	readonly row: Observation;
	/** Change of its contribution to the score, and to the change; score points. */
	readonly score: number;
	readonly change: number;
}

/** A day on which a verdict changed, or was withheld or given again; null for withheld. */
export interface VerdictTurn {
	readonly on: Day;
	readonly position: readonly [was: Position | null, is: Position | null];
	readonly direction: readonly [was: Direction | null, is: Direction | null];
	readonly scores: readonly [was: number | null, is: number | null];
	readonly changes: readonly [was: number | null, is: number | null];
	/** By size of what they moved, largest first; ties by indicator. */
	readonly causes: readonly Cause[];
}

export interface VerdictLogInput extends Terms {
	readonly indicators: readonly Indicator[];
	readonly scenario: Scenario;
	/** The start, which is no entry. */
	readonly from: Day;
	readonly to: Day;
}

/** Everything on one day. */
interface State {
	/** Aligned with the timelines. */
	readonly moments: readonly Moment[];
	readonly verdicts: Verdicts;
}

function stateOn(timelines: readonly Timeline[], day: Day, terms: Terms): State {
	const moments = timelines.map((timeline) => timeline.on(day));
	return { moments, verdicts: verdictsOf(moments, terms) };
}

/**
 * The row that stands for a publication: the level's if it came that day, else the base's, else another that came; null
 * when neither level nor base changed or no row came.
 */
function publishedRow(timeline: Timeline, was: Moment, is: Moment, day: Day): Observation | null {
	const before = was.standing;
	const after = is.standing;
	const same =
		isSameRow(before?.chosen, after?.chosen) && isSameRow(before?.base?.chosen, after?.base?.chosen);
	if (same || after === null) return null;
	const came = timeline.publishedOn(day);
	return (
		came.find((row) => isSameRow(row, after.chosen)) ??
		came.find((row) => isSameRow(row, after.base?.chosen)) ??
		came[0] ??
		null
	);
}

/** Whether the change of one and the same period was news the day before and isn't any more. */
function becameOld(was: Moment, is: Moment): boolean {
	const same = was.standing?.chosen.period.end === is.standing?.chosen.period.end;
	return same && !is.assumed && was.news && !is.news && is.basePull !== null;
}

function becameAged(was: Moment, is: Moment): boolean {
	return was.state === 'observed' && is.state === 'aged';
}

/** What changed of the verdicts on a day. */
interface Turned {
	readonly direction: boolean;
	readonly withheld: boolean;
}

/** One indicator's causes on a day. */
function causesOf(
	timeline: Timeline,
	at: number,
	[before, after]: readonly [State, State],
	turned: Turned,
	day: Day
): readonly Cause[] {
	const was = before.moments[at];
	const is = after.moments[at];
	if (was === undefined || is === undefined || !(is.weight > 0) || is.standing === null) return [];
	const part = ({ verdicts }: State) => verdicts.balance?.contributions[at] ?? 0;
	const changed = ({ verdicts }: State) => verdicts.changeBalance?.changes[at] ?? 0;
	const effect = { score: part(after) - part(before), change: changed(after) - changed(before) };
	const { chosen } = is.standing;
	const published = publishedRow(timeline, was, is, day);
	const rows: readonly (readonly [CauseKind, Observation | null])[] = [
		['published', published],
		['old', turned.direction && becameOld(was, is) ? chosen : null],
		['aged', turned.withheld && becameAged(was, is) ? chosen : null]
	];
	return rows.flatMap(([why, row]) =>
		row === null ? [] : [{ why, indicator: timeline.id, row, ...effect }]
	);
}

function sizeOf({ score, change }: Cause): number {
	return Math.abs(score) + Math.abs(change);
}

function turnOf(timelines: readonly Timeline[], before: State, after: State, on: Day): VerdictTurn | null {
	const [was, is] = [before.verdicts, after.verdicts];
	const turned = {
		direction: was.direction !== is.direction,
		withheld: was.position !== null && is.position === null
	};
	if (was.position === is.position && !turned.direction) return null;
	const causes = timelines.flatMap((timeline, at) => causesOf(timeline, at, [before, after], turned, on));
	return {
		on,
		position: [was.position, is.position],
		direction: [was.direction, is.direction],
		scores: [was.balance?.score ?? null, is.balance?.score ?? null],
		changes: [was.changeBalance?.change ?? null, is.changeBalance?.change ?? null],
		causes: [...causes].sort((a, b) => sizeOf(b) - sizeOf(a))
	};
}

/** The days on which anything of what weighs may change, ascending, after `from` and until `to`. */
function eventDays(timelines: readonly Timeline[], from: Day, to: Day): readonly Day[] {
	const days = new Set(timelines.flatMap(({ days: own }) => own.filter((day) => day > from && day <= to)));
	return [...days].sort((a, b) => a - b);
}

/**
 * Each day from `from` to `to` on which a verdict changed or was withheld or given again, in real time, with its causes
 * (method, section 10b); oldest first. Looks only at days on which something could change. Empty for a model that can't
 * be weighed.
 */
export function verdictLogOf(input: VerdictLogInput): readonly VerdictTurn[] {
	const { indicators, scenario, from, to } = input;
	if (configurationIssues(indicators, scenario, input).length > 0) return [];
	const timelines = indicators
		.filter(({ id }) => (scenario.weights.get(id)?.weight ?? 0) > 0)
		.map((indicator) => timelineOf(indicator, scenario, input.horizon))
		.sort((a, b) => (a.id < b.id ? -1 : 1));
	let before = stateOn(timelines, from, input);
	const turns: VerdictTurn[] = [];
	for (const day of eventDays(timelines, from, to)) {
		const after = stateOn(timelines, day, input);
		const turn = turnOf(timelines, before, after, day);
		if (turn !== null) turns.push(turn);
		before = after;
	}
	return turns;
}
