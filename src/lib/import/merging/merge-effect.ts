import { type Band, type Day, type Observation, outlookOf, type OutlookStatus } from '#engine';
import type { ScoredIndicator, Watch } from '#parse';

/** What a merge would do to one scenario. */
export interface ScoreEffect {
	readonly scenario: string;
	readonly name: string;
	readonly before: ScoreState;
	readonly after: ScoreState;
}

export interface ScoreState {
	readonly score: number | null;
	readonly band: Band | null;
	readonly status: OutlookStatus;
}

/** Every scenario's score on a day, with an indicator's observations as they are and as they would be. */
export function scoreEffects(
	watch: Watch,
	indicator: string,
	observations: readonly Observation[],
	asOf: Day
): readonly ScoreEffect[] {
	const before = watch.indicators.filter((one): one is ScoredIndicator => !one.contextOnly);
	const after = before.map((one) => (one.id === indicator ? { ...one, observations } : one));
	return watch.scenarios.map((scenario) => {
		const state = (indicators: readonly ScoredIndicator[]): ScoreState => {
			const { score, band, status } = outlookOf({ indicators, scenario, asOf, threshold: watch.threshold });
			return { score, band, status };
		};
		return { scenario: scenario.id, name: scenario.name, before: state(before), after: state(after) };
	});
}
