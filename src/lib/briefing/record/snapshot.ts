import {
	type Day,
	type Draws,
	drawsOf,
	type Firmness,
	firmnessOf,
	historyOf,
	type HistoryPoint,
	type Indicator,
	type Outlook,
	outlookOf,
	type Reading,
	type Scenario,
	type Sensitivity,
	sensitivityOf,
	type Terms,
	type WeightSpace,
	weightSpaceOf,
	withoutEachOf
} from '#engine';

/** All that decides the figures of a briefing; the same input gives the same snapshot on every machine. */
export interface SnapshotInput extends Terms {
	readonly indicators: readonly Indicator[];
	readonly scenario: Scenario;
	readonly asOf: Day;
	readonly count: number;
	readonly seed: number;
	/** Of the history; none of them after `asOf`. */
	readonly dates: readonly Day[];
}

/** The figures of a briefing (method, sections 5 to 8b and 10); numbers unrounded. */
export interface Snapshot {
	readonly outlook: Outlook;
	readonly draws: Draws | null;
	readonly weightSpace: WeightSpace | null;
	readonly firmness: Firmness;
	/** Break-evens only; null without a score. */
	readonly sensitivity: Pick<Sensitivity, 'breakEven' | 'directionBreakEven'> | null;
	readonly history: Readonly<Record<Reading, readonly HistoryPoint[]>>;
}

/** Everything a briefing says in numbers, from what it was made of alone. Rows published after `asOf` change nothing. */
export function snapshotOf(input: SnapshotInput): Snapshot {
	const { indicators, scenario, asOf, threshold, directionThreshold, horizon, dates, count, seed } = input;
	const basis = { indicators, scenario, threshold, directionThreshold, horizon };
	const outlook = outlookOf({ ...basis, asOf });
	const points = (reading: Reading): readonly HistoryPoint[] =>
		historyOf({ ...basis, dates, reading, knownAt: asOf });
	const draws = drawsOf(outlook, indicators, { count, seed });
	return {
		outlook,
		draws,
		weightSpace: weightSpaceOf(outlook, { seed }),
		firmness: firmnessOf(outlook, draws, withoutEachOf(outlook)),
		sensitivity: sensitivityOf(outlook, indicators, { count, seed }),
		history: { 'real-time': points('real-time'), pseudo: points('pseudo'), now: points('now') }
	};
}
