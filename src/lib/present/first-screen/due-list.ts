import type { Day, Outlook } from '#engine';
import { dateText } from '../words/date-text.ts';
import { percentText } from '../words/numbers/number-text.ts';

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
	/** `late since Mar 2026`, `next due 9 Jan 2027`. */
	readonly text: string;
	readonly overdue: boolean;
}

/** What should be out already, and what comes next. */
export interface DueList {
	/** How many are overdue, and how much they weigh. */
	readonly summary: string;
	/** The heaviest that are overdue, and the next that is due. */
	readonly rows: readonly DueRow[];
	/** How many more are overdue than are listed. */
	readonly more: number;
	/** What a reader must know before relying on the verdict: the overdue ones, by id. */
	readonly overdue: readonly string[];
}

const MOST_ROWS = 3;

const countText = (late: number, all: number): string =>
	late === all
		? all === 1
			? 'The only figure is overdue'
			: `All ${all} figures are overdue`
		: `${late} of ${all} figures ${late === 1 ? 'is' : 'are'} overdue`;

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
	const late = shown.filter(({ due }) => due < outlook.asOf).length;
	const more = overdue.length - late;
	const waiting = overdue.reduce((sum, one) => sum + weightOf(one), 0);
	return {
		rows: shown.map(({ id, name, due }) => {
			const isLate = due < outlook.asOf;
			const text = isLate ? `late since ${dateText(due, 'month')}` : `next due ${dateText(due)}`;
			return { id, name, href: `/indicators/${id}${pageQuery}#next`, text, overdue: isLate };
		}),
		more,
		overdue: overdue.map(({ id }) => id),
		summary:
			overdue.length === 0
				? 'No figure is overdue.'
				: `${countText(overdue.length, weighed.length)} (${percentText(waiting / all)} of the weight): newer ones should be out, and the old ones count until they are here${late > 0 && more > 0 ? '; the heaviest:' : '.'}`
	};
}
