import type { Indicator } from './indicator.ts';
import { addDuration, type Day } from './period.ts';

/** The day on which the figure after a period is due: the next period's end by the indicator's rhythm, and its usual lag. */
export function dueAfter(
	{ frequency, publicationLagDays }: Pick<Indicator, 'frequency' | 'publicationLagDays'>,
	end: Day
): Day {
	return addDuration(end, frequency) + publicationLagDays;
}
