import { movesBetween, type Day, type HistoryPoint, type LevelGrid, type Scenario } from '#engine';
import type { ScoredIndicator } from '#parse';
import type { ChartMarker } from '../chart/chart-definition.ts';
import { dateText } from '../words/date-text.ts';
import { jumpLabelsOf } from './jump-labels.ts';
import { signedText } from '../words/numbers/number-text.ts';
import { readText } from '../words/numbers/read-text.ts';
import { isolated } from '../words/names/isolated.ts';

/** More can't be taken in at a glance. */
const MOST_JUMPS = 6;
/** In score points: less needs no reason. */
const LEAST_JUMP = 2;
/** Least distance between two marks, as a share of the plot's width: a number is some 15 pixels wide. */
const LEAST_DISTANCE = 0.045;

interface Jump {
	readonly from: Day;
	readonly day: Day;
	readonly size: number;
}

function largestJumps(history: readonly HistoryPoint[]): readonly Jump[] {
	const known = history.filter(({ position, score }) => position !== null && score !== null);
	const [first, last] = [known[0], known.at(-1)];
	if (first === undefined || last === undefined) return [];
	const apart = LEAST_DISTANCE * Math.max(1, last.asOf - first.asOf);
	const jumps = known.flatMap((point, at) => {
		const before = known[at - 1];
		const size = (point.score ?? 0) - (before?.score ?? 0);
		return before === undefined || Math.abs(size) < LEAST_JUMP
			? []
			: [{ from: before.asOf, day: point.asOf, size }];
	});
	const taken: Jump[] = [];
	for (const jump of jumps.sort((a, b) => Math.abs(b.size) - Math.abs(a.size))) {
		if (taken.length === MOST_JUMPS) break;
		if (taken.every(({ day }) => Math.abs(day - jump.day) >= apart)) taken.push(jump);
	}
	return taken.sort((a, b) => a.day - b.day);
}

/** The days on which the index moved most, each with the figure that moved it: numbered marks in the history. */
export function historyJumpsOf(
	history: readonly HistoryPoint[],
	grid: LevelGrid,
	scenario: Scenario,
	indicators: readonly ScoredIndicator[],
	pageQuery = ''
): readonly ChartMarker[] {
	const real = { ...scenario, assumptions: new Map() };
	const named = largestJumps(history).flatMap((jump) => {
		const [lead] = movesBetween(grid, real, jump.from, jump.day);
		const indicator = indicators.find(({ id }) => id === lead?.id);
		return lead === undefined || indicator === undefined ? [] : [{ ...jump, lead, indicator }];
	});
	const known = history.filter(({ position }) => position !== null);
	const [from, to] = [known[0]?.asOf ?? 0, history.at(-1)?.asOf ?? 0];
	const labels = jumpLabelsOf(
		named.map(({ day, size, indicator }) => ({
			at: (day - from) / Math.max(1, to - from),
			size,
			name: indicator.name
		}))
	);
	return named.map(({ day, size, lead, indicator }, at) => ({
		number: at + 1,
		day,
		date: dateText(day),
		title: `${isolated(indicator.name)}: ${readText(lead.was, indicator)} → ${readText(lead.is, indicator)}`,
		category: `index ${signedText(size, 1)}`,
		href: `/indicators/${indicator.id}${pageQuery}`,
		label: labels.get(at) ?? null
	}));
}
