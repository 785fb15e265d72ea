import { SLACK } from './score.ts';

/** Scores from `from` up to, not including, `to`; 100 itself is in the last bin. */
export interface HistogramBin {
	readonly from: number;
	readonly to: number;
	readonly count: number;
}

/**
 * Scores counted in bins at whole multiples of `binWidth` score points, from the lowest to the highest that holds one;
 * gaps are bins of 0. Empty when there are no scores or the width isn't positive.
 */
export function histogramOf(scores: Float64Array, binWidth: number): readonly HistogramBin[] {
	if (!(binWidth > 0) || scores.length === 0) return [];
	const last = Math.ceil(100 / binWidth - SLACK) - 1;
	const counts = new Map<number, number>();
	for (const score of scores) {
		const bin = Math.min(last, Math.floor(score / binWidth + SLACK));
		counts.set(bin, (counts.get(bin) ?? 0) + 1);
	}
	const occupied = [...counts.keys()].sort((a, b) => a - b);
	const first = occupied[0] ?? 0;
	const bins = (occupied[occupied.length - 1] ?? first) - first + 1;
	return Array.from({ length: bins }, (_, index) => {
		const bin = first + index;
		return { from: bin * binWidth, to: (bin + 1) * binWidth, count: counts.get(bin) ?? 0 };
	});
}
