import { counts, SLACK, type Weighed } from './score.ts';

/** `insufficient`: less than half the weight has data, so the score is kept but no verdict given (method, section 6). */
export type OutlookStatus = 'ok' | 'insufficient' | 'no-evidence' | 'no-weights' | 'config-error';

/** Shares of all positive weight; they add up to 1 (all 0 without weights). */
export interface Coverage {
	readonly observed: number;
	readonly assumed: number;
	readonly missing: number;
}

/** An indicator on the scales, and what its value rests on. */
export interface Backed extends Weighed {
	readonly state: 'observed' | 'assumed' | 'stale' | 'missing';
}

/** Shares of all positive weight by what stands behind it (method, section 6). */
export function coverageOf(items: readonly Backed[]): Coverage {
	const weights = { observed: 0, assumed: 0, missing: 0 };
	for (const item of items) {
		const kind = counts(item) ? (item.state === 'assumed' ? 'assumed' : 'observed') : 'missing';
		weights[kind] += item.weight;
	}
	return coverageOfWeights(weights);
}

/** Weights by what stands behind them, as shares of all. */
export function coverageOfWeights({ observed, assumed, missing }: Coverage): Coverage {
	const total = observed + assumed + missing;
	if (!(total > 0)) return { observed: 0, assumed: 0, missing: 0 };
	return { observed: observed / total, assumed: assumed / total, missing: missing / total };
}

/** The status of a sound model: what its weights and its coverage allow to say (method, sections 6 and 12). */
export function statusOf(items: readonly { readonly weight: number }[], coverage: Coverage): OutlookStatus {
	if (items.every(({ weight }) => weight === 0)) return 'no-weights';
	const covered = coverage.observed + coverage.assumed;
	if (covered === 0) return 'no-evidence';
	return covered < 0.5 - SLACK ? 'insufficient' : 'ok';
}
