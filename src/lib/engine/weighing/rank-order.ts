/**
 * Rank-order centroid weights of `n` ranked indicators, first rank first, adding up to 1 (method, section 4); [] for
 * none. The weight of rank k is (1/k + 1/(k+1) + ... + 1/n) / n: the mean of all weightings in that order (Barron and
 * Barrett, Management Science 42, 1996).
 */
export function rankOrderCentroid(n: number): readonly number[] {
	const ranks = Number.isInteger(n) && n > 0 ? n : 0;
	const weights: number[] = [];
	let sum = 0;
	for (let rank = ranks; rank >= 1; rank -= 1) {
		sum += 1 / rank;
		weights.push(sum / ranks);
	}
	return weights.reverse();
}

/** The same in a scenario's weights, 0 to 100: each divided by the first rank's, times 100. */
export function rankOrderWeights(n: number): readonly number[] {
	const weights = rankOrderCentroid(n);
	const first = weights[0] ?? 1;
	return weights.map((weight) => (100 * weight) / first);
}
