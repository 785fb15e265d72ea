import { dayText } from '#parse';
import { dateText, sourceRows } from '#present';
import { citationsOf } from '#server/download/citations.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const watch = watchForPage(locals.current);
	const example = watch.indicators.find(({ contextOnly }) => !contextOnly) ?? watch.indicators[0];
	const citations = await citationsOf(watch);
	return {
		sources: sourceRows(watch, locals.today).map((row) => ({
			...row,
			citation: citations.get(row.id) ?? ''
		})),
		asOf: dayText(locals.today),
		today: dateText(locals.today),
		example: { id: example?.id ?? '', name: example?.name ?? '' },
		origin: locals.site
	};
};
