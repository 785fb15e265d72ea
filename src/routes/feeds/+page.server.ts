import { feedPath } from '#present';
import { watchForPage } from '#server/watch/require-watch.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const watch = watchForPage(locals.current);
	const groups = new Map(watch.groups.map(({ id, name }) => [id, name]));
	return {
		scenarios: watch.scenarios.map(({ id, name }) => ({ name, path: feedPath({ about: 'scenario', id }) })),
		groups: [...groups].map(([group, name]) => ({
			name,
			indicators: watch.indicators
				.filter((indicator) => indicator.group === group)
				.map(({ id, name: own }) => ({ name: own, path: feedPath({ about: 'indicator', id }) }))
		}))
	};
};
