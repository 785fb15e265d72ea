import { countingOf, type Counting } from '../weighing/counting.ts';
import type { Outlook } from '../weighing/outlook.ts';
import { valueAtPull, type Yardstick } from '../weighing/pull.ts';

/** What would bring the score to a band edge by one indicator alone (method, section 8). */
export interface BreakEven {
	readonly id: string;
	/** The band edge, in score points: -threshold or +threshold. */
	readonly edge: number;
	/** The weight that does it, others fixed; null when none does. Above 100 it is out of the slider's reach. */
	readonly weight: number | null;
	/** The pull before polarity that does it, weights fixed; beyond -1 to +1 no value does. */
	readonly pull: number;
	/** The value that does it, in the indicator's unit; null when none does. */
	readonly value: number | null;
}

/** All the others: the sums A and B of section 8. */
interface Others {
	readonly pulled: number;
	readonly weight: number;
}

/** Slack on a pull of exactly -1 or +1. */
const PULL_SLACK = 1e-12;

/**
 * Each indicator's others, from sums before and after it: linear in the indicators, and unlike "the total without it"
 * exact when one weight dwarfs the rest.
 */
function othersOf(counting: readonly Counting[]): readonly Others[] {
	const none: Others = { pulled: 0, weight: 0 };
	const add = (sum: Others, { weight, polarity, pull }: Counting): Others => ({
		pulled: sum.pulled + weight * polarity * pull,
		weight: sum.weight + weight
	});
	const before: Others[] = [];
	let sum = none;
	for (const one of counting) {
		before.push(sum);
		sum = add(sum, one);
	}
	const after: Others[] = [];
	sum = none;
	for (const one of [...counting].reverse()) {
		after.push(sum);
		sum = add(sum, one);
	}
	after.reverse();
	return before.map(({ pulled, weight }, at) => ({
		pulled: pulled + (after[at]?.pulled ?? 0),
		weight: weight + (after[at]?.weight ?? 0)
	}));
}

function breakEvenWeight({ polarity, pull }: Counting, others: Others, theta: number): number | null {
	if (!(others.weight > 0)) return null;
	const weight = (theta * others.weight - others.pulled) / (polarity * pull - theta);
	return Number.isFinite(weight) && weight >= 0 ? weight + 0 : null;
}

function breakEvenPull({ weight, polarity }: Counting, others: Others, theta: number): number {
	return (polarity * (theta * (others.weight + weight) - others.pulled)) / weight + 0;
}

function breakEvenValue(pull: number, yardstick: Yardstick): number | null {
	if (!(Math.abs(pull) <= 1 + PULL_SLACK)) return null;
	return valueAtPull(Math.min(1, Math.max(-1, pull)), yardstick);
}

/** Break-even weights and values of every indicator that counts, by id, for both edges; empty without a score. */
export function breakEvensOf(
	outlook: Outlook,
	yardsticks: ReadonlyMap<string, Yardstick>
): readonly BreakEven[] {
	const counting = countingOf(outlook);
	const others = othersOf(counting);
	return counting.flatMap((one, at) => {
		const rest = others[at];
		const yardstick = yardsticks.get(one.id);
		if (rest === undefined || yardstick === undefined) return [];
		return [-outlook.threshold, outlook.threshold].map((edge) => {
			const pull = breakEvenPull(one, rest, edge / 100);
			const weight = breakEvenWeight(one, rest, edge / 100);
			return { id: one.id, edge, weight, pull, value: breakEvenValue(pull, yardstick) };
		});
	});
}
