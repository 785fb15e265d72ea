import { expect, test } from '@playwright/test';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourcesDigest } from '../../../src/lib/server/build/sources-digest.ts';
import { formAt, sendForm } from '../../support/briefings.ts';
import { exitOf, freePort, launch, started, stopAll } from '../../support/servers.ts';

function ask(
	address: string,
	headers: Record<string, string>
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }> {
	return new Promise((resolve, reject) => {
		httpRequest(address, { headers }, (response) => {
			let body = '';
			response.on('data', (chunk: Buffer) => (body += chunk.toString()));
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
			);
		})
			.on('error', reject)
			.end();
	});
}

const folders: string[] = [];

function copyOfWatch(): string {
	const folder = mkdtempSync(join(tmpdir(), 'watch-'));
	folders.push(folder);
	cpSync('tests/fixtures/watch', folder, { recursive: true });
	return folder;
}

test.afterEach(async () => {
	await stopAll();
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

test('goes on when nobody reads its log any more', async () => {
	const { process: child, address, said } = await started({});
	child.stdout?.destroy();
	const words = said();
	for (let at = 0; at < 3; at += 1) expect((await ask(address, {})).status).toBe(200);
	// A line for the log, into a pipe without a reader.
	expect((await ask(address, { host: 'elsewhere.example' })).status).toBe(421);
	child.kill('SIGTERM');
	expect(await exitOf(child)).toBe(0);
	expect(said().slice(words.length)).not.toContain('EPIPE');
});

test('stops cleanly on SIGTERM', async () => {
	const { process: child } = await started({});
	child.kill('SIGTERM');
	expect(await exitOf(child)).toBe(0);
});

test('answers only to loopback names, whatever page is asked for', async ({ baseURL: address = '' }) => {
	for (const path of ['/', '/api/outlook', '/favicon.svg']) {
		const refused = await ask(address + path, { host: 'watch.example.org' });
		expect(refused.status).toBe(421);
		expect(refused.body).toContain('answers only to its own name');
		expect((await ask(address + path, { host: 'localhost:1234' })).status).toBe(200);
	}
});

test('reads no form that is longer than a form can be, or of unknown length', async ({
	baseURL: address = ''
}) => {
	const post = (body: NonNullable<RequestInit['body']>): Promise<Response> =>
		fetch(`${address}/scenarios?/import`, { method: 'POST', body, duplex: 'half' } as RequestInit);
	const long = await post('x'.repeat(2 * 1024 ** 2 + 1));
	expect([long.status, await long.text()]).toEqual([413, expect.stringContaining('A form may hold 2 MiB')]);
	const endless = await post(new Blob(['x']).stream());
	expect([endless.status, await endless.text()]).toEqual([411, expect.stringContaining('Content-Length')]);
});

test('a file of the build that is gone is a 404, an odd range no harm, and other readers are served on', async () => {
	// As when somebody tidies up by hand: the file was there when the server started.
	const path = '/_app/immutable/assets/vanishing.css';
	const file = join('build', sourcesDigest('.'), 'client', path);
	writeFileSync(file, 'p{}');
	try {
		const { process: child, address, said } = await started({});
		expect((await ask(address + path, {})).status).toBe(200);
		for (const range of ['bytes=2-1', 'bytes=-2', 'bytes=9999-', 'bytes=0-1'])
			expect((await ask(address + path, { range })).status, range).toBeLessThan(500);
		rmSync(file);
		const gone = await ask(address + path, {});
		expect([gone.status, gone.body]).toEqual([404, expect.stringContaining('Load the page again')]);
		expect((await ask(address, {})).status).toBe(200);
		expect(child.exitCode).toBeNull();
		expect(said()).not.toContain('nobody caught this');
	} finally {
		if (existsSync(file)) rmSync(file);
	}
});

test('compresses rendered pages', async ({ baseURL: address = '' }) => {
	const { headers } = await ask(address, { 'accept-encoding': 'br' });
	expect(headers['content-encoding']).toBe('br');
});

test('takes forms over plain http under any loopback name, and from nowhere else', async ({
	baseURL: address = ''
}) => {
	const { port } = new URL(address);
	const post = (origin: string, host: string): Promise<Response> =>
		fetch(`http://${host}:${port}/scenarios?/import`, {
			method: 'POST',
			headers: { origin },
			body: new FormData()
		});
	expect((await post(`http://127.0.0.1:${port}`, '127.0.0.1')).status).not.toBe(403);
	expect((await post(`http://localhost:${port}`, 'localhost')).status).not.toBe(403);
	expect((await post('http://elsewhere.example', '127.0.0.1')).status).toBe(403);
});

test('takes a briefing of nobody who came by way of a proxy, unless it says who signed on', async ({
	request
}) => {
	const folder = mkdtempSync(join(tmpdir(), 'data-'));
	folders.push(folder);
	const plain = await started({ DATA_DIR: join(folder, 'one') });
	const form = await formAt(request, `${plain.address}/briefings?as-of=2026-11-22`);
	// As a proxy that rewrites Host passes a stranger on, who has forged his Origin.
	const via = { 'x-forwarded-for': '203.0.113.7' };
	expect(await sendForm(request, plain.address, { ...form, title: 'Forged' }, via)).toBe(403);
	expect(await sendForm(request, plain.address, { ...form, title: 'Own' })).toMatch(/^[0-9a-f]{64}$/);
	const settings = { WRITERS: 'proxy-user', TRUSTED_PROXY: '127.0.0.1', ORIGIN: 'http://localhost:1' };
	const port = await freePort();
	const { process: child, said } = launch({ ...settings, DATA_DIR: join(folder, 'two'), PORT: port });
	await expect.poll(said).toContain('is on');
	const address = `http://127.0.0.1:${port}`;
	const origin = { origin: settings.ORIGIN };
	expect(await sendForm(request, address, { ...form, title: 'Nobody' }, { ...via, ...origin })).toBe(403);
	const signedOn = { ...via, ...origin, 'x-forwarded-user': 'a.nalyst' };
	expect(await sendForm(request, address, { ...form, title: 'Signed' }, signedOn)).toMatch(/^[0-9a-f]{64}$/);
	expect(await (await request.get(`${address}/briefings`)).text()).toContain('by a.nalyst');
	child.kill('SIGTERM');
});

test('tells how it is, counts for Prometheus, and logs a JSON object a line when asked to', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'data-'));
	folders.push(folder);
	const port = await freePort();
	const { process: child, said } = launch({
		DATA_DIR: folder,
		LOG: 'json',
		WATCH_DIR: 'nowhere',
		PORT: port
	});
	await expect.poll(said).toContain('is on');
	const address = `http://127.0.0.1:${port}`;
	const health = await ask(`${address}/api/health`, {});
	expect(health.status).toBe(503);
	expect(JSON.parse(health.body)).toMatchObject({
		ok: false,
		version: expect.stringMatching(/^\d/),
		build: expect.stringMatching(/^[0-9a-f]{16}$/),
		content: { digest: null, since: null, stale: false, issues: 1, first: { code: 'folder/unreadable' } },
		archive: { ok: true, problem: null }
	});
	await ask(`${address}/method`, { host: 'elsewhere.example' });
	const metrics = await ask(`${address}/metrics`, {});
	expect(metrics.body).toContain('alignment_watch_requests_total{route="/api/health",status="503"} 1');
	expect(metrics.body).toContain('alignment_watch_issues 1');
	for (const way of ['webhook', 'mail'])
		for (const count of [`sent_total{way="${way}",result="failed"}`, `sent_waiting{way="${way}"}`])
			expect(metrics.body).toContain(`alignment_watch_${count} 0`);
	expect(metrics.body).toMatch(
		/# HELP alignment_watch_sent_total .+\n# TYPE alignment_watch_sent_total counter/
	);
	expect(metrics.body).toContain('process_resident_memory_bytes');
	expect((await ask(`${address}/metrics`, { via: '1.1 proxy' })).status).toBe(404);
	child.kill('SIGTERM');
	await exitOf(child);
	const lines = said()
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as { msg: string; level: number; status?: number });
	expect(lines.map(({ msg }) => msg).sort()).toEqual([
		`Alignment Watch is on ${address}/`,
		'refused',
		'stopping',
		'the watch folder has issues; there is no board to show'
	]);
	expect(lines.find(({ msg }) => msg === 'refused')).toMatchObject({
		level: 40,
		status: 421,
		path: '/method'
	});
});

