import type { Indicator } from '../evidence/indicator.ts';
import type { Level } from '../evidence/level.ts';
import { pullOf, type Gauge } from './pull.ts';
import type { Scenario } from './scenario.ts';
import type { OnScales } from './verdicts.ts';

/** One indicator read, before the weights are compared. */
export interface IndicatorRead extends OnScales {
	readonly id: string;
	readonly level: Level;
	readonly value: number | null;
}

function pullAt(value: number | null | undefined, gauge: Gauge): number | null {
	const pull = value === null || value === undefined ? null : pullOf(value, gauge);
	return typeof pull === 'number' ? pull : null;
}

/** An indicator as a scenario reads it: the assumption in the level's place where there is one. */
export function readOf(indicator: Indicator, level: Level, scenario: Scenario): IndicatorRead {
	const { id } = indicator;
	const { weight, polarity } = scenario.weights.get(id) ?? { weight: 0, polarity: 1 };
	const assumption = scenario.assumptions.get(id);
	const figure = level.state === 'missing' ? null : level;
	const value = assumption?.value ?? figure?.value ?? null;
	return {
		id,
		weight,
		polarity,
		level,
		state: assumption === undefined ? level.state : 'assumed',
		value,
		pull: pullAt(value, indicator),
		basePull: pullAt(figure?.before?.value, indicator),
		news: figure?.news ?? false,
		assumed: assumption !== undefined
	};
}
