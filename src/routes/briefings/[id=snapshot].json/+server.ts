import { snapshotFileText } from '#briefing';
import { briefingFileName } from '#present';
import { briefingForPage } from '#server/archive/require-archive.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params: { id }, locals }) => {
	const { state, record, text } = await briefingForPage(locals.archive, id);
	return new Response(snapshotFileText(id, text), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `inline; filename="${briefingFileName(id, record)}.json"`,
			'cache-control': state === 'sound' ? 'public, max-age=31536000, immutable' : 'no-store'
		}
	});
};
