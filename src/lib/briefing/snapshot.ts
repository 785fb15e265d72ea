import {
	type Day,
	type Draws,
	drawsOf,
	historyOf,
	type HistoryPoint,
	type Indicator,
	type Outlook,
	outlookOf,
	type Reading,
	type Scenario,
	type Sensitivity,
	sensitivityOf,
	type WeightSpace,
	weightSpaceOf
} from '#engine';

/** All that decides the figures of a briefing; the same input gives the same snapshot on every machine. */
export interface SnapshotInput {
	readonly indicators: readonly Indicator[];
	readonly scenario: Scenario;
	readonly asOf: Day;
	readonly threshold: number;
	readonly count: number;
	readonly seed: number;
	/** Of the history; none of them after `asOf`. */
	readonly dates: readonly Day[];
}

/** The figures of a briefing (method, sections 5 to 8 and 10); numbers unrounded. */
export interface Snapshot {
	readonly outlook: Outlook;
	readonly draws: Draws | null;
	readonly weightSpace: WeightSpace | null;
	/** Null without a score. */
	readonly breakEven: Sensitivity['breakEven'] | null;
	readonly history: Readonly<Record<Reading, readonly HistoryPoint[]>>;
}

/** Everything a briefing says in numbers, from what it was made of alone. Rows published after `asOf` change nothing. */
export function snapshotOf(input: SnapshotInput): Snapshot {
	const { indicators, scenario, asOf, threshold, dates, count, seed } = input;
	const outlook = outlookOf({ indicators, scenario, asOf, threshold });
	const points = (reading: Reading): readonly HistoryPoint[] =>
		historyOf({ indicators, scenario, threshold, dates, reading, knownAt: asOf });
	return {
		outlook,
		draws: drawsOf(outlook, indicators, { count, seed }),
		weightSpace: weightSpaceOf(outlook, { seed }),
		breakEven: sensitivityOf(outlook, indicators, { count, seed })?.breakEven ?? null,
		history: { 'real-time': points('real-time'), pseudo: points('pseudo'), now: points('now') }
	};
}
