import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Answers } from '#server/answers/answers.ts';
import { close, listen, type ServerParts } from '#server/http/http-server.ts';
import { logOf } from '#server/running/log.ts';
import { settingsOf } from '#server/settings.ts';
import { dropOddRange, vanishedFrom } from '#server/http/static-files.ts';

let server: Server | null = null;
const log = vi.spyOn(console, 'error');
beforeEach(() => {
	log.mockReset();
	log.mockImplementation(() => undefined);
});
afterEach(async () => {
	if (server !== null) await close(server);
	server = null;
});

type Pages = ServerParts['pages'];

async function serving(pages: Pages): Promise<(path: string) => Promise<{ status: number; body: string }>> {
	const withFine: Pages = (request, response, next) =>
		request.url === '/fine' ? response.end('fine') : pages(request, response, next);
	const settings = settingsOf({ PORT: '0' });
	const parts = { pages: withFine, files: 'nowhere', answers: new Answers(settings), log: logOf('text') };
	const started = await listen(settings, parts);
	server = started.server;
	const { port } = new URL(started.address);
	return (path) =>
		new Promise((resolve, reject) => {
			httpRequest({ port, path, agent: false }, (response) => {
				let body = '';
				response.on('data', (chunk: Buffer) => (body += chunk.toString()));
				response.on('error', reject);
				response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
			})
				.on('error', reject)
				.end();
		});
}

const logged = (): string => log.mock.calls.flat().map(String).join(' ');

describe('an answer that fails', () => {
	const faults: Readonly<Record<string, Pages>> = {
		'by a throw': () => {
			throw new Error('a mistake');
		},
		'by a rejection': () => Promise.reject(new Error('a mistake'))
	};
	it.each(Object.entries(faults))('%s is a 500 with the id under which the log has it', async (_, pages) => {
		const ask = await serving(pages);
		const { status, body } = await ask('/broken?%f');
		expect(status).toBe(500);
		const id = /log under ([0-9a-f-]{36})/.exec(body)?.[1] ?? 'none';
		expect(logged()).toContain(id);
		expect(logged()).toContain('a mistake');
		expect(body).not.toContain('a mistake');
		expect((await ask('/fine')).body).toBe('fine');
	});

	it('because its file is gone is cut off, and the next is given', async () => {
		const ask = await serving((_, response) => {
			response.writeHead(200, { 'content-length': 10 });
			createReadStream('/nowhere/to/be/found').pipe(response);
		});
		await expect(ask('/broken')).rejects.toThrow(/hang up|aborted|reset/);
		expect(logged()).toContain('ENOENT');
		expect((await ask('/fine')).body).toBe('fine');
	});

	it('after it has been given harms nobody', async () => {
		const ask = await serving((_, response) => {
			response.end('done');
			response.write('more');
		});
		expect((await ask('/late')).body).toBe('done');
		expect((await ask('/fine')).body).toBe('fine');
		expect(logged()).toContain('write after end');
	});
});

describe('a file of the build', () => {
	const asked = (url: string): Parameters<ReturnType<typeof vanishedFrom>>[0] => ({ url }) as never;
	it('is known to have vanished when it, or its compressed twin, was there at start and is not now', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'built-'));
		try {
			for (const name of ['kept.js', 'old.js', 'twin.js', 'twin.js.br'])
				writeFileSync(join(folder, name), 'x');
			const isVanished = vanishedFrom(folder);
			rmSync(join(folder, 'old.js'));
			rmSync(join(folder, 'twin.js.br'));
			const found = [
				'/kept.js',
				'/old.js',
				'/old.js?x',
				'/%6fld.js',
				'/twin.js',
				'/never.js',
				'/%',
				'/../old.js'
			];
			expect(await Promise.all(found.map((url) => isVanished(asked(url))))).toEqual([
				false,
				true,
				true,
				true,
				true,
				false,
				false,
				false
			]);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});

	it.each([
		['bytes=0-', true],
		['bytes=5-9', true],
		['bytes=9-9', true],
		['bytes=9-2', false],
		['bytes=-5', false],
		['bytes=0-1,3-4', false],
		['bytes=a-b', false],
		['lines=1-2', false]
	])('is asked for by the range %s: %s', (range, kept) => {
		const headers: { range?: string } = { range };
		dropOddRange({ headers } as never);
		expect(headers.range).toBe(kept ? range : undefined);
	});
});
