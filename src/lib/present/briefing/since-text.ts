import type { Unlike } from '#briefing';
import { leadingMovers, type MovedView } from './moved-view.ts';

const MOVERS = 2;

/** How the index stands against a briefing of that day, and what moved it most, from the printed figures. */
export function sinceText(asOf: string, moved: MovedView): string {
	const since = `Since the last briefing (${asOf}, ${moved.from})`;
	const by = moved.total.replace(/^[+\u2212]/, '');
	if (by === moved.total) return `${since} the index hasn’t moved.`;
	const movers = leadingMovers(moved, MOVERS).join(' and ');
	const why = movers === '' ? '' : `, most of all ${movers}`;
	return `${since} the index ${moved.total.startsWith('+') ? 'rose' : 'fell'} by ${by}${why}.`;
}

const unlikeText: Readonly<Record<Unlike, string>> = {
	'edited-now': 'this view has weights or what-ifs of its own',
	'edited-then': 'it had weights or what-ifs of its own',
	weights: 'the scenario’s weights were changed since'
};

/** Why the index isn't held against a briefing of that day. */
export function unlikeSinceText(asOf: string, unlike: Unlike): string {
	return `The last briefing (${asOf}) is not compared: ${unlikeText[unlike]}, so the move would not be time’s alone.`;
}
