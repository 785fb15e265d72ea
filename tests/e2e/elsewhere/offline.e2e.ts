import { expect, test, type Page } from '@playwright/test';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitOf, started, stopAll, type Started } from '../../support/servers.ts';

// One server for all: what each browser keeps is its own.
test.describe.configure({ mode: 'default' });

let folder: string;
let server: Started;
test.beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'offline-'));
	cpSync('tests/fixtures/watch', folder, { recursive: true });
	server = await started({ WATCH_DIR: folder });
});
test.afterAll(async () => {
	await stopAll();
	rmSync(folder, { recursive: true });
});

const word = (page: Page) => page.locator('header .word');
const mark = (page: Page) => page.locator('#as-last-seen');

/** Paths of the pages that the browser keeps. */
const keptPages = (page: Page): Promise<string[]> =>
	page.evaluate(async () => {
		const keys = await (await caches.open('alignment-watch-pages-1')).keys();
		return keys.map(({ url }) => new URL(url).pathname);
	});

test('without a connection a page opens as it was last seen, says so, and is fresh again with one', async ({
	page,
	context
}) => {
	const { address } = server;
	await page.goto(`${address}/`);
	await expect(word(page)).toHaveText('live');
	await expect.poll(() => keptPages(page)).toContain('/');
	// By a step within the site, which asks for data alone.
	await page.getByRole('navigation').getByRole('link', { name: 'Indicators' }).click();
	// Kept with its data, perhaps before the step is done.
	await expect.poll(() => keptPages(page)).toContain('/indicators');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Indicators');
	await expect(mark(page)).toHaveCount(0);

	await context.setOffline(true);
	await page.reload();
	await expect(mark(page)).toHaveText(/^As last seen on \d+ \w+ 2026 at \d\d:\d\d UTC; no connection\./);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Indicators');
	// A step within the site leads to the whole page, with its own mark.
	await page.getByRole('navigation').getByRole('link', { name: 'Dashboard' }).click();
	await expect(page.getByRole('slider').first()).toBeVisible();
	await expect(mark(page)).toContainText('no connection');
	await expect(word(page)).toHaveText(/^reconnecting$|^as of \d\d:\d\d$/);
	await page.goto(`${address}/method`);
	await expect(page.getByRole('heading', { name: 'Not here without a connection' })).toBeVisible();
	await expect(page.getByRole('listitem')).toHaveCount(2);
	await page
		.getByRole('link', { name: /Alignment Watch/ })
		.first()
		.click();
	await expect(mark(page)).toContainText('no connection');

	appendFileSync(
		join(folder, 'arms-share-russia', 'observations.csv'),
		'2025,2026-11-20,95,,,sipri-register-2025-03,made up for a test,A2,A,\n'
	);
	await context.setOffline(false);
	await page.goto(`${address}/`);
	await expect(mark(page)).toHaveCount(0);
	await expect(page.locator('table')).toContainText(['95']);
});

test('an old page is brought up where it stands once the server answers again', async ({ page }) => {
	await page.goto(`${server.address}/sources`);
	await expect(word(page)).toHaveText('live');
	await expect.poll(() => keptPages(page)).toContain('/sources');
	server.process.kill('SIGTERM');
	await exitOf(server.process);
	await page.reload();
	await expect(mark(page)).toContainText('no connection');
	server = await started({ WATCH_DIR: folder, PORT: new URL(server.address).port });
	await expect(mark(page)).toHaveCount(0);
	await expect(word(page)).toHaveText('live');
});

/** Passes everything on, and makes another version of the worker once it is told to. */
async function inFront(address: string): Promise<{ proxy: Server; address: string; renew: () => void }> {
	let isNew = false;
	const { port } = new URL(address);
	const proxy = createServer((incoming, outgoing) => {
		const isWorker = incoming.url === '/service-worker.js';
		const headers = { ...incoming.headers, ...(isWorker ? { 'accept-encoding': 'identity' } : {}) };
		const passed = ask({ port, host: '127.0.0.1', path: incoming.url, method: incoming.method, headers });
		passed.on('error', () => outgoing.destroy());
		passed.on('response', (answer) => {
			const unfit = ['content-length', 'etag', 'last-modified'];
			const own = Object.fromEntries(
				Object.entries(answer.headers).filter(([name]) => !isWorker || !unfit.includes(name))
			);
			outgoing.writeHead(answer.statusCode ?? 502, own);
			answer.on('data', (chunk: Buffer) => outgoing.write(chunk));
			answer.on('end', () => outgoing.end(isWorker && isNew ? '\n// another version\n' : ''));
		});
		incoming.pipe(passed);
		outgoing.on('close', () => passed.destroy());
	});
	await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
	const own = proxy.address() as AddressInfo;
	return { proxy, address: `http://127.0.0.1:${own.port}`, renew: () => (isNew = true) };
}

test('a newer version is offered, and taken only by whoever wants it', async ({ page }) => {
	const front = await inFront(server.address);
	try {
		await page.goto(`${front.address}/method`);
		await expect.poll(() => keptPages(page)).toContain('/method');
		front.renew();
		await page.reload();
		await expect(page.getByText('A newer version of this program is ready.')).toBeVisible();
		const waits = (): Promise<boolean> =>
			page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);
		expect(await waits()).toBe(true);
		const reloaded = page.waitForEvent('load');
		await page.getByRole('button', { name: 'Reload' }).click();
		await reloaded;
		await expect(word(page)).toHaveText('live');
		expect(await waits()).toBe(false);
		await expect(page.getByText('A newer version of this program is ready.')).toHaveCount(0);
	} finally {
		front.proxy.closeAllConnections();
		front.proxy.close();
	}
});
