import { dueAfter, prepareIndicator, type Day } from '#engine';
import { dayText, type WatchIndicator } from '#parse';

/** When an indicator's next figure should come: last period's end, its frequency, and the usual lag. */
export interface FigureWait {
	readonly indicator: string;
	readonly name: string;
	readonly due: Day;
	/** The end of the last period that is known, after which it is due. */
	readonly after: Day;
	/** The day on which the last period came in, and the one that ends the wait: the next one's; null while it lasts. */
	readonly since: Day;
	readonly until: Day | null;
	/** What somebody has to do to take it in; null where nobody wrote it down. */
	readonly steps: string | null;
}

/** Every wait for a next figure, in real time, oldest first; the last may still last. */
export function waitsFor(indicator: WatchIndicator): FigureWait[] {
	const { periods, arrivals } = prepareIndicator(indicator, 'real-time', Infinity);
	return Array.from(arrivals.days).flatMap((since, at): FigureWait[] => {
		const after = periods.ends[arrivals.positions[at] ?? Infinity];
		if (after === undefined) return [];
		const due = dueAfter(indicator, after);
		const { id, name } = indicator;
		const steps = indicator.nextRelease?.steps ?? null;
		return [{ indicator: id, name, due, after, since, until: arrivals.days[at + 1] ?? null, steps }];
	});
}

/** What each indicator waits for on a day, soonest first, the overdue among them. */
export function dueDatesOf(indicators: readonly WatchIndicator[], asOf: Day): FigureWait[] {
	return indicators
		.flatMap((indicator) =>
			waitsFor(indicator).filter(({ since, until }) => since <= asOf && (until === null || until > asOf))
		)
		.sort((a, b) => a.due - b.due || (a.indicator < b.indicator ? -1 : 1));
}

/** Stays the same while the wait lasts, whatever is edited. */
export const dueId = ({ indicator, after }: FigureWait): string => `${indicator}-after-${dayText(after)}`;
