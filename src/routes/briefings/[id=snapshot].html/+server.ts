import { briefingFileName } from '#present';
import { oneFile } from '#server/briefing/one-file.ts';
import { briefingForPage } from '#server/archive/require-archive.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params: { id }, locals, url, fetch }) => {
	const { state, record, text } = await briefingForPage(locals.archive, id);
	const page = await (await fetch(`/briefings/${id}`)).text();
	const title = briefingFileName(id, record);
	return new Response(await oneFile(page, { id, text, title, origin: url.origin }), {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-disposition': `inline; filename="${title}.html"`,
			'cache-control': state === 'sound' ? 'public, max-age=31536000, immutable' : 'no-store'
		}
	});
};
