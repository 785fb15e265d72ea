import { error } from '@sveltejs/kit';
import { briefingFileName } from '#present';
import { disposition } from '#server/download/download.ts';
import { strangeRefusal } from '#server/http/strange-refusal.ts';
import { oneFile } from '#server/briefing/one-file.ts';
import { printPartsOf } from '#server/briefing/print-parts.ts';
import { briefingForPage } from '#server/archive/require-archive.ts';
import { handedOver } from '#server/handover.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params: { id }, locals, url }) => {
	const refusal = strangeRefusal(url);
	if (refusal !== null) return refusal;
	const { state, record, text } = await briefingForPage(locals.archive, id);
	const { build } = handedOver();
	if (build === null) error(503, { message: 'The development server prints nothing; npm start does.' });
	const title = briefingFileName(id, record);
	return new Response(oneFile({ id, record, text }, locals.site, await printPartsOf(build)), {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-disposition': disposition(`${title}.html`, 'inline'),
			'cache-control': state === 'sound' ? 'public, max-age=31536000, immutable' : 'no-store'
		}
	});
};
