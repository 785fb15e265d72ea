import type { Sensitivity } from '#engine';
import { dayText } from '#parse';

/** `sensitivity --json`; the lists are empty, and the variance shares null, without a score. */
export interface SensitivityJson {
	/** `edge` in score points; `weight` and `value` that bring the score to it, null where none does. */
	readonly breakEven: readonly {
		readonly id: string;
		readonly edge: number;
		readonly weight: number | null;
		readonly value: number | null;
	}[];
	readonly tornado: readonly {
		readonly id: string;
		readonly low: number;
		readonly high: number;
		readonly swing: number;
	}[];
	readonly nextDatum: readonly {
		readonly id: string;
		readonly leverage: number | null;
		readonly due: string | null;
	}[];
	readonly varianceShares: Readonly<Record<string, number>> | null;
}

/** A sensitivity as other programs read it; numbers unrounded. */
export function sensitivityJson(sensitivity: Sensitivity | null): SensitivityJson {
	const { breakEven = [], tornado = [], nextDatum = [], varianceShares = null } = sensitivity ?? {};
	return {
		breakEven: breakEven.map(({ id, edge, weight, value }) => ({ id, edge, weight, value })),
		tornado: tornado.map(({ id, low, high, swing }) => ({ id, low, high, swing })),
		nextDatum: nextDatum.map(({ id, leverage, due }) => {
			return { id, leverage, due: due === null ? null : dayText(due) };
		}),
		varianceShares: varianceShares && Object.fromEntries(varianceShares)
	};
}
