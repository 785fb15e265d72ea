import { isScored, type ScoredIndicator, type Watch } from '#parse';

/** The indicators that can be weighed: in the order of the groups, then heaviest first in the default scenario. */
export function scoredIndicators(watch: Watch): ScoredIndicator[] {
	const usual = watch.scenarios.find(({ id }) => id === watch.defaultScenario)?.weights;
	const weightOf = (id: string): number => usual?.get(id)?.weight ?? 0;
	const scored = watch.indicators.filter(isScored).sort((a, b) => weightOf(b.id) - weightOf(a.id));
	return watch.groups.flatMap(({ id }) => scored.filter(({ group }) => group === id));
}
