import type { Day, Outlook } from '#engine';
import { dateText } from '../words/date-text.ts';
import { percentText } from '../words/number-text.ts';

/** When the next figure of an indicator is due by its rhythm; null without a figure. */
export interface DueDate {
	readonly id: string;
	readonly name: string;
	readonly due: Day | null;
}

interface DueRow {
	readonly id: string;
	readonly name: string;
	readonly href: string;
	/** `out since Mar 2026`, `due 9 Jan 2027`. */
	readonly text: string;
	readonly overdue: boolean;
}

/** What should be out already, and what comes next. */
export interface DueList {
	readonly rows: readonly DueRow[];
	readonly summary: string;
	/** What a reader must know before relying on the verdict: the overdue ones, by id. */
	readonly overdue: readonly string[];
}

const MOST_ROWS = 3;

/** For the dashboard's column of due and overdue figures: the heaviest overdue ones first, and the next that is due. */
export function dueListOf(dates: readonly DueDate[], outlook: Outlook, pageQuery: string): DueList {
	const weights = new Map(outlook.indicators.map(({ id, weight }) => [id, weight]));
	const weightOf = ({ id }: DueDate): number => weights.get(id) ?? 0;
	const weighed = dates.filter((one) => weightOf(one) > 0);
	const all = weighed.reduce((sum, one) => sum + weightOf(one), 0);
	const dated = weighed.flatMap((one) => (one.due === null ? [] : [{ ...one, due: one.due }]));
	const overdue = dated.filter(({ due }) => due < outlook.asOf).sort((a, b) => weightOf(b) - weightOf(a));
	const coming = dated.filter(({ due }) => due >= outlook.asOf).sort((a, b) => a.due - b.due);
	const shown = [...overdue.slice(0, coming.length > 0 ? MOST_ROWS - 1 : MOST_ROWS), ...coming].slice(
		0,
		MOST_ROWS
	);
	const waiting = overdue.reduce((sum, one) => sum + weightOf(one), 0);
	return {
		rows: shown.map(({ id, name, due }) => {
			const late = due < outlook.asOf;
			const text = late ? `due since ${dateText(due, 'month')}` : `due ${dateText(due)}`;
			return { id, name, href: `/indicators/${id}${pageQuery}#next`, text, overdue: late };
		}),
		overdue: overdue.map(({ id }) => id),
		summary:
			overdue.length === 0
				? 'No figure is overdue.'
				: `For ${overdue.length} of ${weighed.length} figures (${percentText(waiting / all)} of the weight) a newer one should be out by now; until it is here, the old one counts.`
	};
}
