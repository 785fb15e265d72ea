import { parseDay } from '#parse';
import { eventCategories, eventYearsOf } from '#present';
import { watchForPage } from '#server/require-watch.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const watch = watchForPage(locals.current);
	const asOf = parseDay(url.searchParams.get('as-of') ?? '') ?? locals.today;
	const category = url.searchParams.get('category') || null;
	return {
		years: eventYearsOf(watch, asOf, category),
		categories: eventCategories(watch, asOf),
		category,
		query: category === null ? '' : `?category=${encodeURIComponent(category)}`
	};
};
