import type { Day, Observation, OutlookStatus, Position } from '#engine';
import type { Watch, WatchScenario } from '#parse';
import { outlookFor } from './answer.ts';

/** A score without what it was made of. */
export interface ScoreState {
	readonly score: number | null;
	readonly position: Position | null;
	readonly status: OutlookStatus;
}

/** What a merge would do to one scenario. */
export interface ScoreEffect {
	readonly scenario: string;
	readonly name: string;
	readonly before: ScoreState;
	readonly after: ScoreState;
}

/** Every scenario's score on a day, with the observations of some indicators, by id, as they are and as they would be. */
export function scoreEffects(
	watch: Watch,
	changed: ReadonlyMap<string, readonly Observation[]>,
	asOf: Day
): readonly ScoreEffect[] {
	const merged: Watch = {
		...watch,
		indicators: watch.indicators.map((one) => ({
			...one,
			observations: changed.get(one.id) ?? one.observations
		}))
	};
	const stateOf = (of: Watch, scenario: WatchScenario): ScoreState => {
		const { score, position, status } = outlookFor({ watch: of, scenario, asOf });
		return { score, position, status };
	};
	return watch.scenarios.map((scenario) => ({
		scenario: scenario.id,
		name: scenario.name,
		before: stateOf(watch, scenario),
		after: stateOf(merged, scenario)
	}));
}
