import { redirect } from '@sveltejs/kit';
import { briefingViewOf } from '#present';
import { askArchive, briefingForPage } from '#server/archive/require-archive.ts';
import { dashboardOfRecord } from '#server/briefing/record-dashboard.ts';
import type { PageServerLoad } from './$types';

// The page is the same for ever: it needs no script, and none that a later version has changed.
export const csr = false;

export const load: PageServerLoad = async ({ params: { id }, locals, url, setHeaders }) => {
	if (id.length < 64) {
		const [only, another] = await askArchive(locals.archive, (archive) => archive.idsBeginning(id));
		if (only !== undefined && another === undefined) redirect(307, `/briefings/${only}${url.search}`);
	}
	const { state, record } = await briefingForPage(locals.archive, id);
	const sound = state === 'sound';
	// A record that somebody has changed must not be remembered anywhere.
	setHeaders({ 'cache-control': sound ? 'public, max-age=31536000, immutable' : 'no-store' });
	return {
		sound,
		dashboard: dashboardOfRecord(record),
		view: briefingViewOf(id, record, locals.site),
		frozen: { title: record.watch.title, naming: record.watch.naming }
	};
};
