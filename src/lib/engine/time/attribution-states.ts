import type { Indicator } from '../evidence/indicator.ts';
import { lastUntil, prepareIndicator } from '../evidence/known-rows.ts';
import { rowsKnownAt, type Level } from '../evidence/level.ts';
import { compareText } from '../order.ts';
import type { Outlook } from '../weighing/outlook.ts';
import type { Day } from '../evidence/period.ts';
import { pullOf, type Yardstick } from '../weighing/pull.ts';
import type { Polarity, Scenario } from '../weighing/scenario.ts';
import type { Weighed } from '../weighing/score.ts';

export type StepName = 'revision' | 'new-period' | 'coverage' | 'definitions' | 'weights';

/** In the order in which changes are made. */
export const STEPS: readonly StepName[] = ['revision', 'new-period', 'coverage', 'definitions', 'weights'];

/** One end of a comparison: the date, and the configuration it was scored with. */
export interface Situation {
	readonly asOf: Day;
	readonly indicators: readonly Indicator[];
	readonly scenario: Scenario;
	readonly threshold: number;
}

/** What one indicator brings to a state; `value` is the level's. */
interface Ingredients {
	readonly value: number | null;
	readonly yardstick: Yardstick | undefined;
	readonly polarity: Polarity;
	readonly assumption: number | null;
	readonly weight: number;
}

function weighed({ value, yardstick, polarity, assumption, weight }: Ingredients): Weighed {
	const counted = assumption ?? value;
	const pull = counted === null || yardstick === undefined ? null : pullOf(counted, yardstick);
	return { weight, polarity, pull: typeof pull === 'number' ? pull : null };
}

/** A period's value as known on a later day; null when that day knows no row of it. */
function revisedValue(indicator: Indicator | undefined, end: Day, knownAt: Day): number | null {
	if (indicator === undefined) return null;
	const { periods } = prepareIndicator(indicator, 'real-time', knownAt);
	const period = periods[lastUntil(periods, end, (one) => one.end)];
	return period?.end === end ? (rowsKnownAt(period, knownAt)[0]?.value ?? null) : null;
}

/** One end, with what belongs to an indicator within reach. */
interface Side {
	readonly asOf: Day;
	readonly indicators: ReadonlyMap<string, Indicator>;
	readonly levels: ReadonlyMap<string, Level>;
	readonly scenario: Scenario;
}

function sideOf({ asOf, indicators, scenario }: Situation, outlook: Outlook): Side {
	return {
		asOf,
		indicators: new Map(indicators.map((one) => [one.id, one])),
		levels: new Map(outlook.indicators.map(({ id, level }) => [id, level])),
		scenario
	};
}

/** The level's value as it was, then revised, then with the new period, then with what left and what came. */
function valuesOf(id: string, from: Side, to: Side): readonly (number | null)[] {
	const level0 = from.levels.get(id);
	const level1 = to.levels.get(id);
	const value1 = level1?.state === 'observed' ? level1.value : null;
	if (level0?.state !== 'observed') return [null, null, null, value1];
	const revised = revisedValue(to.indicators.get(id), level0.chosen.period.end, to.asOf) ?? level0.value;
	return [level0.value, revised, value1 ?? revised, value1];
}

function settingsOf({ weights, assumptions }: Scenario, id: string) {
	const named = weights.get(id);
	const assumption = assumptions.get(id)?.value ?? null;
	return { weight: named?.weight ?? 0, polarity: named?.polarity, assumption };
}

/** One indicator in each of the six states. */
function statesOf(id: string, from: Side, to: Side): readonly Weighed[] {
	const was = settingsOf(from.scenario, id);
	const is = settingsOf(to.scenario, id);
	const yardstick0 = from.indicators.get(id);
	const yardstick1 = to.indicators.get(id);
	const before = { ...was, polarity: was.polarity ?? 1, yardstick: yardstick0 ?? yardstick1 };
	// A scenario that no longer names an indicator takes its weight away; its polarity didn't change.
	const after = { ...is, polarity: is.polarity ?? before.polarity, yardstick: yardstick1 ?? yardstick0 };
	const values = valuesOf(id, from, to);
	const value = values[3] ?? null;
	return [
		...values.map((one) => weighed({ ...before, value: one })),
		weighed({ ...after, weight: was.weight, value }),
		weighed({ ...after, value })
	];
}

export interface AttributionStates {
	readonly ids: readonly string[];
	/** Aligned with `ids`; the first is the earlier outlook, then one after each of `STEPS`. */
	readonly states: readonly (readonly Weighed[])[];
}

/**
 * The model's six states from one situation to the other, both sides' indicators in id order, ready to be weighed
 * (method, section 11). The outlooks are those of the two situations.
 */
export function attributionStates(
	from: Situation,
	to: Situation,
	outlook0: Outlook,
	outlook1: Outlook
): AttributionStates {
	const before = sideOf(from, outlook0);
	const after = sideOf(to, outlook1);
	const ids = [...new Set([...before.indicators.keys(), ...after.indicators.keys()])].sort(compareText);
	const columns = ids.map((id) => statesOf(id, before, after));
	const states = [null, ...STEPS].map((_, at) => columns.flatMap((column) => column[at] ?? []));
	return { ids, states };
}
