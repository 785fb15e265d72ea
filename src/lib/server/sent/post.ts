import { lookup as resolveName, type LookupAddress } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublic } from './public-address.ts';

/** What came of a request: it arrived, or why not, and what the receiver asks for. */
export interface Posted {
	/** Null where it arrived. */
	readonly fault: string | null;
	/** In milliseconds; null where the receiver doesn't say. */
	readonly retryAfter: number | null;
	/** The receiver wants nothing any more. */
	readonly isGone: boolean;
}

export interface PostOrder {
	readonly url: URL;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	/** Whether the receiver may be in a network of our own. */
	readonly mayBePrivate: boolean;
	/** For the whole request, in milliseconds. */
	readonly timeout?: number;
	readonly signal?: AbortSignal;
}

const TIMEOUT = 15_000;
const LONGEST_RETRY = 3_600_000;

const refused = (host: string): Error =>
	new Error(`${host} is an address of this server's own networks; WEBHOOK_PRIVATE=1 allows it`);

/** Finds a name's addresses; one of our own networks is an error, at the very look-up that the connection is made by. */
const publicLookup: LookupFunction = (host, options, done) => {
	resolveName(host, { ...options, all: true }, (error, found) => {
		const addresses: readonly LookupAddress[] = error === null ? found : [];
		const own = addresses.find(({ address }) => !isPublic(address));
		const [first] = addresses;
		if (error !== null || first === undefined) done(error ?? new Error(`${host} has no address`), '');
		else if (own !== undefined) done(refused(host), '');
		else if (options.all === true) done(null, [...addresses]);
		else done(null, first.address, first.family);
	});
};

function retryAfterOf(header: string | undefined): number | null {
	if (header === undefined) return null;
	const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
	return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), LONGEST_RETRY) : null;
}

function postedOf({ statusCode = 0, headers }: http.IncomingMessage): Posted {
	const isFine = statusCode >= 200 && statusCode < 300;
	return {
		fault: isFine ? null : `it answered ${statusCode}`,
		retryAfter: retryAfterOf(headers['retry-after']),
		isGone: statusCode === 410
	};
}

const failed = (error: unknown): Posted => ({
	fault: error instanceof Error ? error.message || error.name : String(error),
	retryAfter: null,
	isGone: false
});

/**
 * Sends a body once; whatever comes of it is told, nothing is thrown. Follows no redirect, reads nothing of the answer but
 * its head, and connects to no address of our own networks unless it may.
 */
export async function post({
	url,
	headers,
	body,
	mayBePrivate,
	timeout = TIMEOUT,
	signal
}: PostOrder): Promise<Posted> {
	const host = url.hostname.replace(/^\[|\]$/g, '');
	if (!mayBePrivate && isIP(host) !== 0 && !isPublic(host)) return failed(refused(host));
	const { request } = url.protocol === 'https:' ? https : http;
	const late = AbortSignal.timeout(timeout);
	const options: https.RequestOptions = {
		method: 'POST',
		agent: false,
		headers: { ...headers, 'content-length': Buffer.byteLength(body) },
		signal: signal === undefined ? late : AbortSignal.any([late, signal]),
		...(mayBePrivate ? {} : { lookup: publicLookup })
	};
	return new Promise((resolve) => {
		const asked = request(url, options, (answer) => {
			resolve(postedOf(answer));
			// What else it says doesn't matter, however long it is.
			answer.on('error', () => undefined).destroy();
		});
		asked.on('error', (error) => {
			resolve(failed(late.aborted ? new Error(`no answer within ${timeout / 1000} seconds`) : error));
		});
		asked.end(body);
	});
}
