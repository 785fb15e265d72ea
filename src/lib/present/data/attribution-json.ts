import type { Attribution, Day } from '#engine';
import { dayText } from '#parse';

/** `explain --json`; without a score at either end the numbers are null and there are no steps. */
export interface AttributionJson {
	readonly from: string;
	readonly to: string;
	readonly score0: number | null;
	readonly score1: number | null;
	readonly total: number | null;
	/** In the method's order: revision, new-period, coverage, definitions, weights. */
	readonly steps: readonly {
		readonly step: string;
		readonly total: number;
		readonly byIndicator: Readonly<Record<string, number>>;
	}[];
}

/** Both ends of a comparison; a score is null where there is none. */
export interface AttributionEnds {
	readonly from: Day;
	readonly to: Day;
	readonly score0: number | null;
	readonly score1: number | null;
}

/** An attribution as other programs read it; null stands for "an end has no score". */
export function attributionJson(
	{ from, to, score0, score1 }: AttributionEnds,
	attribution: Attribution | null
): AttributionJson {
	return {
		from: dayText(from),
		to: dayText(to),
		score0,
		score1,
		total: attribution?.total ?? null,
		steps: (attribution?.steps ?? []).map(({ step, total, byIndicator }) => {
			return { step, total, byIndicator: Object.fromEntries(byIndicator) };
		})
	};
}
