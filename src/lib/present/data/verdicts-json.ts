import type { CauseKind, VerdictTurn } from '#engine';
import { dayText } from '#parse';

/** One entry of `verdicts --json`; null stands for a verdict that was withheld. */
export interface VerdictTurnJson {
	readonly on: string;
	readonly position: VerdictTurn['position'];
	readonly direction: VerdictTurn['direction'];
	readonly causes: readonly {
		readonly why: CauseKind;
		readonly indicator: string;
		/** As the file writes it. */
		readonly period: string;
		readonly source: string;
		readonly published: string;
		/** Change of its contribution to the score, and to the change; unrounded. */
		readonly score: number;
		readonly change: number;
	}[];
}

/** The log of verdicts as other programs read it. */
export function verdictsJson(turns: readonly VerdictTurn[]): readonly VerdictTurnJson[] {
	return turns.map(({ on, position, direction, causes }) => ({
		on: dayText(on),
		position,
		direction,
		causes: causes.map(({ why, indicator, row, score, change }) => ({
			why,
			indicator,
			period: row.period.text,
			source: row.source,
			published: dayText(row.published),
			score,
			change
		}))
	}));
}
