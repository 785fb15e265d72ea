import { YARDSTICKS } from '#briefing';
import { drawsLabel, workedExampleOf } from '#present';
import { watchForPage } from '#server/watch/require-watch.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const watch = watchForPage(locals.current);
	const scenario = watch.scenarios.find(({ id }) => id === watch.defaultScenario);
	return {
		threshold: watch.threshold,
		drawsLabel,
		yardsticks: Object.entries(YARDSTICKS).map(([name, words]) => ({ name, words })),
		example: scenario ? workedExampleOf(watch, scenario, locals.today) : null
	};
};
