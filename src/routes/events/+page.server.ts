import { dayText, knownDays } from '#parse';
import { dateText, eventCategories, eventYearsOf } from '#present';
import { requestedDay } from '#server/http/request-parameters.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const watch = watchForPage(locals.current);
	const asOf = requestedDay(url, 'as-of', knownDays(watch, locals.today), locals.today);
	const category = url.searchParams.get('category') || null;
	const past = asOf === locals.today ? null : { date: dayText(asOf), text: dateText(asOf) };
	/** The page's own address for a category, at the date it is read for. */
	const queryOf = (name: string | null): string => {
		const query = new URLSearchParams(past ? { 'as-of': past.date } : {});
		if (name !== null) query.set('category', name);
		return query.size > 0 ? `?${query.toString()}` : '';
	};
	return {
		years: eventYearsOf(watch, asOf, category),
		categories: eventCategories(watch, asOf).map((one) => ({ ...one, href: `/events${queryOf(one.name)}` })),
		category,
		past,
		query: queryOf(category)
	};
};
