import {
	addDuration,
	movesBetween,
	printedParts,
	roundedScore,
	type Day,
	type Direction,
	type HistoryPoint,
	type LevelGrid,
	type Move,
	type Outlook,
	type Position,
	type Reads,
	type Scenario
} from '#engine';
import { dayText, type ScoredIndicator, type VerdictNames } from '#parse';
import { scoreText } from '../words/numbers/score-text.ts';
import { dateText } from '../words/date-text.ts';
import { signedText } from '../words/numbers/number-text.ts';
import { countedText, wordsOfUnit } from '../words/numbers/figure-text.ts';
import { positionText } from '../words/verdicts/position-text.ts';
import { readText } from '../words/numbers/read-text.ts';
import { isolated } from '../words/names/isolated.ts';

/** One indicator's part in a change. */
interface Mover {
	readonly id: string;
	readonly name: string;
	readonly href: string;
	/** `at least 13.5 → at least 7.0 points`, `US$ 10.7 → US$ 24.7, reversed`. */
	readonly text: string;
	readonly change: string;
	readonly tone: 'close' | 'distant';
}

/** One verdict on two days. */
interface VerdictStates {
	/** `How close`, `Which way`. */
	readonly name: string;
	/** `close +25.3`. */
	readonly was: string;
	readonly is: string;
}

/** What changed since a day, and when each verdict last turned. */
export interface WhatChanged {
	/** Both days, and what each verdict was and is; without rows where there is no history. */
	readonly then: string;
	readonly now: string;
	readonly states: readonly VerdictStates[];
	/** What the rows compare. */
	readonly lead: string;
	/** The three largest. */
	readonly movers: readonly Mover[];
	/** All others together, so that the column adds up; null where there are none. */
	readonly rest: string | null;
	/** What they add up to, and what that makes of it: `+4.6`, `holding`; null where nothing moved. */
	readonly total: { readonly change: string; readonly text: string } | null;
	/** When and why each verdict last turned. */
	readonly turns: readonly string[];
	/** Everything published in the span. */
	readonly href: string;
}

const MOST_MOVERS = 3;

/** What a change is told with. */
export interface ChangedInput {
	readonly outlook: Outlook;
	readonly scenario: Scenario;
	readonly grid: LevelGrid;
	/** Real time, over the grid's dates. */
	readonly history: readonly HistoryPoint[];
	readonly indicators: readonly ScoredIndicator[];
	readonly names: VerdictNames;
	/** Null: against about a year earlier, as the direction reads it. */
	readonly since: Day | null;
	/** Goes with the address of an indicator's page. */
	readonly pageQuery: string;
}

/** An indicator's part before its words. */
interface Part {
	readonly id: string;
	readonly was: Reads;
	readonly is: Reads;
	readonly value: number;
}

function partsOfDirection({ indicators }: Outlook): Part[] {
	return indicators.flatMap(({ id, change, level, state, value }) => {
		if (change === null || Math.abs(change) < 1e-9 || level.state === 'missing' || level.before === null)
			return [];
		const was = {
			value: level.before.value,
			bound: level.before.chosen.bound ?? '',
			assumed: false
		} as const;
		const assumed = state === 'assumed';
		const is = { value, bound: assumed ? '' : (level.chosen.bound ?? ''), assumed } as const;
		return [{ id, was, is, value: change }];
	});
}

/** `at least 13.5 → at least 7.0 points`: what is counted is said once. */
function movedText(was: Reads, is: Reads, indicator: ScoredIndicator): string {
	const counted = countedText(indicator.unit) ?? wordsOfUnit(indicator.unit);
	return `${readText(was, indicator)} → ${readText(is, indicator)}${counted === null ? '' : ` ${counted}`}`;
}

/** Whether the scenario reads it the other way round: its sign is then another than under others. */
const isReversed = (id: string, { scenario }: ChangedInput): boolean =>
	scenario.weights.get(id)?.polarity === -1;

function moversOf(
	parts: readonly Part[],
	total: number,
	input: ChangedInput
): Pick<WhatChanged, 'movers' | 'rest'> {
	const printed = printedParts(parts, total, 1);
	const byId = new Map(input.indicators.map((one) => [one.id, one]));
	// What rounds to nothing moved nothing that a reader could see.
	const moved = parts.filter(({ id }) => printed.get(id) !== 0);
	const shown = [...moved].sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, MOST_MOVERS);
	const sum = shown.reduce((added, { id }) => added + (printed.get(id) ?? 0), 0);
	return {
		movers: shown.flatMap(({ id, was, is, value }) => {
			const indicator = byId.get(id);
			if (indicator === undefined) return [];
			return [
				{
					id,
					name: indicator.name,
					href: `/indicators/${id}${input.pageQuery}`,
					text: `${movedText(was, is, indicator)}${isReversed(id, input) ? ', reversed' : ''}`,
					change: signedText(printed.get(id) ?? 0, 1),
					tone: value > 0 ? 'close' : 'distant'
				}
			];
		}),
		rest: moved.length > shown.length ? signedText(roundedScore(total) - sum, 1) : null
	};
}

/** The history's point in force on a day. */
function pointOn(history: readonly HistoryPoint[], day: Day): HistoryPoint | undefined {
	return history.findLast(({ asOf }) => asOf <= day) ?? history[0];
}

