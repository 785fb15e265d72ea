import { error } from '@sveltejs/kit';
import { askArchive } from '#server/archive/require-archive.ts';
import type { Actions, PageServerLoad } from './$types';

/** The reader whom a link of a digest names; 404 for one that was never sent. */
async function readerOf(locals: App.Locals, url: URL): Promise<{ token: string; isStopped: boolean }> {
	const token = (url.searchParams.get('token') ?? '').slice(0, 100);
	const found = await askArchive(locals.archive, ({ sent }) => sent.receiverOf(token));
	if (found === null)
		error(404, {
			message: 'This link is of no digest that is sent from here. It may have been cut off in the mail.'
		});
	return { token, isStopped: found.stopped !== null };
}

/** Only shows how it stands: programs that look at every link of a mail must not stop it. */
export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	return { isStopped: (await readerOf(locals, url)).isStopped };
};

export const actions: Actions = {
	/** Stops the mails, also for a mail program's own button (RFC 8058), or with `again` lets them go on. */
	default: async ({ locals, url, request }) => {
		const { token } = await readerOf(locals, url);
		const goesOn = (await request.formData()).has('again');
		await askArchive(locals.archive, ({ sent }) =>
			sent.stop(token, goesOn ? null : new Date().toISOString())
		);
	}
};
