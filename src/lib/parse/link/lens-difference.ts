import type { Polarity, Scenario, ScenarioWeight } from '#engine';

interface Change<Value> {
	readonly from: Value;
	readonly to: Value;
}

/** What one lens holds otherwise than another of one indicator; a part is null where both hold the same. */
export interface LensDifference {
	/** Of the indicator. */
	readonly id: string;
	readonly weight: Change<number> | null;
	readonly polarity: Change<Polarity> | null;
	/** Of the what-if value, in the indicator's unit; null at an end that assumes nothing. */
	readonly assumption: Change<number | null> | null;
}

type Lens = Pick<Scenario, 'weights' | 'assumptions'>;

/** Of an indicator that a scenario doesn't name. */
export const NO_WEIGHT: ScenarioWeight = { weight: 0, polarity: 1, reason: null };

function changeOf<Value>(from: Value, to: Value): Change<Value> | null {
	return from === to ? null : { from, to };
}

/** In what a scenario departs from its base of one indicator; reasons aside. Null where in nothing. */
export function differenceOf(base: Lens, scenario: Lens, id: string): LensDifference | null {
	const was = base.weights.get(id) ?? NO_WEIGHT;
	const is = scenario.weights.get(id) ?? NO_WEIGHT;
	const weight = changeOf(was.weight, is.weight);
	const polarity = changeOf(was.polarity, is.polarity);
	const assumption = changeOf(
		base.assumptions.get(id)?.value ?? null,
		scenario.assumptions.get(id)?.value ?? null
	);
	return weight === null && polarity === null && assumption === null
		? null
		: { id, weight, polarity, assumption };
}

/** Everything in which a scenario departs from its base, by indicator id; reasons aside. Empty where nothing does. */
export function differencesOf(base: Lens, scenario: Lens): readonly LensDifference[] {
	const ids = new Set(
		[base, scenario].flatMap((lens) => [...lens.weights.keys(), ...lens.assumptions.keys()])
	);
	return [...ids].sort().flatMap((id) => differenceOf(base, scenario, id) ?? []);
}
