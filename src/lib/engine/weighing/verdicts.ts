import {
	changeBalanceOf,
	changeWeightsOf,
	directionStatusOf,
	type ChangeBalance,
	type ChangeWeights,
	type DirectionStatus,
	type Moving
} from './change.ts';
import { coverageOf, statusOf, type Backed, type Coverage, type OutlookStatus } from './coverage.ts';
import { balanceOf, directionOf, positionOf, type Balance, type Direction, type Position } from './score.ts';
import type { Terms } from './terms.ts';

/** An indicator on both scales. */
export type OnScales = Backed & Moving;

/** Both verdicts with the sums behind them. */
export interface Verdicts {
	readonly status: OutlookStatus;
	readonly coverage: Coverage;
	readonly balance: Balance | null;
	/** Null where it is withheld. */
	readonly position: Position | null;
	readonly directionStatus: DirectionStatus;
	readonly changeWeights: ChangeWeights;
	readonly changeBalance: ChangeBalance | null;
	/** Null where it is withheld. */
	readonly direction: Direction | null;
}

/** Weighs a sound model both ways (method, sections 5, 6 and 7b). Give the indicators in id order. */
export function verdictsOf(items: readonly OnScales[], terms: Terms): Verdicts {
	const coverage = coverageOf(items);
	const status = statusOf(items, coverage);
	const balance = balanceOf(items);
	const changeWeights = changeWeightsOf(items);
	const directionStatus = directionStatusOf(changeWeights, status === 'ok');
	const changeBalance = changeBalanceOf(items, changeWeights.common);
	const given = status === 'ok' && balance !== null;
	const turned = directionStatus === 'ok' && changeBalance !== null;
	return {
		status,
		coverage,
		balance,
		position: given ? positionOf(balance.score, terms.threshold) : null,
		directionStatus,
		changeWeights,
		changeBalance,
		direction: turned ? directionOf(changeBalance.change, terms.directionThreshold) : null
	};
}
