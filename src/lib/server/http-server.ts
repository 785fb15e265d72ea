import compression from 'compression';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answersTo, type Settings } from './settings.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

const misdirected =
	'421 Misdirected Request\n\nThis server answers only to its own name. Open it as http://127.0.0.1 with its port, or, on a read-only server, under the address set in ORIGIN.\n';

function refuse(response: ServerResponse): void {
	response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
	response.end(misdirected);
}

/** The pages behind a check of the Host header and compression (the pages' handler compresses files only). */
function serverOf(settings: Settings, pages: Handler): Server {
	const compress = compression() as unknown as Handler;
	return createServer((request, response) => {
		if (!answersTo(request.headers.host, settings)) {
			refuse(response);
			return;
		}
		// Plain http on loopback: the pages' own address is then whatever loopback name the reader typed.
		if (settings.origin === null) request.headers['x-forwarded-proto'] = 'http';
		compress(request, response, () => {
			pages(request, response, () => {
				response.writeHead(404).end();
			});
		});
	});
}

const shown = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** Listens; resolves with the address to open. Rejects where the port is taken. */
export async function listen(
	settings: Settings,
	pages: Handler
): Promise<{ server: Server; address: string }> {
	const server = serverOf(settings, pages);
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(settings.port, settings.host, resolve);
	});
	const { port } = server.address() as AddressInfo;
	return { server, address: settings.origin?.href ?? `http://${shown(settings.host)}:${port}/` };
}

/** Stops taking requests, lets running ones finish for up to five seconds, then cuts them. */
export async function close(server: Server): Promise<void> {
	const cut = setTimeout(() => server.closeAllConnections(), 5_000);
	await new Promise<void>((resolve) => {
		server.close(() => resolve());
		server.closeIdleConnections();
	});
	clearTimeout(cut);
}
