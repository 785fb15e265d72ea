import { error } from '@sveltejs/kit';
import { SNAPSHOT_NUMBER } from '#briefing';
import { comparisonOf, endOfRecord, endOfToday, type ComparedEnd } from '#present';
import { handedOver } from '#server/handover.ts';
import { briefingForPage } from '#server/archive/require-archive.ts';
import { watchForPage } from '#server/watch/require-watch.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const [a, b] = ['a', 'b'].map((name) => url.searchParams.get(name) ?? '');
	// Of a published copy: which two, its reader says to a browser.
	if (handedOver().publishing !== null && a === '' && b === '') return { comparison: null, swap: '' };
	const records = new Map<string, ComparedEnd>();
	let scenario = '';
	for (const id of [a, b]) {
		if (id === 'today') continue;
		if (id === undefined || !SNAPSHOT_NUMBER.test(id))
			error(400, {
				message: 'Name two briefings by their numbers: /briefings/compare?a=…&b=… (or b=today).'
			});
		const { record } = await briefingForPage(locals.archive, id);
		scenario = record.scenario.id;
		records.set(id, endOfRecord(id, record));
	}
	const endOf = (id: string | undefined): ComparedEnd =>
		records.get(id ?? '') ?? endOfToday(watchForPage(locals.current), scenario, locals.today);
	return { comparison: comparisonOf(endOf(a), endOf(b)), swap: `/briefings/compare?a=${b}&b=${a}` };
};
