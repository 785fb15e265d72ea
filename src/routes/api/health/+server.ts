import { json } from '@sveltejs/kit';
import { handedOver } from '#server/handover.ts';
import { healthOf } from '#server/running/health.ts';
import type { RequestHandler } from './$types';

/** How the server is: 503 where there is no board to show, else 200, and what is wrong. */
export const GET: RequestHandler = async ({ locals: { current, archive } }) => {
	const health = await healthOf(handedOver(), current, archive);
	return json(health, {
		status: current.watch === null ? 503 : 200,
		headers: { 'cache-control': 'no-store' }
	});
};
