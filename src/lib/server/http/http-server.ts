import compression from 'compression';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answers } from '../answers/answers.ts';
import { type Log, newsOf } from '../running/log.ts';
import { answersTo, type Settings } from '../settings.ts';
import { answerSafely } from './faults.ts';
import { dropOddRange, vanishedFrom } from './static-files.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown;

const misdirected =
	'421 Misdirected Request\n\nThis server answers only to its own name. Open it as http://127.0.0.1 with its port, or, on a read-only server, under the address set in ORIGIN.\n';

/** In bytes: any form of ours; the one page that takes publishers' files writes them to disk as they come. */
const LARGEST_FORM = 2 * 1024 ** 2;
const UPLOAD = '/update/upload';
/** By which the pages' handler is told the protocol; one that only we set, so that it shows no proxy. */
export const PROTOCOL_HEADER = 'alignment-watch-protocol';

function refuse(response: ServerResponse, status: number, words: string): void {
	response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
	response.end(words);
}

/**
 * Where a mail program's own button ends the mails (RFC 8058): its POST comes from no page and names no Origin, which forms
 * must. Whoever has the link's token may, from wherever; nobody is signed on there.
 */
const STOP = '/digest/stop';

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0]?.slice(0, 200) ?? '';

/** Why a request's body isn't read, as status and words; null when it is. */
function bodyRefusal({ headers, url = '' }: IncomingMessage): [number, string] | null {
	if (url.split('?', 1)[0] === UPLOAD) return null;
	if (headers['transfer-encoding'] !== undefined)
		return [411, '411 Length Required\n\nSay how long the body is, in a Content-Length header.\n'];
	if (Number(headers['content-length'] ?? 0) > LARGEST_FORM)
		return [413, '413 Content Too Large\n\nA form may hold 2 MiB; nothing was read or kept.\n'];
	return null;
}

/** Why a request isn't answered by the pages, as status and words; null when it is. */
async function refusalOf(
	request: IncomingMessage,
	settings: Settings,
	isVanished: (request: IncomingMessage) => Promise<boolean>
): Promise<[number, string] | null> {
	if (!answersTo(request.headers.host, settings)) return [421, misdirected];
	const refusal = bodyRefusal(request);
	if (refusal !== null) return refusal;
	if (await isVanished(request))
		return [
			404,
			'404 Not Found\n\nThis file is gone: the pages have been built anew. Load the page again.\n'
		];
	return null;
}

/** What a server is made of. */
export interface ServerParts {
	readonly pages: Handler;
	/** The folder of built files that the pages hand out. */
	readonly files: string;
	readonly answers: Answers;
	readonly log: Log;
}

/**
 * The pages behind checks of the Host header and the body's length, the answers that are kept, and compression (the
 * pages' handler compresses files only).
 */
function serverOf(settings: Settings, { pages, files, answers, log }: ServerParts): Server {
	const isNews = newsOf();
	const compress = compression() as unknown as Handler;
	const isVanished = vanishedFrom(files);
	const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const refusal = await refusalOf(request, settings, isVanished);
		if (refusal !== null) {
			const [status] = refusal;
			if (isNews(`refused ${status}`))
				log.warn('refused', { status, host: request.headers.host, path: pathOf(request) });
			refuse(response, ...refusal);
			return;
		}
		// Plain http on loopback: the pages' own address is then whatever loopback name the reader typed.
		if (settings.origin === null) request.headers[PROTOCOL_HEADER] = 'http';
		if (pathOf(request) === STOP && request.headers.origin === undefined)
			request.headers.origin = settings.origin?.origin ?? `http://${request.headers.host ?? ''}`;
		dropOddRange(request);
		await answers.answer(request, response, async () => {
			await new Promise((resolve) => compress(request, response, () => resolve(null)));
			await pages(request, response, () => {
				response.writeHead(404).end();
			});
		});
	};
	return createServer((request, response) =>
		answerSafely(request, response, log, () => answer(request, response))
	);
}

const shown = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** Listens; resolves with the address to open. Rejects where the port is taken. */
export async function listen(
	settings: Settings,
	parts: ServerParts
): Promise<{ server: Server; address: string }> {
	const server = serverOf(settings, parts);
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
