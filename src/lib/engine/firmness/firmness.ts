import type { Draws } from './draws.ts';
import type { Outlook } from '../weighing/outlook.ts';
import { SLACK, type Direction, type Position } from '../weighing/score.ts';
import type { Without } from './without.ts';

/**
 * How firm a verdict is (method, section 7c), about the model and never a likelihood: under half of the draws agree,
 * under two thirds, more, or nine tenths and no single indicator's absence gives another verdict.
 */
export type Firm = 'contested' | 'just' | 'plain' | 'clearly';

export interface VerdictFirmness<Verdict extends string> {
	readonly firm: Firm;
	/** Points to the nearest edge. */
	readonly distance: number;
	/** Where it is contested: another outcome with more draws; null where none has more. */
	readonly most: Verdict | null;
}

/** Null where the verdict is withheld. */
export interface Firmness {
	readonly position: VerdictFirmness<Position> | null;
	readonly direction: VerdictFirmness<Direction> | null;
}

function firmOf(share: number, turns: boolean): Firm {
	if (share < 0.5 - SLACK) return 'contested';
	if (share < 2 / 3 - SLACK) return 'just';
	return share >= 0.9 - SLACK && !turns ? 'clearly' : 'plain';
}

function verdictFirmness<Verdict extends string>(
	verdict: Verdict,
	shares: Readonly<Record<Verdict, number>>,
	number: number,
	edge: number,
	others: readonly (Verdict | null)[]
): VerdictFirmness<Verdict> {
	const own = shares[verdict];
	const turns = others.some((other) => other !== null && other !== verdict);
	const firm = firmOf(own, turns);
	const rest = (Object.keys(shares) as Verdict[]).filter((other) => shares[other] > own + SLACK);
	const most = rest.reduce<Verdict | null>(
		(best, other) => (best === null || shares[other] > shares[best] ? other : best),
		null
	);
	return {
		firm,
		distance: Math.min(Math.abs(number - edge), Math.abs(number + edge)),
		most: firm === 'contested' ? most : null
	};
}

/** From an outlook, its draws, and what it would be without each of its indicators. */
export function firmnessOf(
	{ score, position, threshold, direction, directionThreshold }: Outlook,
	draws: Draws | null,
	withoutEach: readonly Without[]
): Firmness {
	const { verdict, change } = direction;
	const drawn = draws?.change ?? null;
	return {
		position:
			position === null || score === null || draws === null
				? null
				: verdictFirmness(
						position,
						draws.shares,
						score,
						threshold,
						withoutEach.map((one) => one.position)
					),
		direction:
			verdict === null || change === null || drawn === null
				? null
				: verdictFirmness(
						verdict,
						drawn.shares,
						change,
						directionThreshold,
						withoutEach.map((one) => one.direction)
					)
	};
}
