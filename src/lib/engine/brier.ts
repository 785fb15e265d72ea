/**
 * Brier score of an analyst's probabilities for three outcomes: 0 best, 2 worst, 2/3 for a third each (section 14). The
 * outcomes are the three positions or the three directions.
 */
export function brierOf<Outcome extends string>(
	forecast: Readonly<Record<Outcome, number>>,
	outcome: Outcome
): number {
	const outcomes = Object.keys(forecast) as Outcome[];
	return outcomes.reduce((sum, one) => sum + (forecast[one] - (one === outcome ? 1 : 0)) ** 2, 0);
}
