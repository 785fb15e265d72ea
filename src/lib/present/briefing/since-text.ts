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
