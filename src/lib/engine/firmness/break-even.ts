import { commonOf, countingOf } from '../weighing/counting.ts';
import type { Outlook } from '../weighing/outlook.ts';
import { valueAtPull, type Gauge } from '../weighing/pull.ts';
import type { Polarity } from '../weighing/scenario.ts';

/** What would bring the score or the change to an edge by one indicator alone (method, sections 7b and 8). */
export interface BreakEven {
	readonly id: string;
	/** The edge, in score points, below or above 0. */
	readonly edge: number;
	/** The weight that does it, others fixed; null when none does. Above 100 it is out of the slider's reach. */
	readonly weight: number | null;
	/** The pull before polarity that does it, weights fixed; beyond -1 to +1 no value does. */
	readonly pull: number;
	/** The value that does it, in the indicator's unit; null when none does. */
	readonly value: number | null;
}

/** What one indicator brings to a sum, m or d of the method, and the pull from which that is measured. */
interface Term {
	readonly id: string;
	readonly weight: number;
	readonly polarity: Polarity;
	readonly brings: number;
	readonly from: number;
}

/** All the others: the sums A and B of section 8. */
interface Others {
	readonly brought: number;
	readonly weight: number;
}

/** Slack on a pull of exactly -1 or +1. */
const PULL_SLACK = 1e-12;

/**
 * Each indicator's others, from sums before and after it: linear in the indicators, and unlike "the total without it"
 * exact when one weight dwarfs the rest.
 */
function othersOf(terms: readonly Term[]): readonly Others[] {
	const none: Others = { brought: 0, weight: 0 };
	const add = (sum: Others, { weight, brings }: Term): Others => ({
		brought: sum.brought + weight * brings,
		weight: sum.weight + weight
	});
	const before: Others[] = [];
	let sum = none;
	for (const one of terms) {
		before.push(sum);
		sum = add(sum, one);
	}
	const after: Others[] = [];
	sum = none;
	for (const one of [...terms].reverse()) {
		after.push(sum);
		sum = add(sum, one);
	}
	after.reverse();
	return before.map(({ brought, weight }, at) => ({
		brought: brought + (after[at]?.brought ?? 0),
		weight: weight + (after[at]?.weight ?? 0)
	}));
}

/**
 * w* of section 8: (theta B - A) / (m - theta), with what the others bring (A), what they weigh (B) and what this one
 * brings (m).
 */
function breakEvenWeight({ brings }: Term, others: Others, theta: number): number | null {
	if (!(others.weight > 0)) return null;
	const weight = (theta * others.weight - others.brought) / (brings - theta);
	return Number.isFinite(weight) && weight >= 0 ? weight + 0 : null;
}

function breakEvenPull({ weight, polarity, from }: Term, others: Others, theta: number): number {
	const brings = (theta * (others.weight + weight) - others.brought) / weight;
	return from + polarity * brings + 0;
}

function breakEvenValue(pull: number, gauge: Gauge): number | null {
	if (!(Math.abs(pull) <= 1 + PULL_SLACK)) return null;
	return valueAtPull(Math.min(1, Math.max(-1, pull)), gauge);
}

function breakEvens(
	terms: readonly Term[],
	threshold: number,
	gauges: ReadonlyMap<string, Gauge>
): readonly BreakEven[] {
	const others = othersOf(terms);
	return terms.flatMap((one, at) => {
		const rest = others[at];
		const gauge = gauges.get(one.id);
		if (rest === undefined || gauge === undefined) return [];
		return [-threshold, threshold].map((edge) => {
			const pull = breakEvenPull(one, rest, edge / 100);
			const weight = breakEvenWeight(one, rest, edge / 100);
			return { id: one.id, edge, weight, pull, value: breakEvenValue(pull, gauge) };
		});
	});
}

/**
 * Break-even weights and values of every indicator that counts, by id, for both edges of the position: which weight
 * (0 to 100 on the slider), or which value in its unit, alone would bring the score to the edge (method, section 8).
 * w* = (theta B - A) / (m - theta) with A, B the others' weighted pulls and weights, m its own pull as the scenario reads
 * it and theta the edge over 100; the value is where its pull would be (theta (B + w) - A) / (w s). `gauges` by id. Empty
 * where the position is withheld.
 */
export function breakEvensOf(outlook: Outlook, gauges: ReadonlyMap<string, Gauge>): readonly BreakEven[] {
	if (outlook.position === null) return [];
	const terms = countingOf(outlook).map(({ id, weight, polarity, pull }) => ({
		id,
		weight,
		polarity,
		brings: polarity * pull,
		from: 0
	}));
	return breakEvens(terms, outlook.threshold, gauges);
}

/**
 * The same for the direction (method, section 7b): of every indicator of C, with its change of pull for m and its
 * value's pull measured from its base; empty where the direction is withheld.
 */
export function directionBreakEvensOf(
	outlook: Outlook,
	gauges: ReadonlyMap<string, Gauge>
): readonly BreakEven[] {
	if (outlook.direction.verdict === null) return [];
	const terms = commonOf(outlook).map(({ id, weight, polarity, basePull, pullChange }) => ({
		id,
		weight,
		polarity,
		brings: polarity * pullChange,
		from: basePull
	}));
	return breakEvens(terms, outlook.directionThreshold, gauges);
}
