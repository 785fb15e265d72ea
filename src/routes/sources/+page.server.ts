import { dayText, wantsAllRows } from '#parse';
import { cutList, dateText, sourceRows } from '#present';
import { citationsOf } from '#server/download/citations.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const watch = watchForPage(locals.current);
	const example = watch.indicators.find(({ contextOnly }) => !contextOnly) ?? watch.indicators[0];
	const all = wantsAllRows(url.searchParams);
	const citations = await citationsOf(watch);
	return {
		sources: sourceRows(watch, locals.today).map((row) => ({
			...row,
			indicators: cutList(row.indicators, all),
			citation: citations.get(row.id) ?? ''
		})),
		asOf: dayText(locals.today),
		today: dateText(locals.today),
		example: { id: example?.id ?? '', name: example?.name ?? '' },
		origin: locals.site
	};
};
