import type { Indicator } from '../evidence/indicator.ts';
import { lastUntil, prepareIndicator, rowsKnownAt } from '../evidence/known-rows.ts';
import type { Level } from '../evidence/level.ts';
import { compareText } from '../order.ts';
import type { Outlook } from '../weighing/outlook.ts';
import type { Day } from '../evidence/period.ts';
import { pullOf, type Gauge } from '../weighing/pull.ts';
import type { Polarity, Scenario } from '../weighing/scenario.ts';
import type { Pulling } from '../weighing/score.ts';
import type { Terms } from '../weighing/terms.ts';

export type StepName = 'revision' | 'new-period' | 'first-figure' | 'definitions' | 'weights';

/** In the order in which changes are made. */
export const STEPS: readonly StepName[] = [
	'revision',
	'new-period',
	'first-figure',
	'definitions',
	'weights'
];

/** One end of a comparison: the date, and the configuration it was scored with. */
export interface Situation extends Terms {
	readonly asOf: Day;
	readonly indicators: readonly Indicator[];
	readonly scenario: Scenario;
}

/** What one indicator brings to a state; `value` is the level's. */
interface Ingredients {
	readonly value: number | null;
	readonly gauge: Gauge | undefined;
	readonly polarity: Polarity;
	readonly assumption: number | null;
	readonly weight: number;
}

function pulling({ value, gauge, polarity, assumption, weight }: Ingredients): Pulling {
	const counted = assumption ?? value;
	const pull = counted === null || gauge === undefined ? null : pullOf(counted, gauge);
	return { weight, polarity, pull: typeof pull === 'number' ? pull : null };
}

/** A period's value as known on a later day; null when that day knows no row of it. */
function revisedValue(indicator: Indicator | undefined, end: Day, knownAt: Day): number | null {
	if (indicator === undefined) return null;
	const { periods } = prepareIndicator(indicator, 'real-time', knownAt);
	const period = periods.at(lastUntil(periods.ends, end, (one) => one));
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

/** The level's value on each side of every step; `last` counts from the definitions on. */
interface Values {
	/** As it was, then revised, then with the new period, then with first figures. */
	readonly byData: readonly (number | null)[];
	readonly last: number | null;
}

/**
 * Nothing leaves by age, so a figure once there stays; back in time its first figure is taken away again. An indicator
 * or a row that one side doesn't have at all comes or goes with the definitions: somebody edited the watch.
 */
function valuesOf(id: string, from: Side, to: Side): Values {
	const level0 = from.levels.get(id);
	const level1 = to.levels.get(id);
	const last = level1 === undefined || level1.state === 'missing' ? null : level1.value;
	if (level0 === undefined || level0.state === 'missing') {
		const first = from.indicators.has(id) ? last : null;
		return { byData: [null, null, null, first], last };
	}
	const revised = revisedValue(to.indicators.get(id), level0.chosen.period.end, to.asOf) ?? level0.value;
	const kept = last ?? revised;
	const isBack = to.asOf < from.asOf && to.indicators.has(id);
	return { byData: [level0.value, revised, kept, isBack ? last : kept], last };
}

function settingsOf({ weights, assumptions }: Scenario, id: string) {
	const named = weights.get(id);
	const assumption = assumptions.get(id)?.value ?? null;
	return { weight: named?.weight ?? 0, polarity: named?.polarity, assumption };
}

/** One indicator in each of the six states. */
function statesOf(id: string, from: Side, to: Side): readonly Pulling[] {
	const was = settingsOf(from.scenario, id);
	const is = settingsOf(to.scenario, id);
	const gauge0 = from.indicators.get(id);
	const gauge1 = to.indicators.get(id);
	const before = { ...was, polarity: was.polarity ?? 1, gauge: gauge0 ?? gauge1 };
	// A scenario that no longer names an indicator takes its weight away; its polarity didn't change.
	const after = { ...is, polarity: is.polarity ?? before.polarity, gauge: gauge1 ?? gauge0 };
	const { byData, last: value } = valuesOf(id, from, to);
	return [
		...byData.map((one) => pulling({ ...before, value: one })),
		pulling({ ...after, weight: was.weight, value }),
		pulling({ ...after, value })
	];
}

export interface AttributionStates {
	readonly ids: readonly string[];
	/** Aligned with `ids`; the first is the earlier outlook, then one after each of `STEPS`. */
	readonly states: readonly (readonly Pulling[])[];
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
