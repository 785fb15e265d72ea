import type { Day, Issue } from '#engine';
import { dayText } from '../text/dates/date.ts';
import { issueOf, shown } from '../text/issue-list.ts';
import type { Watch } from './watch.ts';

/** Both ends included. */
export interface DaySpan {
	readonly from: Day;
	readonly to: Day;
}

/** How far ahead of the newest figure a reader may look, in days: to see how it will have aged. */
const DAYS_AHEAD = 365;

type Dated = Pick<Watch, 'historyFrom' | 'indicators' | 'events'>;

const spans = new WeakMap<Dated, DaySpan>();

/** From the first to the newest day that any row, event or history of the watch speaks of. */
function spokenOf(watch: Dated): DaySpan {
	const known = spans.get(watch);
	if (known !== undefined) return known;
	let [from, to] = [watch.historyFrom, watch.historyFrom];
	const stretch = (day: Day): void => {
		from = Math.min(from, day);
		to = Math.max(to, day);
	};
	for (const { observations } of watch.indicators)
		for (const { period, published } of observations) {
			stretch(published);
			// Plans speak of years to come, of which nothing is known.
			from = Math.min(from, period.end);
		}
	for (const { date, published } of watch.events) {
		stretch(date);
		stretch(published);
	}
	const span = { from, to };
	spans.set(watch, span);
	return span;
}

/** The days that a watch can be asked about: from the first it speaks of to a year after the newest, or after today. */
export function knownDays(watch: Dated, today: Day): DaySpan {
	const { from, to } = spokenOf(watch);
	return { from: Math.min(from, today), to: Math.max(to, today) + DAYS_AHEAD };
}

/** `a day from 2001-12-31 to 2027-11-22`, for whoever asked for another. */
export function daysText({ from, to }: DaySpan): string {
	return `a day from ${dayText(from)} to ${dayText(to)}`;
}

/** What is wrong with a day that an address or a form asks for under this name; null where nothing is. */
export function dayIssue(name: string, day: Day, days: DaySpan): Issue | null {
	if (day >= days.from && day <= days.to) return null;
	return issueOf(
		{
			code: 'link/day-out-of-range',
			field: shown(name),
			expected: daysText(days),
			received: dayText(day),
			hint: 'nothing is known before, and later every figure is too old to say anything'
		},
		null
	);
}

/** What is wrong with a day that an address or an option asks for; null where the watch can be asked about it. */
export type DayCheck = (name: string, day: Day) => Issue | null;

/** The check of days of a span: given to whoever reads an address, so that the browser needs none of it. */
export function dayCheckOf(days: DaySpan): DayCheck {
	return (name, day) => dayIssue(name, day, days);
}
