import { LRUCache } from 'lru-cache';
import { outlookOfLevels, type Day, type DrawTable, type Outlook, type Reading } from '#engine';
import { drawnOutlookFor, outlookFor, scoredIndicators } from '#ask';
import type { Watch, WatchScenario } from '#parse';
import {
	boardOf,
	lensAgreementText,
	LIST_ROWS,
	linesOf,
	listedIds,
	ownCountsOf,
	scoreText,
	signpostsViewOf,
	tableOrderOf,
	verdictsOfOutlook,
	verdictText,
	weightiestOf,
	type Board
} from '#present';
import { boardText, boardTextWith } from '#state/dashboard/sent-board.ts';
import type { Reference } from '#state/dashboard/dashboard-views.ts';

/** A scenario as its file has it, on a day: what every weighting that departs from it shares. */
interface BaseQuestion {
	readonly base: WatchScenario;
	readonly asOf: Day;
	readonly today: Day;
	readonly readings: readonly Reading[];
}

export interface DashboardBase {
	readonly board: Board;
	/** As it is sent. */
	readonly boardText: string;
	/** What the scenario says without edits. */
	readonly reference: Reference;
	/** Fits every weighting of the same indicators; null where nothing counts. */
	readonly draws: DrawTable | null;
	readonly agreement: ReturnType<typeof lensAgreementText>;
	readonly ownCounts: ReturnType<typeof ownCountsOf>;
	readonly signposts: ReturnType<typeof signpostsViewOf>;
}

/** Indicators of all that is kept of a watch: of a hundred indicators six scenarios and days, some 5 MB each; of a larger watch none, whose boards take hundreds. */
const MOST_KEPT = 600;

const kept = new WeakMap<Watch, LRUCache<string, DashboardBase>>();

function made(watch: Watch, { base, asOf, today, readings }: BaseQuestion): DashboardBase {
	const board = boardOf(watch, base, asOf, today, readings);
	const { outlook, table: draws, firmness } = drawnOutlookFor({ watch, scenario: base, asOf });
	const { score, threshold } = outlook;
	return {
		board,
		boardText: boardText(board),
		reference: {
			score,
			scoreText: score === null ? null : scoreText(score, threshold),
			verdict: verdictText(verdictsOfOutlook(outlook), firmness, watch)
		},
		draws,
		agreement: lensAgreementText(
			watch.scenarios.map((scenario) => verdictsOfOutlook(outlookFor({ watch, scenario, asOf }))),
			watch
		),
		ownCounts: ownCountsOf(board, watch),
		signposts: signpostsViewOf(watch, asOf)
	};
}

/** What all edits of a scenario on a day depart from; made once, and kept for the few that are asked for most. */
export function dashboardBaseOf(watch: Watch, question: BaseQuestion): DashboardBase {
	const known = kept.get(watch) ?? new LRUCache<string, DashboardBase>({ maxSize: MOST_KEPT });
	kept.set(watch, known);
	const { base, asOf, today, readings } = question;
	const key = [base.id, asOf, today, ...readings].join(' ');
	const before = known.get(key);
	if (before !== undefined) return before;
	const now = made(watch, question);
	// What is larger than all that may be kept isn't.
	known.set(key, now, { size: Math.max(1, now.board.indicators.length) });
	return now;
}

/**
 * The same for one address of a watch that has too many indicators to list them all: with the small lines of those that
 * its table lists. `scenario` is what the address asks for, `query` its parameters.
 */
export function listedBaseOf(
	watch: Watch,
	shared: DashboardBase,
	scenario: WatchScenario,
	query: URLSearchParams
): DashboardBase {
	const { board } = shared;
	const { levels, indicators, base, asOf } = board;
	if (indicators.length <= LIST_ROWS.whole) return shared;
	const given = (): Outlook => outlookOfLevels(levels, indicators, base, asOf, board);
	const listed = listedIds(weightiestOf(board, given, tableOrderOf(query)), board, scenario);
	const series = linesOf(scoredIndicators(watch), asOf, listed);
	return { ...shared, board: { ...board, series }, boardText: boardTextWith(shared.boardText, series) };
}