test('tells of a parameter that looks like ours, and mends a link copied with &amp;', async ({
	baseURL: address = ''
}) => {
	const api = await ask(`${address}/api/outlook?asof=2026-11-22`, {});
	expect([api.status, JSON.parse(api.body)]).toMatchObject([
		400,
		{ issues: [{ field: 'asof', expected: 'as-of' }] }
	]);
	expect((await ask(`${address}/api/outlook?utm_source=x`, {})).status).toBe(200);
	for (const file of ['/scenarios/export?W.oil=1', `/briefings/${'f'.repeat(64)}.json?asof=x`])
		expect((await ask(address + file, {})).status, file).toBe(400);
	expect((await ask(`${address}/indicators?asof=2026-11-22`, {})).body).toContain('perhaps');
	const browser = { accept: 'text/html' };
	const mended = await ask(`${address}//evil.example/?a=1&amp;w.fuel-price=3`, browser);
	expect(mended.headers.location ?? '').not.toMatch(/^\/\//);
	const led = await ask(`${address}/scenarios?scenario=baseline&amp;w.fuel-price=3`, browser);
	expect([led.status, led.headers.location]).toEqual([302, '/scenarios?scenario=baseline&w.fuel-price=3']);
});

test('refuses a host that others can reach unless it is read-only and knows its address', async () => {
	const { process: child, said } = launch({ HOST: '0.0.0.0' });
	expect(await exitOf(child)).toBe(2);
	expect(said()).toContain('READ_ONLY=1');
});

test('a broken folder is shown as its issues, and the board comes back when they are mended', async ({
	page
}) => {
	const folder = copyOfWatch();
	const file = join(folder, 'watch.yaml');
	writeFileSync(file, 'title: [unfinished\n');
	const { address } = await started({ WATCH_DIR: folder });
	const answer = await page.goto(address);
	expect(answer?.status()).toBe(503);
	await expect(page.getByRole('listitem').filter({ hasText: 'watch.yaml:' }).first()).toBeVisible();
	const api = await ask(`${address}/api/outlook`, {});
	expect(api.status).toBe(503);
	expect(JSON.parse(api.body)).toMatchObject({ ok: false, issues: [{ file: 'watch.yaml' }] });
	cpSync('tests/fixtures/watch/watch.yaml', file);
	await expect.poll(async () => (await page.goto(address))?.status()).toBe(200);
});

test('a folder that breaks while the server runs leaves the last good board up, with the issues', async ({
	page
}) => {
	const folder = copyOfWatch();
	const { address } = await started({ WATCH_DIR: folder });
	await page.goto(address);
	const table = page.locator('section[aria-label="Indicators"] table');
	const before = (await table.textContent()) ?? '';
	writeFileSync(join(folder, 'arms-share-russia', 'indicator.yaml'), 'name: x\n');
	await expect
		.poll(async () => {
			await page.goto(address);
			return page.getByRole('alert').count();
		})
		.toBe(1);
	expect(await table.textContent()).toBe(before);
	await expect(page.getByRole('alert')).toContainText('arms-share-russia/indicator.yaml');
	const outlook = await ask(`${address}/api/outlook`, {});
	expect(JSON.parse(outlook.body)).toMatchObject({ stale: true });
	expect(outlook.headers.warning).toMatch(/^110 /);
	const health = await ask(`${address}/api/health`, {});
	expect(health.status).toBe(200);
	expect(JSON.parse(health.body)).toMatchObject({ ok: false, content: { stale: true } });
});
