import { error } from '@sveltejs/kit';
import { parseDay } from '#parse';
import { indicatorViewOf } from '#present';
import { watchForPage } from '#server/require-watch.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const watch = watchForPage(locals.current);
	const indicator = watch.indicators.find(({ id }) => id === params.id);
	if (!indicator) error(404, { message: `There is no indicator “${params.id}” in this watch.` });
	const asOf = parseDay(url.searchParams.get('as-of') ?? '') ?? locals.today;
	return { view: indicatorViewOf(watch, indicator, asOf) };
};
