import { countingOf } from '../weighing/counting.ts';
import { dueAfter } from '../evidence/due.ts';
import type { Indicator } from '../evidence/indicator.ts';
import { prepareIndicator, rowsKnownAt } from '../evidence/known-rows.ts';
import { byId } from '../order.ts';
import type { Outlook } from '../weighing/outlook.ts';
import type { Day } from '../evidence/period.ts';
import { goalpostError, pullFunction } from '../weighing/pull.ts';
import { SLACK } from '../weighing/score.ts';

/** What an indicator's record says of its next figure; free of weights, so prepared once for a date. */
export interface DatumRecord {
	/** Mean size of the change in pull from one period to the next, as known then; null before there are two. */
	readonly meanMove: number | null;
	/** When the next figure should come: last period's end + frequency + usual lag; null without a period. */
	readonly due: Day | null;
}

/** How much an indicator's next figure may matter (method, section 8). */
export interface NextDatum {
	readonly id: string;
	/** Score points that a usual move is worth; null when the record is too short. */
	readonly leverage: number | null;
	/** May lie before the as-of date: then the figure is overdue. */
	readonly due: Day | null;
	/** Whether a usual move could carry the score across the nearest edge. */
	readonly flagged: boolean;
}

function recordOf(indicator: Indicator, asOf: Day): DatumRecord {
	const periods =
		goalpostError(indicator) === null ? prepareIndicator(indicator, 'real-time', asOf).periods : [];
	const pullAt = pullFunction(indicator);
	let last: { readonly end: Day; readonly pull: number } | null = null;
	let moved = 0;
	let moves = 0;
	for (const period of periods) {
		const row = rowsKnownAt(period, asOf)[0];
		if (row === undefined) continue;
		const pull = pullAt(row.value);
		if (last !== null) {
			moved += Math.abs(pull - last.pull);
			moves += 1;
		}
		last = { end: period.end, pull };
	}
	const due = last === null ? null : dueAfter(indicator, last.end);
	return { meanMove: moves === 0 ? null : moved / moves, due };
}

/** The records of all indicators as known on `asOf`, by id; prepare them once for a date. */
export function datumRecordsOf(
	indicators: readonly Indicator[],
	asOf: Day
): ReadonlyMap<string, DatumRecord> {
	return new Map(indicators.map((indicator) => [indicator.id, recordOf(indicator, asOf)]));
}

/**
 * The next figures of the observed and aged indicators that count, most leverage first, ties by id; empty without a
 * score. Leverage = 100 q x the mean size of its moves in pull, in score points; flagged where that reaches the nearer
 * edge (method, section 8).
 */
export function nextDataOf(
	outlook: Outlook,
	records: ReadonlyMap<string, DatumRecord>
): readonly NextDatum[] {
	const { score, threshold } = outlook;
	if (score === null) return [];
	const distance = Math.min(Math.abs(score - threshold), Math.abs(score + threshold));
	return countingOf(outlook)
		.filter(({ state }) => state !== 'assumed')
		.map(({ id, share }) => {
			const { meanMove, due } = records.get(id) ?? { meanMove: null, due: null };
			const leverage = meanMove === null ? null : 100 * share * meanMove;
			return { id, leverage, due, flagged: leverage !== null && leverage >= distance - SLACK };
		})
		.sort((a, b) => (b.leverage ?? -1) - (a.leverage ?? -1) || byId(a, b));
}
