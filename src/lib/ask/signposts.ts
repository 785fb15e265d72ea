import { indicatorTrack, scenarioTrack, signpostStateOf, type Day, type SignpostState } from '#engine';
import type { Signpost, Watch } from '#parse';
import { scoredIndicators } from './scored-indicators.ts';

/** A signpost and how it stands. */
export interface StandingSignpost extends SignpostState {
	readonly signpost: Signpost;
}

function stateOf(watch: Watch, signpost: Signpost, asOf: Day): SignpostState | null {
	const { reading } = signpost;
	const indicators = scoredIndicators(watch);
	if (reading === 'position' || reading === 'direction') {
		const scenario = watch.scenarios.find(({ id }) => id === signpost.scenario);
		return scenario === undefined
			? null
			: signpostStateOf(signpost, scenarioTrack(indicators, scenario, watch, reading), asOf);
	}
	const indicator = indicators.find(({ id }) => id === signpost.indicator);
	return indicator === undefined
		? null
		: signpostStateOf(signpost, indicatorTrack(indicator, watch, signpost), asOf);
}

/** How a watch's signposts stand on a day, in the file's order; those that were declared by then. */
export function signpostsOn(watch: Watch, asOf: Day): readonly StandingSignpost[] {
	return watch.signposts.flatMap((signpost) => {
		const state = signpost.declared <= asOf ? stateOf(watch, signpost, asOf) : null;
		return state === null ? [] : [{ signpost, ...state }];
	});
}
