import { drawsOf, firmnessOf, outlookOf, withoutEachOf, type Scenario } from '#engine';
import { differencesOf, type LensDifference, type WatchScenario } from '#parse';
import type { Lens, SnapshotRecord } from '../shape/record-shape.ts';
import type { SnapshotInput } from './snapshot.ts';

type Basis = Omit<SnapshotInput, 'scenario' | 'dates'>;
type Entries = Pick<Lens, 'weights' | 'assumptions'>;

/** Weights and what-ifs as a record lists them. */
export function lensEntries({ weights, assumptions }: Scenario): Entries {
	return {
		weights: [...weights].map(([indicator, entry]) => ({ indicator, ...entry })),
		assumptions: [...assumptions].map(([indicator, entry]) => ({ indicator, ...entry }))
	};
}

/** The scenario that a record's lists were made of. */
export function lensOfEntries(id: string, { weights, assumptions }: Entries): Scenario {
	return {
		id,
		weights: new Map(weights.map(({ indicator, ...entry }) => [indicator, entry])),
		assumptions: new Map(assumptions.map(({ indicator, ...entry }) => [indicator, entry]))
	};
}

/** What a lens says of the figures: both verdicts, the numbers behind them, how firm they are. */
export function saysOf(scenario: Scenario, basis: Basis): Lens['says'] {
	const outlook = outlookOf({ ...basis, scenario });
	const { count, seed } = basis;
	const draws = drawsOf(outlook, basis.indicators, { count, seed });
	const firmness = firmnessOf(outlook, draws, withoutEachOf(outlook));
	return {
		score: outlook.score,
		position: outlook.position,
		change: outlook.direction.change,
		direction: outlook.direction.verdict,
		firmness: {
			position: firmness.position?.firm ?? null,
			direction: firmness.direction?.firm ?? null
		}
	};
}

/** The lenses that a scenario departs from, with what they say; nothing where it departs from none. */
export function referenceOf(
	scenario: WatchScenario,
	base: WatchScenario,
	home: WatchScenario | null,
	basis: Basis
): Pick<SnapshotRecord, 'reference'> {
	const entry = (one: WatchScenario): Lens => ({
		id: one.id,
		name: one.name,
		...lensEntries(one),
		says: saysOf(one, basis)
	});
	const edited = differencesOf(base, scenario).length > 0;
	const other = home !== null && home.id !== scenario.id;
	if (!edited && !other) return {};
	return { reference: { base: edited ? entry(base) : null, home: other ? entry(home) : null } };
}

/** The same from the record alone, to be held against what it states. */
export function referenceAgain(
	{ reference }: SnapshotRecord,
	basis: Basis
): SnapshotRecord['reference'] | undefined {
	const again = (lens: Lens | null): Lens | null =>
		lens && { ...lens, says: saysOf(lensOfEntries(lens.id, lens), basis) };
	return reference && { base: again(reference.base), home: again(reference.home) };
}

/** What a record's scenario was edited in; null where it was edited and the record doesn't keep from what. */
export function editsOfRecord({
	scenario,
	reference
}: Pick<SnapshotRecord, 'scenario' | 'reference'>): readonly LensDifference[] | null {
	if (!scenario.edited) return [];
	const base = reference?.base ?? null;
	if (base === null) return null;
	return differencesOf(lensOfEntries(base.id, base), lensOfEntries(scenario.id, scenario));
}

/** Whether the scenario departs from the base that the record keeps. */
export function isEditedRecord({
	scenario,
	reference
}: Pick<SnapshotRecord, 'scenario' | 'reference'>): boolean {
	const base = reference?.base ?? null;
	return base !== null && differencesOf(lensOfEntries(base.id, base), lensOfEntries('', scenario)).length > 0;
}

/**
 * A scenario whose edited weights and what-ifs carry the reasons given for the edits: an old reason never stands beside
 * a new weight. `reasons` by indicator id.
 */
export function withReasons(
	scenario: WatchScenario,
	base: WatchScenario,
	reasons: ReadonlyMap<string, string>
): WatchScenario {
	const weights = new Map(scenario.weights);
	const assumptions = new Map(scenario.assumptions);
	for (const { id, weight, polarity, assumption } of differencesOf(base, scenario)) {
		const given = reasons.get(id) || null;
		const weighed = weights.get(id);
		const old = base.weights.get(id)?.reason ?? null;
		if (weighed !== undefined && (weight ?? polarity) !== null)
			weights.set(id, { ...weighed, reason: given ?? (weighed.reason === old ? null : weighed.reason) });
		const assumed = assumptions.get(id);
		if (assumed !== undefined && assumption !== null)
			assumptions.set(id, { ...assumed, reason: given ?? assumed.reason });
	}
	return { ...scenario, weights, assumptions };
}
