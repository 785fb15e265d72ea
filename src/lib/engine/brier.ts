import type { Band } from './weighing/score.ts';

/** Brier score of an analyst's probabilities for the three outcomes: 0 best, 2 worst, 2/3 for a third each (section 14). */
export function brierOf(forecast: Readonly<Record<Band, number>>, outcome: Band): number {
	const bands: readonly Band[] = ['weakens', 'holds', 'deepens'];
	return bands.reduce((sum, band) => sum + (forecast[band] - (band === outcome ? 1 : 0)) ** 2, 0);
}
