import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fetchFile, type Fetched } from '#server/import/fetch-file.ts';

/** A publisher on 127.0.0.1, as well and as badly behaved as the real ones. */
let server: Server;
let origin: string;
let folder: string;
let asked: Record<string, number> = {};
const modified = 'Mon, 09 Mar 2026 10:00:00 GMT';

const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
	'/good': (request, response) => {
		if (request.headers['if-none-match'] === '"v1"') return void response.writeHead(304).end();
		response
			.writeHead(200, { etag: '"v1"', 'last-modified': modified, 'content-length': '6' })
			.end('a,b\n1\n');
	},
	'/moved': (_request, response) => void response.writeHead(302, { location: '/good' }).end(),
	'/circle': (_request, response) => void response.writeHead(302, { location: '/circle' }).end(),
	'/slow': (_request, response) => void response.writeHead(200).write('a'),
	'/cut': (_request, response) => {
		response.writeHead(200, { 'content-length': '100' }).write('a,b\n');
		setTimeout(() => response.destroy(), 20);
	},
	'/flaky': (_request, response) => {
		if ((asked['/flaky'] ?? 0) < 3) return void response.writeHead(503).end('busy');
		response.writeHead(200).end('at last');
	},
	'/busy': (_request, response) => void response.writeHead(429, { 'retry-after': '0' }).end(),
	'/gone': (_request, response) => void response.writeHead(404).end(),
	'/announced': (_request, response) => void response.writeHead(200, { 'content-length': '5000000' }).end(),
	'/endless': (_request, response) => {
		response.writeHead(200);
		const more = (): void => {
			while (!response.destroyed && response.write('x'.repeat(65_536)));
			if (!response.destroyed) response.once('drain', more);
		};
		more();
	}
};

beforeAll(async () => {
	server = createServer((request, response) => {
		const path = request.url ?? '';
		asked[path] = (asked[path] ?? 0) + 1;
		(answers[path] ?? answers['/gone'])?.(request, response);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	folder = await mkdtemp(join(tmpdir(), 'fetch-file-'));
});
beforeEach(() => {
	asked = {};
});
afterAll(async () => {
	server.closeAllConnections();
	server.close();
	await rm(folder, { recursive: true });
});

const get = (path: string, more = {}): Promise<Fetched> =>
	fetchFile({
		url: origin + path,
		folder,
		largestBytes: 1_000_000,
		attempts: 3,
		backoffMilliseconds: 1,
		...more
	});
const codeOf = (fetched: Fetched): string => ('issue' in fetched ? fetched.issue.code : 'none');

describe('downloading from a publisher', () => {
	it('keeps the file, its date, and asks whether it has changed', async () => {
		const told: (number | null)[] = [];
		const first = await get('/good', {
			progress: (bytes: number, total: number | null) => told.push(bytes, total)
		});
		expect(first).toMatchObject({ isCached: false, modified: 20_521 });
		expect(told.slice(-2)).toEqual([6, 6]);
		const again = await get('/good');
		expect(again).toMatchObject({ isCached: true, modified: 20_521 });
		expect('path' in again && (await readFile(again.path, 'utf8'))).toBe('a,b\n1\n');
	});
	it('follows a redirect, and not for ever', async () => {
		expect(await get('/moved')).toMatchObject({ isCached: false });
		expect(codeOf(await get('/circle', { attempts: 1 }))).toBe('import/fetch-failed');
	});
	it('tries again what may pass, and not what won’t', async () => {
		expect(codeOf(await get('/flaky'))).toBe('none');
		expect(asked['/flaky']).toBe(3);
		expect(codeOf(await get('/busy'))).toBe('import/fetch-refused');
		expect(asked['/busy']).toBe(3);
		expect(codeOf(await get('/gone'))).toBe('import/fetch-refused');
		expect(asked['/gone']).toBe(1);
	});
	it('gives up on silence, a cut answer and a closed door', async () => {
		expect(codeOf(await get('/slow', { attempts: 1, idleMilliseconds: 150 }))).toBe('import/fetch-failed');
		expect(codeOf(await get('/cut', { attempts: 2 }))).toBe('import/fetch-failed');
		expect(asked['/cut']).toBe(2);
		expect(codeOf(await fetchFile({ url: 'http://127.0.0.1:9/', folder, attempts: 1 }))).toBe(
			'import/fetch-failed'
		);
	});
	it('stops at the limit, announced or not, and leaves no half file', async () => {
		expect(codeOf(await get('/announced'))).toBe('import/fetch-too-large');
		expect(codeOf(await get('/endless'))).toBe('import/fetch-too-large');
		expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
	});
});
