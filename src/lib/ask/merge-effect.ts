import type { Band, Day, Observation, OutlookStatus } from '#engine';
import type { Watch, WatchScenario } from '#parse';
import { outlookFor } from './answer.ts';

/** A score without what it was made of. */
export interface ScoreState {
	readonly score: number | null;
	readonly band: Band | null;
	readonly status: OutlookStatus;
}

/** What a merge would do to one scenario. */
export interface ScoreEffect {
	readonly scenario: string;
	readonly name: string;
	readonly before: ScoreState;
	readonly after: ScoreState;
}

/** Every scenario's score on a day, with an indicator's observations as they are and as they would be. */
export function scoreEffects(
	watch: Watch,
	indicator: string,
	observations: readonly Observation[],
	asOf: Day
): readonly ScoreEffect[] {
	const merged: Watch = {
		...watch,
		indicators: watch.indicators.map((one) => (one.id === indicator ? { ...one, observations } : one))
	};
	const stateOf = (of: Watch, scenario: WatchScenario): ScoreState => {
		const { score, band, status } = outlookFor({ watch: of, scenario, asOf });
		return { score, band, status };
	};
	return watch.scenarios.map((scenario) => ({
		scenario: scenario.id,
		name: scenario.name,
		before: stateOf(watch, scenario),
		after: stateOf(merged, scenario)
	}));
}
