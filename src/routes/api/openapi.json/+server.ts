import { json } from '@sveltejs/kit';
import { openApiOf } from '#server/api/openapi.ts';
import { handedOver } from '#server/handover.ts';
import type { RequestHandler } from './$types';

/** The API's description, by which other programs are written. */
export const GET: RequestHandler = ({ locals: { current, site } }) =>
	json(openApiOf(current.watch?.title ?? 'Alignment Watch', handedOver().version, site));
