import { json } from '@sveltejs/kit';
import { dayText } from '#parse';
import { openApiOf } from '#server/api/openapi.ts';
import { handedOver } from '#server/handover.ts';
import type { RequestHandler } from './$types';

/** The API's description, by which other programs are written. */
export const GET: RequestHandler = ({ locals: { current, site } }) => {
	const { version, publishing } = handedOver();
	const title = current.watch?.title ?? 'Alignment Watch';
	return json(
		openApiOf({ title, version, site, copyOf: publishing === null ? null : dayText(publishing.today) })
	);
};
