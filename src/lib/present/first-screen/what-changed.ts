import {
	addDuration,
	movesBetween,
	printedParts,
	roundedScore,
	type Day,
	type HistoryPoint,
	type LevelGrid,
	type Move,
	type Outlook,
	type Reads,
	type Scenario
} from '#engine';
import { dayText, type ScoredIndicator, type VerdictNames } from '#parse';
import { scoreText } from '../words/score-text.ts';
import { dateText } from '../words/date-text.ts';
import { signedText } from '../words/number-text.ts';
import { countedText } from '../words/figure-text.ts';
import { readText } from '../words/read-text.ts';
import { verdictText } from '../words/verdict-text.ts';
import { isolated } from '../words/isolated.ts';

/** One indicator's part in a change. */
interface Mover {
	readonly id: string;
	readonly name: string;
	readonly href: string;
	/** `at least 13.5 → at least 7.0 points`. */
	readonly text: string;
	readonly change: string;
	readonly tone: 'close' | 'distant';
}

/** What changed since a day, and when each verdict last turned. */
export interface WhatChanged {
	/** Both verdicts then and now, with the index. */
	readonly line: string;
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
	const counted = countedText(indicator.unit);
	return `${readText(was, indicator)} → ${readText(is, indicator)}${counted === null ? '' : ` ${counted}`}`;
}

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
					text: movedText(was, is, indicator),
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

function stateText(
	{ score, position, direction }: HistoryPoint,
	{ threshold }: Outlook,
	names: VerdictNames
): string {
	if (score === null) return 'no score';
	const verdicts = verdictText({ position, direction }, null, names).toLowerCase();
	return `${scoreText(score, threshold)}, ${verdicts}`;
}

/** What the change of the direction makes of it: `holding; deepening from +5`. */
function directionText({ direction, directionThreshold }: Outlook, { directions }: VerdictNames): string {
	const { change, verdict } = direction;
	if (verdict === null || change === null) return 'no direction';
	const side = change < 0 ? 'weakening' : 'deepening';
	const edge = signedText(change < 0 ? -directionThreshold : directionThreshold, 0);
	const said = directions[verdict].toLowerCase();
	return verdict === 'holding' ? `${said} (${directions[side].toLowerCase()} from ${edge})` : said;
}

/** What turned a verdict: the figure that came in and moved it most, or the change that ceased to be news. */
function causeText(moves: readonly Move[], verdict: 'position' | 'direction', input: ChangedInput): string {
	const part = ({ score, change }: Move): number => Math.abs(verdict === 'position' ? score : change);
	const [cause] = [...moves].sort((a, b) => part(b) - part(a));
	const indicator = input.indicators.find(({ id }) => id === cause?.id);
	if (cause === undefined || indicator === undefined) return '';
	return cause.becameOld
		? `: the change of “${isolated(indicator.name)}” was no longer new`
		: ` (a figure of “${isolated(indicator.name)}”)`;
}

/** When a verdict last became what it is. */
function turnText(verdict: 'position' | 'direction', input: ChangedInput): string | null {
	const { history, grid, scenario, outlook, names } = input;
	const real = history.slice(0, scenario.assumptions.size > 0 ? -1 : undefined);
	const now = real.at(-1)?.[verdict] ?? null;
	if (now === null || now !== (verdict === 'position' ? outlook.position : outlook.direction.verdict))
		return null;
	const at = real.findLastIndex((point) => point[verdict] !== now);
	const [before, turned] = [real[at], real[at + 1]];
	const word = verdict === 'position' ? names.positions[now as 'close'] : names.directions[now as 'holding'];
	if (before === undefined || turned === undefined) return null;
	const moves = movesBetween(grid, { ...scenario, assumptions: new Map() }, before.asOf, turned.asOf);
	return `${word} since ${dateText(turned.asOf)}${causeText(moves, verdict, input)}.`;
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
	if (then === undefined || now === undefined) return { line: '', lead: '', ...nothing, turns, href };
	const line = `${dateText(from)}: ${stateText(then, outlook, names)}. Now: ${stateText(now, outlook, names)}.`;
	if (since === null) return { line, ...yearOf(input), turns, href };
	const moves = movesBetween(grid, scenario, then.asOf, now.asOf).map((move) => ({
		...move,
		value: move.score
	}));
	const scored = moves.filter(({ value }) => Math.abs(value) > 1e-9);
	const total = (now.score ?? 0) - (then.score ?? 0);
	const moved = moversOf(scored, total, input);
	const lead = moved.movers.length === 0 ? 'No figure has moved the index.' : 'What moved the index:';
	return {
		line,
		lead,
		...moved,
		total: totalOf(moved, signedText(total, 1), 'change of the index'),
		turns,
		href
	};
}

/** The newest figures against those of about a year before: what the direction is made of. */
function yearOf(input: ChangedInput): Omit<WhatChanged, 'line' | 'turns' | 'href'> {
	const { outlook, names } = input;
	const { change } = outlook.direction;
	if (change === null)
		return { lead: 'Nothing that weighs has a figure of about a year earlier to compare with.', ...nothing };
	const moved = moversOf(partsOfDirection(outlook), change, input);
	const lead =
		moved.movers.length === 0
			? 'The newest figures equal those of a year before.'
			: 'New figures, each against its own a year before:';
	return {
		lead,
		...moved,
		total: totalOf(moved, scoreText(change, outlook.directionThreshold), directionText(outlook, names))
	};
}
