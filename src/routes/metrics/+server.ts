import { error } from '@sveltejs/kit';
import { metricsText } from '#server/running/metrics.ts';
import type { RequestHandler } from './$types';

/** Counts for Prometheus, for whoever asks directly: what comes by way of a proxy comes from readers. */
export const GET: RequestHandler = async ({ locals }) => {
	if (locals.isForwarded) error(404, { message: 'Not Found' });
	const { type, text } = await metricsText();
	return new Response(text, { headers: { 'content-type': type, 'cache-control': 'no-store' } });
};
