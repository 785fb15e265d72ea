import { clampScore, counts, SLACK, type Pulling } from './score.ts';

/**
 * `insufficient`: less than half the weight has a figure within its age limit or an assumption, so the score is kept but
 * no verdict given (method, section 6).
 */
export type OutlookStatus = 'ok' | 'insufficient' | 'no-evidence' | 'no-weights' | 'config-error';

/** Shares of all positive weight; they add up to 1 (all 0 without weights). */
export interface Coverage {
	readonly observed: number;
	readonly aged: number;
	readonly assumed: number;
	readonly missing: number;
}

/** An indicator on the scales, and what its value rests on. */
export interface Backed extends Pulling {
	readonly state: 'observed' | 'aged' | 'assumed' | 'missing';
}

/** Shares of all positive weight by what stands behind it (method, section 6). */
export function coverageOf(items: readonly Backed[]): Coverage {
	const weights = { observed: 0, aged: 0, assumed: 0, missing: 0 };
	for (const item of items) weights[counts(item) ? item.state : 'missing'] += item.weight;
	return coverageOfWeights(weights);
}

/** Weights by what stands behind them, as shares of all. */
export function coverageOfWeights({ observed, aged, assumed, missing }: Coverage): Coverage {
	const total = observed + aged + assumed + missing;
	if (!(total > 0)) return { observed: 0, aged: 0, assumed: 0, missing: 0 };
	return {
		observed: observed / total,
		aged: aged / total,
		assumed: assumed / total,
		missing: missing / total
	};
}

/** The status of a sound model: what its weights and its coverage allow to say (method, sections 6 and 12). */
export function statusOf(items: readonly { readonly weight: number }[], coverage: Coverage): OutlookStatus {
	if (items.every(({ weight }) => weight === 0)) return 'no-weights';
	const backed = coverage.observed + coverage.assumed;
	if (backed + coverage.aged === 0) return 'no-evidence';
	return backed < 0.5 - SLACK ? 'insufficient' : 'ok';
}

/**
 * Lowest and highest score, in score points, whatever the missing and aged figures turn out to be (method, section 5):
 * 100 (K - U) / W and 100 (K + U) / W, with K = sum of weight x polarity x pull of what is observed or assumed, U the
 * weight of the rest, which may pull fully either way, and W all weight. In id order, for sums that agree everywhere.
 */
export function boundsOf(score: number, items: readonly Backed[]): readonly [number, number] {
	let [total, open, known] = [0, 0, 0];
	for (const item of items) {
		total += item.weight;
		if (!counts(item) || item.state === 'aged') open += item.weight;
		else known += item.weight * item.polarity * item.pull;
	}
	// Nothing open: exactly the score, not a sum that differs from it in the last digit.
	if (open === 0) return [score, score];
	return [clampScore((100 * (known - open)) / total), clampScore((100 * (known + open)) / total)];
}
