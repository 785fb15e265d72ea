import { checkSnapshot } from '#briefing';
import { shortNumber } from '#present';
import { listedOf } from '#server/briefing/briefing-list.ts';
import { askArchive, briefingForPage } from '#server/archive/require-archive.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { id }, locals, setHeaders }) => {
	const { record } = await briefingForPage(locals.archive, id);
	const corrections = await askArchive(locals.archive, (archive) => archive.correctionsOf(id));
	setHeaders({ 'cache-control': 'no-store' });
	return {
		id,
		shortId: shortNumber(id),
		check: await checkSnapshot({ id, record }),
		corrections: corrections.map(listedOf)
	};
};
