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
import { percentText, signedText } from '../words/number-text.ts';
import { readText } from '../words/read-text.ts';
import { verdictText } from '../words/verdict-text.ts';

/** One indicator's part in a change. */
interface Mover {
	readonly id: string;
	readonly name: string;
	readonly href: string;
	/** `13`, `at least 6`, `none`. */
	readonly was: string;
	readonly is: string;
	readonly change: string;
	readonly tone: 'close' | 'distant';
}

/** What changed since a day, and when each verdict last turned. */
export interface WhatChanged {
	/** Then and now, or what the newest figures changed against a year earlier. */
	readonly line: string;
	/** The three largest. */
	readonly movers: readonly Mover[];
	/** All others together, so that the column adds up; null where there are none. */
	readonly rest: string | null;
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
					was: readText(was, indicator),
					is: readText(is, indicator),
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
	return `${scoreText(score, threshold)} (${verdictText({ position, direction }, null, names).toLowerCase()})`;
}

function yearLine({ outlook, names }: ChangedInput): string {
	const { direction, directionThreshold } = outlook;
	const { change, verdict, news } = direction;
	if (change === null) return 'Nothing that weighs has a figure of about a year earlier to compare with.';
	const { directions } = names;
	// Whoever reads "holding" sees how far it is from the next word.
	const side = change < 0 ? 'weakening' : 'deepening';
	const edge = `${directions[side].toLowerCase()} begins at ${signedText(change < 0 ? -directionThreshold : directionThreshold, 0)}`;
	const said = verdict === null ? 'no direction' : directions[verdict].toLowerCase();
	const until = verdict === 'holding' ? ` (${edge})` : '';
	return `Against a year earlier: ${scoreText(change, directionThreshold)}, ${said}${until}; new figures on ${percentText(news ?? 0)} of the weight.`;
}

/** What turned a verdict: the figure that came in and moved it most, or the change that ceased to be news. */
function causeText(moves: readonly Move[], verdict: 'position' | 'direction', input: ChangedInput): string {
	const part = ({ score, change }: Move): number => Math.abs(verdict === 'position' ? score : change);
	const [cause] = [...moves].sort((a, b) => part(b) - part(a));
	const indicator = input.indicators.find(({ id }) => id === cause?.id);
	if (cause === undefined || indicator === undefined) return '';
	return cause.becameOld ? `, when “${indicator.name}” ceased to be news` : ` (“${indicator.name}”)`;
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

/** What changed, for the dashboard's column of that name. */
export function whatChangedOf(input: ChangedInput): WhatChanged {
	const { outlook, scenario, grid, history, since, names } = input;
	const from = since ?? addDuration(outlook.asOf, { months: -12, days: 0 });
	const then = pointOn(history, from);
	const now = history.at(-1);
	const turns = [turnText('position', input), turnText('direction', input)].filter((text) => text !== null);
	const href = `/changes?scenario=${scenario.id}&from=${dayText(from)}&to=${dayText(outlook.asOf)}`;
	if (then === undefined || now === undefined) return { line: '', movers: [], rest: null, turns, href };
	if (since === null) {
		const moved = moversOf(partsOfDirection(outlook), outlook.direction.change ?? 0, input);
		return { line: yearLine(input), ...moved, turns, href };
	}
	const moves = movesBetween(grid, scenario, then.asOf, now.asOf).map((move) => ({
		...move,
		value: move.score
	}));
	const scored = moves.filter(({ value }) => Math.abs(value) > 1e-9);
	const line = `${stateText(then, outlook, names)} on ${dateText(from)}; now ${stateText(now, outlook, names)}.`;
	return { line, ...moversOf(scored, (now.score ?? 0) - (then.score ?? 0), input), turns, href };
}
