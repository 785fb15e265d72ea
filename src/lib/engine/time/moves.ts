import type { GridBound, GridRow, GridRun, LevelGrid } from '../evidence/level-grid.ts';
import { lastUntil } from '../evidence/known-rows.ts';
import type { Day } from '../evidence/period.ts';
import { changePart } from '../weighing/change.ts';
import { pullOf } from '../weighing/pull.ts';
import type { Polarity, Scenario } from '../weighing/scenario.ts';
import { partOf } from '../weighing/score.ts';

/** What an indicator reads on a day; the value is null where nothing was known. */
export interface Reads {
	readonly value: number | null;
	readonly bound: GridBound;
	/** Whether a what-if stands in for it. */
	readonly assumed: boolean;
}

/** What an indicator read and added on two days. */
export interface Move {
	readonly id: string;
	readonly was: Reads;
	readonly is: Reads;
	/** Of its contribution to the score, and to the change; score points. */
	readonly score: number;
	readonly change: number;
	/** Whether its change was news on the first day and isn't on the second. */
	readonly becameOld: boolean;
}

/** What an indicator brings to the scales on one date of a grid. */
interface Brought extends Reads {
	readonly weight: number;
	readonly polarity: Polarity;
	readonly pull: number | null;
	readonly basePull: number | null;
	readonly news: boolean;
}

const NOTHING: GridRun = [0, null, null, null, '', ''];

function runAt({ runs }: GridRow, position: number): GridRun {
	let until = 0;
	return runs.find(([dates]) => (until += dates) > position) ?? NOTHING;
}

function broughtBy(row: GridRow, position: number, scenario: Scenario): Brought {
	const { weight, polarity } = scenario.weights.get(row.id) ?? { weight: 0, polarity: 1 };
	const [, value, pull, basePull, mark, bound] = runAt(row, position);
	const assumption = scenario.assumptions.get(row.id);
	const assumed = assumption === undefined ? null : pullOf(assumption.value, row);
	const news = mark.endsWith('news');
	return assumption !== undefined && typeof assumed === 'number'
		? {
				weight,
				polarity,
				value: assumption.value,
				bound: '',
				assumed: true,
				pull: assumed,
				basePull,
				news: true
			}
		: { weight, polarity, value, bound, assumed: false, pull, basePull, news };
}

/** Every indicator's parts of score and change, aligned. */
function partsOf(items: readonly Brought[]): readonly { readonly score: number; readonly change: number }[] {
	const sum = (counts: (one: Brought) => boolean): number =>
		items.reduce((total, one) => (counts(one) ? total + one.weight : total), 0);
	const counted = sum(({ pull }) => pull !== null);
	const common = sum(({ pull, basePull }) => pull !== null && basePull !== null);
	return items.map(({ weight, polarity, pull, basePull, news }) => ({
		score: pull === null || !(weight > 0) ? 0 : partOf(weight / counted, polarity, pull),
		change:
			pull === null || basePull === null || !(weight > 0) || !news
				? 0
				: changePart(weight / common, polarity, pull - basePull)
	}));
}

/**
 * What each indicator's parts of the score and of the change (c and e of the method, sections 5 and 7b) changed by
 * between two days of a grid: largest first, without those that changed neither; they add up to the change of each. A
 * what-if stands on the later day only: it never was published.
 */
export function movesBetween(grid: LevelGrid, scenario: Scenario, from: Day, to: Day): readonly Move[] {
	const on = (day: Day, lens: Scenario): readonly Brought[] => {
		const position = Math.max(
			0,
			lastUntil(grid.dates, day, (date) => date)
		);
		return grid.indicators.map((row) => broughtBy(row, position, lens));
	};
	const before = on(from, { ...scenario, assumptions: new Map() });
	const after = on(to, scenario);
	const [old, now] = [partsOf(before), partsOf(after)];
	const size = ({ score, change }: Move): number => Math.abs(score) + Math.abs(change) / 1e3;
	return grid.indicators
		.flatMap(({ id }, at): Move[] => {
			const [was, is, lost, won] = [before[at], after[at], old[at], now[at]];
			if (was === undefined || is === undefined || lost === undefined || won === undefined) return [];
			const change = won.change - lost.change;
			return [{ id, was, is, score: won.score - lost.score, change, becameOld: was.news && !is.news }];
		})
		.filter(({ score, change }) => Math.abs(score) > 1e-9 || Math.abs(change) > 1e-9)
		.sort((a, b) => size(b) - size(a) || (a.id < b.id ? -1 : 1));
}
