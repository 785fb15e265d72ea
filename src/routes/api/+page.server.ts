import { apiParameters } from '#server/api/api-parameters.ts';
import { API_ROUTES } from '#server/api/api-routes.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	routes: API_ROUTES.map(({ name, words, parameters, edits }) => ({ name, words, parameters, edits })),
	parameters: Object.entries(apiParameters).map(([name, { words }]) => ({ name, words }))
});
