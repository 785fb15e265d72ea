import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** No proxy may keep it, and none, nor we, may hold it back to compress it. */
const headers = { 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' };

/** The state of the board as it changes: a stream of server-sent events, or, to whoever asks for JSON, the state now. */
export const GET: RequestHandler = ({ locals: { live, current }, request }) => {
	if (request.headers.get('accept')?.includes('text/event-stream') !== true)
		return json(live.state(current), { headers });
	const stream = live.stream(current);
	if (stream === null)
		return json(
			{
				message: 'So many follow this watch at the moment that another stream is too much. Ask now and then.'
			},
			{ status: 503, headers: { ...headers, 'retry-after': '60' } }
		);
	// Ended with its connection, so that a server that stops waits for none.
	return new Response(stream, {
		headers: { ...headers, 'content-type': 'text/event-stream', connection: 'close' }
	});
};
