import type { Indicator } from '../evidence/indicator.ts';
import { prepareIndicator, type Reading } from '../evidence/known-rows.ts';
import type { Day } from '../evidence/period.ts';
import { eachTurningDay } from '../evidence/standing.ts';

/**
 * The days from one to another on which anything of these indicators may change (a row comes in, a figure passes its age
 * limit, a change is no longer news), and both ends; ascending, each once. Between two of them every score stands still.
 * `horizon` in months; `knownAt` as in a grid of levels. Null as soon as there are more than `most`.
 */
export function turningDatesOf(input: {
	readonly indicators: readonly Indicator[];
	readonly from: Day;
	readonly to: Day;
	readonly horizon: number;
	readonly reading?: Reading;
	readonly knownAt?: Day;
	readonly most?: number;
}): readonly Day[] | null {
	const { indicators, from, to, horizon, reading = 'real-time', knownAt = to, most = Infinity } = input;
	if (!Number.isFinite(from) || !Number.isFinite(to) || from > to) return [];
	const days = new Set<Day>([from, to]);
	for (const indicator of indicators) {
		for (const day of eachTurningDay(indicator, prepareIndicator(indicator, reading, knownAt), horizon))
			if (day > from && day < to) days.add(day);
		if (days.size > most) return null;
	}
	return [...days].sort((a, b) => a - b);
}
