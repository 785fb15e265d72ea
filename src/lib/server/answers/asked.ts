import type { IncomingMessage } from 'node:http';
import { headersOf } from '../http/request-headers.ts';
import { writersOf } from '../http/writer.ts';
import type { Settings } from '../settings.ts';
import { canonicalAddress } from './canonical-address.ts';

/** What an answer depends on apart from the board and the day. */
export interface Asked {
	readonly address: string;
	/** Pages name their own address. */
	readonly origin: string;
	/** Whether whoever asks may write, or why not; never who it is. */
	readonly sender: string;
}

/** Under which an answer is kept. */
export const keyOf = ({ address, origin, sender }: Asked, content: string, today: number): string =>
	[content, today, origin, sender, address].join('\n');

/** Reads from a request what its answer depends on; null where its answer is not for others. */
export function askedBy(settings: Settings): (request: IncomingMessage) => Asked | null {
	const writerOf = writersOf(settings);
	return (request) => {
		if (request.method !== 'GET' && request.method !== 'HEAD') return null;
		const address = canonicalAddress(request.url ?? '');
		if (address === null) return null;
		const writer = writerOf({
			address: request.socket.remoteAddress ?? '',
			headers: headersOf(request),
			httpVersion: request.httpVersion
		});
		return {
			address,
			origin: settings.origin?.origin ?? (request.headers.host ?? '').toLowerCase(),
			sender: writer.mayWrite ? '' : writer.reason
		};
	};
}
