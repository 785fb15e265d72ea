/** Rank-order centroid weights of `n` ranked indicators, first rank first, adding up to 1 (method, section 4); [] for none. */
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

/** The same as weights of a scenario: the first rank is 100. */
export function rankOrderWeights(n: number): readonly number[] {
	const weights = rankOrderCentroid(n);
	const first = weights[0] ?? 1;
	return weights.map((weight) => (100 * weight) / first);
}
