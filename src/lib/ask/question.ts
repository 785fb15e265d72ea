import type { Day, Scenario, Situation } from '#engine';
import type { ScoredIndicator, Watch } from '#parse';
import { scoredIndicators } from './scored-indicators.ts';

/** This watch through this scenario on this day. */
export interface Question<Lens extends Scenario = Scenario> {
	readonly watch: Watch;
	readonly scenario: Lens;
	readonly asOf: Day;
}

/** A question as the engine takes it: the watch's scored indicators and its band edge. */
export function situationOf({
	watch,
	scenario,
	asOf
}: Question): Situation & { readonly indicators: readonly ScoredIndicator[] } {
	return { indicators: scoredIndicators(watch), scenario, asOf, threshold: watch.threshold };
}
