import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AnswerStore, KeptAnswer } from './answer-store.ts';
import { encodingFor } from './encodings.ts';
import { isUnchanged } from './etag.ts';

/** Gives a kept answer to a GET or HEAD: whole, in the encoding that the reader takes, or as 304; resolves with the status. */
export async function sendKept(
	request: IncomingMessage,
	response: ServerResponse,
	store: AnswerStore,
	key: string,
	kept: KeptAnswer
): Promise<number> {
	if (isUnchanged(request.headers['if-none-match'], kept.etag)) {
		response.writeHead(304, [...kept.lines.unchanged]).end();
		return 304;
	}
	const encoding = kept.isCompressible ? encodingFor(request.headers['accept-encoding']) : null;
	const body = encoding === null ? kept.body : await store.bodyIn(key, kept, encoding);
	const encoded = encoding === null ? [] : ['content-encoding', encoding];
	response.writeHead(200, [...kept.lines.whole, ...encoded, 'content-length', String(body.length)]);
	response.end(request.method === 'HEAD' ? undefined : body);
	return 200;
}
