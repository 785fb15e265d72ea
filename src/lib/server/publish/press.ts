/** A process of its own that makes the pages of a published copy: they are asked for on loopback, by its parent alone. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { handOver } from '../handover.ts';
import { logOf } from '../running/log.ts';
import { settingsOf } from '../settings.ts';
import { PRESS_ORDER, PRESS_TOKEN, type PressOrder } from './press-order.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown;

async function work(): Promise<void> {
	const { build, version, publishing, origin, token } = JSON.parse(
		process.env[PRESS_ORDER] ?? ''
	) as PressOrder;
	// By which the pages' handler knows their address; it reads nothing else.
	process.env.ALIGNMENT_WATCH_PAGES_ORIGIN = origin;
	handOver({
		settings: settingsOf(process.env),
		build,
		version,
		log: logOf('text'),
		desk: null,
		publishing,
		stopping: new AbortController().signal
	});
	const { handler } = (await import(pathToFileURL(join(build, 'handler.js')).href)) as { handler: Handler };
	const server = createServer((request, response) => {
		const end = (): void => void response.writeHead(404).end();
		if (request.headers[PRESS_TOKEN] !== token) end();
		else void handler(request, response, end);
	});
	server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

process.once('disconnect', () => process.exit(0));
await work();
