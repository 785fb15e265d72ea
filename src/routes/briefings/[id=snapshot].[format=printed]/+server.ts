import { error } from '@sveltejs/kit';
import { briefingFileName } from '#present';
import { briefingForPage } from '#server/archive/require-archive.ts';
import { fileOf } from '#server/briefing/briefing-file.ts';
import { printPartsOf } from '#server/briefing/print-parts.ts';
import { disposition } from '#server/download/download.ts';
import { handedOver } from '#server/handover.ts';
import { askDesk } from '#server/print/ask-desk.ts';
import type { RequestHandler } from './$types';

const types = {
	pdf: 'application/pdf',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
} as const;

export const GET: RequestHandler = async (event) => {
	const { params, locals, url } = event;
	const { id, format } = params;
	const { state, record, text } = await briefingForPage(locals.archive, id);
	const { build } = handedOver();
	if (build === null) error(503, { message: 'The development server prints nothing; npm start does.' });
	const paper = url.searchParams.get('paper')?.toLowerCase() === 'letter' ? 'Letter' : 'A4';
	const made = await askDesk(event, (printer) =>
		fileOf({ id, record, text }, format, {
			parts: () => printPartsOf(build),
			printer: () => Promise.resolve(printer),
			origin: locals.site,
			paper,
			author: undefined
		})
	);
	const body = typeof made === 'string' ? made : new Uint8Array(made);
	return new Response(body, {
		headers: {
			'content-type': types[format],
			'content-disposition': disposition(`${briefingFileName(id, record)}.${format}`),
			'cache-control': state === 'sound' ? 'public, max-age=31536000, immutable' : 'no-store'
		}
	});
};
