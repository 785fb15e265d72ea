/**
 * Brier score of an analyst's probabilities for three outcomes: the sum over the outcomes of (probability - happened)
 * squared, with happened 1 for `outcome` and 0 for the others (Monthly Weather Review 78, 1950, page 1). 0 is best, 2
 * worst, 2/3 a third each. Probabilities are shares, 0 to 1; the outcomes the three positions or the three directions.
 */
export function brierOf<Outcome extends string>(
	forecast: Readonly<Record<Outcome, number>>,
	outcome: Outcome
): number {
	const outcomes = Object.keys(forecast) as Outcome[];
	return outcomes.reduce((sum, one) => sum + (forecast[one] - (one === outcome ? 1 : 0)) ** 2, 0);
}
