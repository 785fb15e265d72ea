import {
	gapRulesOf,
	withoutEachOf,
	withoutGroupsOf,
	withoutWeakGradesOf,
	type BreakEven,
	type GapRules,
	type Outlook,
	type Sensitivity,
	type VerdictPair
} from '#engine';
import { dayText } from '#parse';

/** `edge` in score points; `weight` and `value` that bring the score or the change to it, null where none does. */
interface BreakEvenJson {
	readonly id: string;
	readonly edge: number;
	readonly weight: number | null;
	readonly value: number | null;
}

/** `sensitivity --json`; the lists are empty, and what else there is null, without a score. */
export interface SensitivityJson {
	readonly breakEven: readonly BreakEvenJson[];
	readonly direction: { readonly breakEven: readonly BreakEvenJson[] };
	readonly tornado: readonly {
		readonly id: string;
		readonly low: number;
		readonly high: number;
		readonly swing: number;
	}[];
	readonly nextDatum: readonly {
		readonly id: string;
		readonly leverage: number | null;
		readonly due: string | null;
	}[];
	readonly varianceShares: Readonly<Record<string, number>> | null;
	/** Both verdicts without each indicator, without each group, and without all rows graded D or F. */
	readonly withoutEach: readonly (VerdictPair & { readonly id: string })[];
	readonly withoutGroups: readonly (VerdictPair & { readonly group: string })[];
	readonly withoutWeakGrades: (VerdictPair & { readonly ids: readonly string[] }) | null;
	/** Both verdicts under each way to treat aged figures. */
	readonly gapRules: GapRules | null;
}

const breakEvenJson = ({ id, edge, weight, value }: BreakEven): BreakEvenJson => ({
	id,
	edge,
	weight,
	value
});

const pairJson = ({ score, position, change, direction }: VerdictPair): VerdictPair => ({
	score,
	position,
	change,
	direction
});

/** A sensitivity as other programs read it; numbers unrounded. `groups` by indicator id. */
export function sensitivityJson(
	outlook: Outlook,
	sensitivity: Sensitivity | null,
	groups: ReadonlyMap<string, string>
): SensitivityJson {
	const { breakEven = [], directionBreakEven = [], tornado = [], nextDatum = [] } = sensitivity ?? {};
	const varianceShares = sensitivity?.varianceShares ?? null;
	const weak = withoutWeakGradesOf(outlook);
	return {
		breakEven: breakEven.map(breakEvenJson),
		direction: { breakEven: directionBreakEven.map(breakEvenJson) },
		tornado: tornado.map(({ id, low, high, swing }) => ({ id, low, high, swing })),
		nextDatum: nextDatum.map(({ id, leverage, due }) => {
			return { id, leverage, due: due === null ? null : dayText(due) };
		}),
		varianceShares: varianceShares && Object.fromEntries(varianceShares),
		withoutEach: withoutEachOf(outlook).map((one) => ({ id: one.id, ...pairJson(one) })),
		withoutGroups: withoutGroupsOf(outlook, groups).map((one) => ({ group: one.group, ...pairJson(one) })),
		withoutWeakGrades: weak && { ids: weak.ids, ...pairJson(weak) },
		gapRules: gapRulesOf(outlook)
	};
}
