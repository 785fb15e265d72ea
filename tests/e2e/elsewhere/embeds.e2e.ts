import AxeBuilder from '@axe-core/playwright';
import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { started, stopAll } from '../../support/servers.ts';

/** Another site: one page, which holds a frame of whatever its query names, as docs/api.md tells it to. */
const host = (frame: string): string => `<!doctype html><title>Another site</title>
<iframe src="${frame.replaceAll('&', '&amp;')}" title="Embed" width="100%" height="50"></iframe>
<script>
addEventListener('message', (event) => {
	const { type, height } = event.data ?? {};
	if (type !== 'alignment-watch-height') return;
	for (const frame of document.querySelectorAll('iframe'))
		if (frame.contentWindow === event.source) frame.height = height;
});
</script>`;

let site: Server;
let elsewhere: string;
test.beforeAll(async () => {
	site = createServer(({ url = '' }, answer) => {
		const frame = new URL(url, 'http://site').searchParams.get('frame') ?? 'about:blank';
		answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(host(frame));
	});
	await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
	elsewhere = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
test.afterAll(() => {
	site.closeAllConnections();
	site.close();
});
test.afterEach(() => stopAll());

const hold = (page: Page, frame: string): Promise<unknown> =>
	page.goto(`${elsewhere}/?frame=${encodeURIComponent(frame)}`);

/** What another site's page learns of a request: its status, its tag, or that the browser kept it back. */
const asked = (
	page: Page,
	address: string,
	init: { method?: string; headers?: Record<string, string>; body?: string } = {}
): Promise<[number, string | null] | 'kept back'> =>
	page.evaluate(
		([to, how]) =>
			fetch(to, how).then(
				(answer): [number, string | null] => [answer.status, answer.headers.get('etag')],
				() => 'kept back' as const
			),
		[address, init] as const
	);

test('another site that is named holds an embed, which fits itself in and follows; nothing else can be held', async ({
	page
}) => {
	const folder = mkdtempSync(join(tmpdir(), 'embeds-'));
	cpSync('tests/fixtures/watch', folder, { recursive: true });
	try {
		const settings = { WATCH_DIR: folder, EMBED_ORIGINS: elsewhere, READ_ONLY: '1' };
		const { address } = await started(settings);
		const scripts: string[] = [];
		page.on('response', (answer) => {
			if (answer.request().resourceType() === 'script') scripts.push(new URL(answer.url()).pathname);
		});
		await hold(page, `${address}/embed/verdict?w.fuel-price=7&theme=dark`);
		const frame = page.frameLocator('iframe');
		await expect(frame.getByRole('status')).toHaveText('live');
		expect(scripts).toEqual(['/embed.js']);
		const verdict = await frame.locator('main').innerText();
		expect(verdict).toContain('under Baseline, edited');
		await expect.poll(() => page.locator('iframe').getAttribute('height')).not.toBe('50');
		// Again whenever it grows, as with its letters.
		await expect
			.poll(() => frame.locator('html').evaluate((own) => own.scrollHeight - own.clientHeight))
			.toBeLessThanOrEqual(0);
		await expect(frame.locator('body')).toHaveCSS('background-color', 'rgb(21, 24, 27)');
		const link = frame.getByRole('link', { name: 'Alignment Watch' });
		await expect(link).toHaveAttribute('href', '/?w.fuel-price=7');
		const sentence = await frame.locator('.sentence').innerText();
		appendFileSync(
			join(folder, 'arms-share-russia', 'observations.csv'),
			'2025,2026-11-20,95,,,sipri-register-2025-03,made up for a test,A2,A,\n'
		);
		await expect(frame.locator('.sentence')).not.toHaveText(sentence);

		const refused: string[] = [];
		page.on('console', (message) => {
			if (/frame-ancestors/.test(message.text())) refused.push(message.text());
		});
		for (const path of ['/', '/share', '/briefings']) {
			const before = refused.length;
			await hold(page, address + path);
			await expect.poll(() => refused.length, { message: path }).toBeGreaterThan(before);
		}
		// The same server's data are for other sites, too; what it keeps and shows to people isn't.
		const [status, tag] = (await asked(page, `${address}/api/outlook`)) as [number, string];
		expect([status, tag.slice(0, 3)]).toEqual([200, 'W/"']);
		expect(await asked(page, `${address}/api/outlook`, { headers: { 'if-none-match': tag } })).toEqual([
			304,
			tag
		]);
		for (const path of ['/feeds/watch.atom', '/history.csv', '/og.png', '/due.ics'])
			expect((await asked(page, address + path))[0], path).toBe(200);
		for (const path of ['/', '/embed/verdict', '/share', '/update', '/metrics'])
			expect(await asked(page, address + path), path).toBe('kept back');
		const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
		for (const path of ['/briefings', '/update/upload', '/api/outlook'])
			expect(await asked(page, address + path, post), path).toBe('kept back');
	} finally {
		rmSync(folder, { recursive: true });
	}
});

test('a server that names no site lets none hold its embeds, nor read what it has', async ({
	page,
	baseURL
}) => {
	const refused: string[] = [];
	page.on('console', (message) => {
		if (/frame-ancestors 'self'/.test(message.text())) refused.push(message.text());
	});
	await hold(page, `${baseURL}/embed/scale`);
	await expect.poll(() => refused.length).toBeGreaterThan(0);
	expect(await asked(page, `${baseURL}/api/outlook`)).toBe('kept back');
});

test('an embed can be pinned to a day, and says what it can’t read', async ({ page, request }) => {
	await page.goto('/embed/history?as-of=2024-03-01');
	await expect(page.locator('main')).toContainText('as of 1 Mar 2024');
	await expect(page.locator('main')).not.toHaveAttribute('data-state');
	for (const path of ['/embed/verdict', '/embed/scale', '/embed/history']) {
		await page.goto(`${path}?theme=light`);
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(
			violations.map(({ id }) => id),
			path
		).toEqual([]);
	}
	for (const [query, status] of [
		['as-of=yesterday', 400],
		['scenario=nothing', 400],
		['briefing=nothing', 400],
		[`briefing=${'0'.repeat(64)}`, 404]
	] as const)
		expect((await request.get(`/embed/verdict?${query}`)).status(), query).toBe(status);
	expect((await request.get('/embed/everything')).status()).toBe(404);
});

test('Share gives link, picture, frame and citation, by keyboard and without script', async ({
	page,
	context,
	browser,
	baseURL
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('/?as-of=2026-11-22');
	await page.getByRole('slider').first().fill('7');
	await expect(page).toHaveURL(/w\.[a-z-]+=7/);
	const link = page.getByRole('link', { name: 'Share', exact: true });
	await expect(link).toHaveAttribute('href', /w\.[a-z-]+=7/);
	await link.press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Share' });
	const copy = dialog.getByRole('button', { name: 'Copy: To cite what it says' });
	await copy.press('Enter');
	await expect(dialog.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1);
	expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
		/^Alignment Watch: .*; under Baseline, edited; index \S+, as known on 22 Nov 2026\. http.*w\.[a-z-]+=7.*as-of=2026-11-22/
	);
	const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await page.keyboard.press('Escape');
	await expect(dialog).toHaveCount(0);
	await expect(link).toBeFocused();

	const plain = await browser.newContext({ javaScriptEnabled: false });
	const bare = await plain.newPage();
	await bare.goto(`${baseURL}/?w.fuel-price=7`);
	await bare.getByRole('link', { name: 'Share', exact: true }).click();
	await expect(bare.getByRole('textbox', { name: 'Frame with the scale' })).toHaveValue(
		/<iframe src=".*\/embed\/scale\?.*w\.fuel-price=7"/
	);
	await expect(bare.getByRole('button', { name: /^Copy/ })).toHaveCount(0);
	await expect(bare.getByText('lets no other site show its frames')).toBeVisible();
	const picture = await bare.getByRole('textbox', { name: 'Picture of the verdict' }).inputValue();
	expect((await plain.request.get(picture)).headers()['content-type']).toBe('image/png');
	await plain.close();
});

const tagged = [
	'/',
	'/indicators',
	'/indicators/arms-share-russia',
	'/indicators/arms-share-russia.csv',
	'/scenarios',
	'/scenarios/export',
	'/events',
	'/sources',
	'/changes',
	'/week',
	'/signposts',
	'/search?q=fuel',
	'/method',
	'/share',
	'/feeds',
	'/feeds/watch.atom',
	'/feeds/watch.json',
	'/embed/verdict',
	'/embed/scale',
	'/embed/history',
	'/manifest.webmanifest',
	'/due.ics',
	'/events.ics',
	'/outlook.csv',
	'/history.json',
	'/og.png',
	'/watch.zip',
	'/catalog.jsonld',
	'/api',
	'/api/openapi.json',
	'/api/outlook',
	'/api/verdicts',
	'/api/indicators',
	'/api/observations',
	'/api/events',
	'/api/sources',
	'/api/briefings',
	'/api/changes',
	'/api/signposts'
];

/** Of an answer: whether a store between may give it in another encoding. */
const isText = (type: string): boolean => /^text\/|json|xml/.test(type);

async function tells(request: APIRequestContext, path: string): Promise<readonly unknown[]> {
	const first = await request.get(path);
	const { etag = '', vary = '', ...headers } = first.headers();
	const again = await request.get(path, { headers: { 'if-none-match': etag } });
	const other = await request.get(path, { headers: { 'if-none-match': 'W/"another"' } });
	const text = isText(headers['content-type'] ?? '') && (await first.body()).length >= 1_024;
	return [
		path,
		first.status(),
		/^W\/"/.test(etag),
		again.status(),
		(await again.body()).length,
		other.status(),
		headers['cache-control'],
		!text || /accept-encoding/i.test(vary)
	];
}

test('whoever has an answer already is told so, on every route that gives one', async ({ request }) => {
	for (const path of tagged)
		expect(await tells(request, path)).toEqual([path, 200, true, 304, 0, 200, 'no-cache', true]);
	for (const path of ['/api/health', '/api/live']) {
		const headers = (await request.get(path)).headers();
		expect([path, headers['cache-control'], headers.etag]).toEqual([
			path,
			expect.stringContaining('no-store'),
			undefined
		]);
	}
});
