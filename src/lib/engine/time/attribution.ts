import { attributionStates, STEPS, type Situation, type StepName } from './attribution-states.ts';
import type { OutlookStatus } from '../weighing/coverage.ts';
import { outlookOf } from '../weighing/outlook.ts';
import type { Day } from '../evidence/period.ts';
import { balanceOf, type Balance } from '../weighing/score.ts';

export interface AttributionStep {
	readonly step: StepName;
	/** Score points; 0 for a step that was merged. */
	readonly total: number;
	/** Change in contribution by indicator, by id; without those that didn't change. They add up to the total. */
	readonly byIndicator: ReadonlyMap<string, number>;
	/** The later step that took this one's change along, because no weight had data in between; null as a rule. */
	readonly mergedInto: StepName | null;
}

export interface AttributionPart {
	readonly id: string;
	/** Its own change in contribution, in score points. */
	readonly change: number;
}

/** Why the score moved between two situations (method, section 11); numbers unrounded. */
export interface Attribution {
	readonly from: Day;
	readonly to: Day;
	readonly score0: number;
	readonly score1: number;
	readonly total: number;
	/** All five, in the method's order; their totals add up to `total`. */
	readonly steps: readonly AttributionStep[];
	/** The coverage step taken apart: what left, what came, and what that did to all others by renormalisation. */
	readonly leavers: readonly AttributionPart[];
	readonly enterers: readonly AttributionPart[];
	readonly spillOver: number;
}

/** Why there is none: that end has no score, for the reason its status gives. */
export interface NoAttribution {
	readonly reason: 'no-score-before' | 'no-score-after';
	readonly status: OutlookStatus;
}

function changesOf(
	ids: readonly string[],
	before: Balance,
	after: Balance
): readonly (AttributionPart & { readonly left: boolean; readonly entered: boolean })[] {
	return ids.map((id, at) => {
		const was = before.contributions[at] ?? null;
		const is = after.contributions[at] ?? null;
		return {
			id,
			change: (is ?? 0) - (was ?? 0),
			left: was !== null && is === null,
			entered: was === null && is !== null
		};
	});
}

type Changes = ReturnType<typeof changesOf>;

interface Stepped extends AttributionStep {
	readonly changes: Changes;
}

/** Walks the states; one without a score lends its change to the next that has one. */
function walk(
	ids: readonly string[],
	start: Balance,
	balances: readonly (Balance | null)[]
): readonly Stepped[] {
	let before = start;
	return STEPS.map((step, at) => {
		const after = balances[at] ?? null;
		if (after === null) {
			const mergedInto = STEPS.find((_, later) => later > at && (balances[later] ?? null) !== null) ?? null;
			return { step, total: 0, byIndicator: new Map(), mergedInto, changes: [] };
		}
		const changes = changesOf(ids, before, after);
		const total = after.score - before.score;
		before = after;
		const moved = changes.filter(({ change }) => change !== 0);
		const byIndicator = new Map(moved.map(({ id, change }) => [id, change]));
		return { step, total, byIndicator, mergedInto: null, changes };
	});
}

function partsOf(changes: Changes, which: 'left' | 'entered'): readonly AttributionPart[] {
	return changes.filter((one) => one[which]).map(({ id, change }) => ({ id, change }));
}

function sum(parts: readonly AttributionPart[]): number {
	return parts.reduce((total, { change }) => total + change, 0);
}

/**
 * Splits the move from one situation to another into revision, new period, coverage, definitions and weights, data
 * before judgement (method, section 11). The split depends on this order, the total does not.
 */
export function attributionOf(from: Situation, to: Situation): Attribution | NoAttribution {
	const outlook0 = outlookOf(from);
	const outlook1 = outlookOf(to);
	if (outlook0.score === null) return { reason: 'no-score-before', status: outlook0.status };
	if (outlook1.score === null) return { reason: 'no-score-after', status: outlook1.status };
	const { ids, states } = attributionStates(from, to, outlook0, outlook1);
	const [start, ...balances] = states.map(balanceOf);
	// Its first state is the outlook's own sum, so it has a balance whenever the outlook has a score.
	if (start === undefined || start === null) return { reason: 'no-score-before', status: outlook0.status };
	const walked = walk(ids, start, balances);
	const coverage = walked.find(({ step }) => step === 'coverage')?.changes ?? [];
	const leavers = partsOf(coverage, 'left');
	const enterers = partsOf(coverage, 'entered');
	return {
		from: from.asOf,
		to: to.asOf,
		score0: outlook0.score,
		score1: outlook1.score,
		total: outlook1.score - outlook0.score,
		steps: walked.map(({ step, total, byIndicator, mergedInto }) => ({
			step,
			total,
			byIndicator,
			mergedInto
		})),
		leavers,
		enterers,
		spillOver: sum(coverage) - sum(leavers) - sum(enterers)
	};
}
