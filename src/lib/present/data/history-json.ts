import type { HistoryPoint } from '#engine';
import { dayText } from '#parse';

/** `history --json`; `observed` is the share of the weight with a figure. */
export interface HistoryJson {
	readonly scenario: string;
	readonly reading: 'real-time' | 'pseudo' | 'now';
	readonly points: readonly (Omit<HistoryPoint, 'asOf'> & { readonly asOf: string })[];
}

/** A history as other programs read it; numbers unrounded. */
export function historyJson(
	scenario: string,
	reading: HistoryJson['reading'],
	points: readonly HistoryPoint[]
): HistoryJson {
	return {
		scenario,
		reading,
		points: points.map(({ asOf, status, score, band, observed }) => {
			return { asOf: dayText(asOf), status, score, band, observed };
		})
	};
}