function statesOf(
	then: HistoryPoint,
	now: HistoryPoint,
	{ threshold, directionThreshold }: Outlook,
	{ positions, directions }: VerdictNames
): readonly VerdictStates[] {
	const close = ({ score, position }: HistoryPoint): string =>
		score === null ? 'no index' : positionText({ score, position }, threshold, positions);
	const way = ({ change, direction }: HistoryPoint): string =>
		direction === null || change === null
			? 'not given'
			: `${directions[direction].toLowerCase()} ${scoreText(change, directionThreshold)}`;
	return [
		{ name: 'How close', was: close(then), is: close(now) },
		{ name: 'Which way', was: way(then), is: way(now) }
	];
}

/** What turned a verdict: the figure that came in and moved it most, or the change that ceased to be news. */
function causeText(moves: readonly Move[], verdict: 'position' | 'direction', input: ChangedInput): string {
	const part = ({ score, change }: Move): number => Math.abs(verdict === 'position' ? score : change);
	const [cause] = [...moves].sort((a, b) => part(b) - part(a));
	const indicator = input.indicators.find(({ id }) => id === cause?.id);
	if (cause === undefined || indicator === undefined) return '';
	return cause.becameOld
		? `: the last change of “${isolated(indicator.name)}” became too old to count`
		: `: a new figure of “${isolated(indicator.name)}”`;
}

/** When a verdict last became what it is: `Close again since 31 Aug 2026, mixed before: a new figure of “…”.` */
function turnText(verdict: 'position' | 'direction', input: ChangedInput): string | null {
	const { history, grid, scenario, outlook, names } = input;
	const real = history.slice(0, scenario.assumptions.size > 0 ? -1 : undefined);
	const now = real.at(-1)?.[verdict] ?? null;
	if (now === null || now !== (verdict === 'position' ? outlook.position : outlook.direction.verdict))
		return null;
	const at = real.findLastIndex((point) => point[verdict] !== now);
	const [before, turned] = [real[at], real[at + 1]];
	const wordOf = (one: Position | Direction): string =>
		verdict === 'position' ? names.positions[one as Position] : names.directions[one as Direction];
	if (before === undefined || turned === undefined) return null;
	const moves = movesBetween(grid, { ...scenario, assumptions: new Map() }, before.asOf, turned.asOf);
	const was = before[verdict] === null ? 'withheld' : wordOf(before[verdict]).toLowerCase();
	const again = real.slice(0, at).some((point) => point[verdict] === now) ? ' again' : '';
	return `${wordOf(now)}${again} since ${dateText(turned.asOf)}, ${was} before${causeText(moves, verdict, input)}.`;
}

const totalOf = (
	{ movers }: Pick<WhatChanged, 'movers'>,
	change: string,
	text: string
): WhatChanged['total'] => (movers.length === 0 ? null : { change, text });

const nothing = { movers: [], rest: null, total: null } as const;

/** What changed, for the dashboard's column of that name. */
export function whatChangedOf(input: ChangedInput): WhatChanged {
	const { outlook, scenario, grid, history, since, names } = input;
	const from = since ?? addDuration(outlook.asOf, { months: -12, days: 0 });
	const then = pointOn(history, from);
	const now = history.at(-1);
	const turns = [turnText('position', input), turnText('direction', input)].filter((text) => text !== null);
	const href = `/changes?from=${dayText(from)}&to=${dayText(outlook.asOf)}`;
	const days = { then: dateText(from), now: dateText(outlook.asOf) };
	if (then === undefined || now === undefined)
		return { ...days, states: [], lead: '', ...nothing, turns, href };
	const states = statesOf(then, now, outlook, names);
	if (since === null) return { ...days, states, ...yearOf(input), turns, href };
	const moves = movesBetween(grid, scenario, then.asOf, now.asOf).map((move) => ({
		...move,
		value: move.score
	}));
	const scored = moves.filter(({ value }) => Math.abs(value) > 1e-9);
	const total = (now.score ?? 0) - (then.score ?? 0);
	const moved = moversOf(scored, total, input);
	const lead = moved.movers.length === 0 ? 'No figure has moved how close it is.' : 'How close, moved by:';
	return {
		...days,
		states,
		lead,
		...moved,
		total: totalOf(moved, signedText(total, 1), 'change of the index'),
		turns,
		href
	};
}

/** The newest figures against those of about a year before: what the direction is made of. */
function yearOf(input: ChangedInput): Pick<WhatChanged, 'lead' | 'movers' | 'rest' | 'total'> {
	const { outlook, names } = input;
	const { change } = outlook.direction;
	if (change === null)
		return { lead: 'Nothing that weighs has a figure of about a year earlier to compare with.', ...nothing };
	const moved = moversOf(partsOfDirection(outlook), change, input);
	const lead =
		moved.movers.length === 0
			? 'The newest figures equal those of a year before.'
			: 'Which way: each figure against its value a year before, not the change of the index.';
	return {
		lead,
		...moved,
		total: totalOf(
			moved,
			scoreText(change, outlook.directionThreshold),
			outlook.direction.verdict === null
				? 'no direction'
				: names.directions[outlook.direction.verdict].toLowerCase()
		)
	};
}
