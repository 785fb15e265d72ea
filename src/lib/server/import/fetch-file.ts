import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Day, Issue } from '#engine';
import { dayAt, issueOf } from '#parse';
import { makeFolder } from '../disk/make-folder.ts';

export interface FetchOrder {
	readonly url: string;
	/** Downloads and what is known of them are kept here. */
	readonly folder: string;
	/** Without a byte for this long the download is given up. */
	readonly idleMilliseconds?: number;
	readonly largestBytes?: number;
	readonly attempts?: number;
	/** Before the second attempt; doubled before each further one. */
	readonly backoffMilliseconds?: number;
	/** Told the bytes so far and, where the server says it, of how many. */
	readonly progress?: (bytes: number, total: number | null) => void;
}

export type Fetched =
	| {
			readonly path: string;
			/** The server's Last-Modified. */
			readonly modified: Day | null;
			/** Unchanged since the last download. */
			readonly isCached: boolean;
	  }
	| { readonly issue: Issue };

/** What is kept beside a download. */
interface CacheEntry {
	readonly url: string;
	readonly etag: string | null;
	readonly lastModified: string | null;
}

const GIGABYTE = 1024 ** 3;

/**
 * Downloads a file, or finds that the one at hand is still current (ETag, Last-Modified). Tries again after failures
 * that may pass: no connection, silence, a cut answer, 429, 5xx. Never leaves half a file.
 */
export async function fetchFile(order: FetchOrder): Promise<Fetched> {
	await makeFolder(order.folder);
	const attempts = order.attempts ?? 4;
	for (let attempt = 1; ; attempt += 1) {
		const result = await attemptFetch(order).catch((error: unknown) => failure(error, order));
		if (!('retryAfter' in result) || attempt >= attempts)
			return 'retryAfter' in result ? { issue: result.issue } : result;
		const usual = (order.backoffMilliseconds ?? 1_000) * 2 ** (attempt - 1);
		await pause(Math.min(result.retryAfter ?? usual, 60_000));
	}
}

/** A failure that may pass; `retryAfter` in milliseconds where the server asks for patience. */
interface Retry {
	readonly retryAfter: number | null;
	readonly issue: Issue;
}

class TooLarge extends Error {}

async function attemptFetch(order: FetchOrder): Promise<Fetched | Retry> {
	const { url, folder } = order;
	const name = createHash('sha256').update(url).digest('hex').slice(0, 24);
	const [path, entryPath] = [join(folder, name), join(folder, `${name}.json`)];
	const held = await heldEntry(path, entryPath, url);
	const silence = new AbortController();
	const idle = order.idleMilliseconds ?? 30_000;
	const timer = setTimeout(() => silence.abort(new Error('silence')), idle);
	try {
		const response = await fetch(url, { signal: silence.signal, headers: conditions(held) });
		if (response.status === 304 && held !== null)
			return { path, modified: dayOfHeader(held.lastModified), isCached: true };
		if (!response.ok || response.body === null) return refusal(response, url);
		await save(response, path, order, () => timer.refresh());
		const entry: CacheEntry = {
			url,
			etag: response.headers.get('etag'),
			lastModified: response.headers.get('last-modified')
		};
		await writeFile(entryPath, JSON.stringify(entry));
		return { path, modified: dayOfHeader(entry.lastModified), isCached: false };
	} finally {
		clearTimeout(timer);
	}
}

async function heldEntry(path: string, entryPath: string, url: string): Promise<CacheEntry | null> {
	try {
		const entry = JSON.parse(await readFile(entryPath, 'utf8')) as CacheEntry;
		await stat(path);
		return entry.url === url ? entry : null;
	} catch {
		return null;
	}
}

function conditions(held: CacheEntry | null): Record<string, string> {
	return {
		'user-agent': 'alignment-watch',
		...(held === null || held.etag === null ? {} : { 'if-none-match': held.etag }),
		...(held === null || held.lastModified === null ? {} : { 'if-modified-since': held.lastModified })
	};
}

/** Streams the answer into a draft, and gives it its name when it is whole. */
async function save(
	response: Response,
	path: string,
	order: FetchOrder,
	awake: () => unknown
): Promise<void> {
	const largest = order.largestBytes ?? 2 * GIGABYTE;
	const announced = Number(response.headers.get('content-length') ?? NaN);
	if (announced > largest) throw new TooLarge(`${announced} bytes`);
	const total = response.headers.has('content-encoding') || Number.isNaN(announced) ? null : announced;
	const draft = `${path}.${randomUUID()}.part`;
	let bytes = 0;
	async function* counted(): AsyncGenerator<Uint8Array, void, void> {
		for await (const chunk of Readable.fromWeb(response.body as never) as AsyncIterable<Uint8Array>) {
			awake();
			bytes += chunk.length;
			if (bytes > largest) throw new TooLarge(`more than ${largest} bytes`);
			order.progress?.(bytes, total);
			yield chunk;
		}
	}
	try {
		await pipeline(counted(), createWriteStream(draft));
		if (total !== null && bytes < total) throw new Error(`${bytes} of ${total} bytes`);
		await rename(draft, path);
	} catch (error) {
		await rm(draft, { force: true });
		throw error;
	}
}

function refusal(response: Response, url: string): Fetched | Retry {
	void response.body?.cancel();
	const issue = fetchIssue(
		'import/fetch-refused',
		url,
		'the file',
		`status ${response.status}`,
		hintOf(response.status)
	);
	const mayPass = response.status === 429 || response.status >= 500;
	if (!mayPass) return { issue };
	const seconds = Number(response.headers.get('retry-after') ?? NaN);
	return { issue, retryAfter: Number.isFinite(seconds) ? seconds * 1000 : null };
}

function hintOf(status: number): string {
	if (status === 404 || status === 410) return 'the publisher may have moved it; set url in the import block';
	if (status === 401 || status === 403)
		return 'the publisher asks for an account; download the file in a browser';
	return status === 429 ? 'too many requests; wait a while' : 'try again later';
}

function failure(error: unknown, { url, largestBytes }: FetchOrder): Fetched | Retry {
	if (error instanceof TooLarge) {
		const expected = `at most ${largestBytes ?? 2 * GIGABYTE} bytes`;
		return { issue: fetchIssue('import/fetch-too-large', url, expected, error.message, null) };
	}
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
	const message = error instanceof Error ? error.message : String(error);
	const said = message === 'silence' ? 'no byte for too long' : cause === '' ? message : cause;
	const hint = 'check the connection, or download the file in a browser and import it from there';
	return { issue: fetchIssue('import/fetch-failed', url, 'an answer', said, hint), retryAfter: null };
}

function fetchIssue(
	code: string,
	url: string,
	expected: string,
	received: string,
	hint: string | null
): Issue {
	return issueOf({ code, field: 'url', expected: `${expected} from ${url}`, received, hint }, null);
}

function dayOfHeader(header: string | null): Day | null {
	const time = header === null ? NaN : Date.parse(header);
	return Number.isNaN(time) ? null : dayAt(time);
}
