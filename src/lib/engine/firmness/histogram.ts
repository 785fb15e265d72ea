import { SLACK } from '../weighing/score.ts';

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
	const binOf = (score: number): number => Math.min(last, Math.floor(score / binWidth + SLACK));
	let lowest = Infinity;
	let highest = -Infinity;
	// By index: walking a typed array makes an object for each number until the loop is optimised.
	for (let at = 0; at < scores.length; at += 1) {
		const score = scores[at] as number;
		if (score < lowest) lowest = score;
		if (score > highest) highest = score;
	}
	const first = binOf(lowest);
	const counts = new Int32Array(binOf(highest) - first + 1);
	for (let at = 0; at < scores.length; at += 1) (counts[binOf(scores[at] as number) - first] as number) += 1;
	return Array.from(counts, (count, index) => {
		const bin = first + index;
		return { from: bin * binWidth, to: (bin + 1) * binWidth, count };
	});
}
