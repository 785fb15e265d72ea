import { expect, test, type Page } from '@playwright/test';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitOf, started, stopAll, type Started } from '../../support/servers.ts';

// One server for all: each test adds figures of its own, and the last ones stop it.
test.describe.configure({ mode: 'default' });

let folder: string;
let server: Started;
const rows = (): string => join(folder, 'arms-share-russia', 'observations.csv');
/** A figure newer than all of the frozen watch, another for each day of November 2026; its value is made up. */
const figure = (on: number, value = 95): string =>
	`${2025 - 20 + on},2026-11-${on},${value},,,sipri-register-2025-03,made up for a test,A2,A,\n`;

test.beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'live-'));
	cpSync('tests/fixtures/watch', folder, { recursive: true });
	server = await started({ WATCH_DIR: folder });
});
test.afterAll(async () => {
	await stopAll();
	rmSync(folder, { recursive: true });
});

const word = (page: Page) => page.locator('header .word');
const news = (page: Page) => page.locator('header [role=status]');

function streamOf(address: string): Promise<IncomingMessage> {
	return new Promise((resolve, reject) => {
		const headers = { accept: 'text/event-stream', 'accept-encoding': 'gzip, br' };
		get(`${address}/api/live`, { headers, agent: false }, resolve).on('error', reject);
	});
}

/** Resolves once a stream has said a text. */
function said(stream: IncomingMessage, text: RegExp): Promise<void> {
	return new Promise((resolve, reject) => {
		let all = '';
		const hear = (chunk: Buffer): void => {
			all += chunk.toString();
			if (!text.test(all)) return;
			stream.off('data', hear);
			resolve();
		};
		stream.on('data', hear).once('error', reject);
		stream.once('end', () => reject(new Error('ended')));
	});
}

test('an open page follows an edit, keeps the weight that its reader set, and says what changed', async ({
	page
}) => {
	const { address } = server;
	await page.goto(`${address}/`);
	await expect(word(page)).toHaveText('live');
	const slider = page.getByRole('slider').first();
	await slider.fill('7');
	await expect(page).toHaveURL(/w\.[a-z-]+=7/);
	const asked = page.waitForResponse(/__data\.json/);
	appendFileSync(rows(), figure(20));
	await asked;
	await expect(news(page)).toHaveText(/^1 new figure: index \S+ → \S+.*; show$/);
	await expect(slider).toHaveValue('7');
	await expect(page).toHaveURL(/w\.[a-z-]+=7/);
	await expect(page.locator('table')).toContainText(['95']);
	await news(page).getByRole('link', { name: 'show' }).click();
	await expect(page).toHaveURL(/\/changes/);
	await expect(page.getByText('95').first()).toBeVisible();
});

test('an open page tells of a broken folder, keeps its board, and tells when it is mended', async ({
	page
}) => {
	const { address } = server;
	await page.goto(`${address}/indicators`);
	await expect(word(page)).toHaveText('live');
	const sound = readFileSync(rows(), 'utf8');
	writeFileSync(rows(), `${sound}nonsense\n`);
	await expect(page.getByRole('alert')).toContainText('this is the last good state');
	await expect(news(page)).toContainText('has issues');
	writeFileSync(rows(), sound);
	await expect(page.getByRole('alert')).toHaveCount(0);
	await expect(news(page)).toContainText('sound again');
});

test('what is typed into a form stays through an edit of the watch', async ({ page }) => {
	const { address } = server;
	await page.goto(`${address}/briefings`);
	await expect(word(page)).toHaveText('live');
	const title = page.getByLabel('Title').first();
	await title.fill('Half a thought');
	appendFileSync(rows(), figure(19));
	await expect(news(page)).toContainText('1 new figure');
	await expect(title).toHaveValue('Half a thought');
});

test('without a stream an open page asks now and then, and says of when it is', async ({ page }) => {
	const { address } = server;
	await page.route('**/api/live', (route) =>
		route.request().headers()['accept']?.includes('text/event-stream') === true
			? route.fulfill({ status: 503, body: '{}' })
			: route.continue()
	);
	await page.goto(`${address}/sources`);
	await expect(word(page)).toHaveText(/^as of \d\d:\d\d$/);
});

test('an open page finds a restarted server again, and what was edited meanwhile', async ({ page }) => {
	const { port } = new URL(server.address);
	await page.goto(`${server.address}/sources`);
	await expect(word(page)).toHaveText('live');
	server.process.kill('SIGTERM');
	await exitOf(server.process);
	await expect(word(page)).toHaveText(/^reconnecting$|^as of \d\d:\d\d$/);
	appendFileSync(rows(), figure(18));
	server = await started({ WATCH_DIR: folder, PORT: port });
	await expect(word(page)).toHaveText('live');
	await expect(news(page)).toContainText('The watch has changed');
});

test('an edit reaches two hundred open streams, and a stop ends them all', async () => {
	const { process: child, address } = server;
	const streams = await Promise.all(Array.from({ length: 200 }, () => streamOf(address)));
	expect(streams[0]?.headers).toMatchObject({
		'content-type': 'text/event-stream',
		'cache-control': 'no-store, no-transform'
	});
	expect(streams[0]?.headers['content-encoding']).toBeUndefined();
	await Promise.all(streams.map((stream) => said(stream, /event: state\ndata: .*\n\n/)));
	const reached = streams.map((stream) => said(stream, /"figures":1,/));
	const edited = performance.now();
	appendFileSync(rows(), figure(17, 60));
	await Promise.all(reached);
	const took = performance.now() - edited;
	// Told, not tested: a busy machine is no fault of the streams.
	console.log(`200 streams: an edit reached the last after ${took.toFixed(0)} ms`);
	const ended = streams.map((stream) => new Promise((resolve) => stream.once('close', resolve)));
	child.kill('SIGTERM');
	expect(await exitOf(child)).toBe(0);
	await Promise.all(ended);
});
