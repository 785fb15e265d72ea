import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AnswerStore, KeptAnswer } from './answer-store.ts';
import { encodingFor } from './encodings.ts';
import { isUnchanged, REPEATED } from './etag.ts';

const headersOf = ({ headers, etag, isCompressible }: KeptAnswer): [string, string][] => [
	...headers.map(([name, value]): [string, string] => [name, value]),
	['etag', etag],
	...(isCompressible ? [['vary', 'Accept-Encoding'] satisfies [string, string]] : [])
];

/** Gives a kept answer to a GET or HEAD: whole, in the encoding that the reader takes, or as 304; resolves with the status. */
export async function sendKept(
	request: IncomingMessage,
	response: ServerResponse,
	store: AnswerStore,
	key: string,
	kept: KeptAnswer
): Promise<number> {
	const headers = headersOf(kept);
	if (isUnchanged(request.headers['if-none-match'], kept.etag)) {
		const told = headers.filter(([name]) => REPEATED.includes(name));
		response.writeHead(304, told.flat()).end();
		return 304;
	}
	const encoding = kept.isCompressible ? encodingFor(request.headers['accept-encoding']) : null;
	const body = encoding === null ? kept.body : await store.bodyIn(key, kept, encoding);
	if (encoding !== null) headers.push(['content-encoding', encoding]);
	headers.push(['content-length', String(body.length)]);
	response.writeHead(200, headers.flat());
	response.end(request.method === 'HEAD' ? undefined : body);
	return 200;
}
