import {
	breakEvensOf,
	weightSpaceOf,
	type Day,
	type Draws,
	type HistoryPoint,
	type Outlook,
	type Scenario
} from '#engine';
import type { Board } from '../board/board.ts';
import { historyJumpsOf } from '../board/history-jumps.ts';
import type { ChartMarker } from '../chart/chart-definition.ts';
import { dueListOf, type DueList } from './due-list.ts';
import { hangsOnOf, type HangsOn } from './hangs-on.ts';
import { howFirmOf, type HowFirm } from './how-firm.ts';
import { whatChangedOf, type WhatChanged } from './what-changed.ts';

/** What of the dashboard's first screen doesn't follow every step of a slider. */
export interface FirstScreen {
	readonly changed: WhatChanged;
	readonly hangsOn: HangsOn;
	readonly due: DueList;
	readonly firm: HowFirm;
	/** The largest jumps of the history, with the figure behind each. */
	readonly jumps: readonly ChartMarker[];
}

/** Of a board weighed through a scenario; `since` is the day that changes are told from, null for a year earlier. */
export function firstScreenOf(input: {
	readonly board: Board;
	readonly scenario: Scenario;
	readonly outlook: Outlook;
	readonly draws: Draws | null;
	/** Real time, over the dates of the board's first grid. */
	readonly history: readonly HistoryPoint[];
	readonly since: Day | null;
}): FirstScreen {
	const { board, scenario, outlook, draws, history, since } = input;
	const { indicators, pageQuery, seed } = board;
	const [grid = { reading: 'real-time', dates: [], indicators: [] }] = board.history.grids;
	const due = dueListOf(board.due, outlook, pageQuery);
	const gauges = new Map(indicators.map((one) => [one.id, one]));
	return {
		changed: whatChangedOf({ outlook, scenario, grid, history, indicators, names: board, since, pageQuery }),
		hangsOn: hangsOnOf(outlook, indicators, board, new Set(due.overdue), pageQuery),
		due,
		firm: howFirmOf({
			outlook,
			draws,
			weightSpace: weightSpaceOf(outlook, { seed }),
			breakEven: outlook.position === null ? [] : breakEvensOf(outlook, gauges),
			indicators,
			names: board
		}),
		jumps: historyJumpsOf(history, grid, scenario, indicators, pageQuery)
	};
}
