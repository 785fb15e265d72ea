import type { Day } from '#engine';
import { verdictTurnsOf } from '#ask';
import type { Watch, WatchScenario } from '#parse';
import { cutList, FOLDED_ROWS, LIST_ROWS, type CutList } from '../words/cut-list.ts';
import { addedIndicatorsOf, addedLensesOf, type AddedIndicator, type AddedLens } from './added-list.ts';
import { changedRowOf, type ChangedRow, type Published } from './changed-rows.ts';
import {
	ledgerBetween,
	publishedKinds,
	spanEventsOf,
	verdictEndsOf,
	type ChangesView,
	type SpanEvent,
	type VerdictEnds,
	type WithRows
} from './changes-view.ts';
import { turnViewsOf, type TurnView } from './turn-view.ts';

/** An indicator with the newest of what was published of it. */
export type ChangedIndicator = WithRows<CutList<ChangedRow>>;

/** What was published of one kind; what is weighed, and what only gives context. */
interface PageKind {
	readonly kind: string;
	readonly name: string;
	readonly scored: CutList<ChangedIndicator>;
	readonly context: CutList<ChangedIndicator>;
	/** How many of these there are in all. */
	readonly contextCount: number;
}

/** The changes as a page shows them: the same as their file, each list with a bound. */
export interface ChangesPage extends VerdictEnds {
	readonly turns: CutList<
		Omit<TurnView, 'causes'> & { readonly causes: CutList<TurnView['causes'][number]> }
	>;
	readonly score: ChangesView['score'];
	readonly kinds: readonly PageKind[];
	readonly indicators: CutList<AddedIndicator>;
	readonly lenses: CutList<AddedLens>;
	readonly events: CutList<SpanEvent>;
}

/** What is asked of a page: a scenario between two days, and whether all rows are (`wantsAllRows`). */
interface ChangesPageAsked {
	readonly watch: Watch;
	readonly scenario: WatchScenario;
	readonly from: Day;
	readonly to: Day;
	readonly all: boolean;
}

type Whole = WithRows<readonly Published[]>;

function indicatorList(
	indicators: readonly Whole[],
	{ watch, all }: ChangesPageAsked,
	size: typeof LIST_ROWS | typeof FOLDED_ROWS
): CutList<ChangedIndicator> {
	const { rows, more } = cutList(indicators, all, size);
	const said = rows.map(({ rows: published, ...one }) => {
		const cut = cutList(published, all, FOLDED_ROWS);
		return { ...one, rows: { ...cut, rows: cut.rows.map((row) => changedRowOf(row, watch)) } };
	});
	return { rows: said, more };
}

function kindsOf(asked: ChangesPageAsked): readonly PageKind[] {
	return publishedKinds(asked.watch, asked.from, asked.to).map(({ kind, name, indicators }) => {
		const context = indicators.filter(({ scored }) => !scored);
		const scored = indicators.filter((one) => one.scored);
		return {
			kind,
			name,
			scored: indicatorList(scored, asked, LIST_ROWS),
			context: indicatorList(context, asked, FOLDED_ROWS),
			contextCount: context.length
		};
	});
}

/** Everything that happened to the verdicts of one scenario between two days, and to what they rest on: as a page has it. */
export function changesPageOf(asked: ChangesPageAsked): ChangesPage {
	const { watch, from, to, all } = asked;
	const turns = verdictTurnsOf(asked, from, to);
	const newest = cutList(turns.toReversed(), all);
	const told = newest.rows.map((turn) => ({ turn, cut: cutList(turn.causes, all) }));
	const said = turnViewsOf(told.map(({ turn, cut }) => ({ ...turn, causes: cut.rows })).toReversed(), watch);
	return {
		...verdictEndsOf(asked, from, to, turns),
		turns: {
			more: newest.more,
			rows: said.map(({ causes, ...turn }, at) => ({
				...turn,
				causes: { rows: causes, more: told[at]?.cut.more ?? 0 }
			}))
		},
		score: ledgerBetween(asked, from, to, all),
		kinds: kindsOf(asked),
		indicators: cutList(addedIndicatorsOf(watch, from, to), all),
		lenses: cutList(addedLensesOf(watch, from, to), all),
		events: cutList(spanEventsOf(watch, from, to), all, FOLDED_ROWS)
	};
}
