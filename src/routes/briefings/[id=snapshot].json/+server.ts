import { snapshotFileText } from '#briefing';
import { briefingFileName } from '#present';
import { disposition } from '#server/download/download.ts';
import { strangeRefusal } from '#server/http/strange-refusal.ts';
import { briefingForPage } from '#server/archive/require-archive.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params: { id }, locals, url }) => {
	const refusal = strangeRefusal(url);
	if (refusal !== null) return refusal;
	const { state, record, text } = await briefingForPage(locals.archive, id);
	return new Response(snapshotFileText(id, text), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': disposition(`${briefingFileName(id, record)}.json`, 'inline'),
			'cache-control': state === 'sound' ? 'public, max-age=31536000, immutable' : 'no-store'
		}
	});
};
