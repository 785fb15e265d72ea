import type { Indicator } from './indicator.ts';
import { addDuration, type Day } from './period.ts';

/** The day on which the figure after a period is due: `end` + frequency + publicationLagDays (method, section 8). */
export function dueAfter(
	{ frequency, publicationLagDays }: Pick<Indicator, 'frequency' | 'publicationLagDays'>,
	end: Day
): Day {
	return addDuration(end, frequency) + publicationLagDays;
}
