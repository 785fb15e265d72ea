import {
	drawsOf,
	outlookOf,
	weightSpaceOf,
	type Day,
	type Draws,
	type Outlook,
	type Scenario,
	type WeightSpace
} from '#engine';
import type { Watch } from '#parse';
import { scoredIndicators } from './board.ts';

/** An outlook with what the draws and the weight space say of it. */
export interface Weighed {
	readonly outlook: Outlook;
	readonly draws: Draws | null;
	readonly weightSpace: WeightSpace | null;
}

/** Weighs a watch through a scenario on a day, draws included: what `outlook --json` and the API answer with. */
export function weighedOf(watch: Watch, scenario: Scenario, asOf: Day): Weighed {
	const indicators = scoredIndicators(watch);
	const { threshold, seed } = watch;
	const outlook = outlookOf({ indicators, scenario, asOf, threshold });
	return {
		outlook,
		draws: drawsOf(outlook, indicators, { seed }),
		weightSpace: weightSpaceOf(outlook, { seed })
	};
}
