import { expect, test, type Page } from '@playwright/test';
import { checkAccessible } from '../../support/pages/accessible.ts';
import { checkPaper, overflow } from '../../support/pages/reading.ts';
import { openTakenOver } from '../../support/pages/taken-over.ts';

const pages = [
	'/',
	'/indicators',
	'/indicators/arms-share-russia',
	'/scenarios',
	'/events',
	'/sources',
	'/changes?from=2024-01-01',
	'/search?q=fuel',
	'/method',
	'/feeds',
	'/signposts',
	'/week?from=2026-09-01&to=2026-11-25',
	'/api'
];

/** Whatever a page complains of on its console, and whatever it asks of others. */
function complaintsOf(page: Page): string[] {
	const complaints: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('request', (request) => {
		const { protocol, hostname } = new URL(request.url());
		if (protocol !== 'data:' && hostname !== '127.0.0.1') complaints.push(request.url());
	});
	return complaints;
}

function checkHeaders(headers: Readonly<Record<string, string>> = {}): void {
	const policy = headers['content-security-policy'] ?? '';
	expect(policy).toContain("default-src 'none'");
	expect(policy).not.toContain('unsafe-inline');
	expect(policy).not.toContain('unsafe-eval');
	expect(headers['x-content-type-options']).toBe('nosniff');
}

for (const address of pages)
	test(`${address} asks no third party, fits every width, and axe finds nothing in light or dark`, async ({
		page
	}) => {
		// Hundreds of citations take the rules their time.
		if (address === '/sources') test.slow();
		const complaints = complaintsOf(page);
		await page.setViewportSize({ width: 320, height: 800 });
		const answer = await openTakenOver(page, address);
		checkHeaders(answer?.headers());
		for (const width of [320, 360, 768, 1240, 1440]) {
			// As tall as the longest page, so that all of it is laid out.
			await page.setViewportSize({ width, height: 12_000 });
			expect(await overflow(page), `${width} px`).toBeLessThanOrEqual(0);
		}
		await checkAccessible(page, address);
		expect(complaints).toEqual([]);
	});

test('moving on in the browser breaks no policy either', async ({ page }) => {
	const complaints = complaintsOf(page);
	await openTakenOver(page, '/api');
	// Brings in Kit's announcer, which must stay out of sight.
	await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Dashboard' }).click();
	await expect(page.getByRole('slider').first()).toBeVisible();
	expect(complaints).toEqual([]);
});

test('the first load of the dashboard is light', async ({ page, context }) => {
	const cdp = await context.newCDPSession(page);
	await cdp.send('Network.enable');
	const types = new Map<string, string>();
	const sizes: { type: string; bytes: number }[] = [];
	let html = 0;
	cdp.on('Network.dataReceived', ({ requestId, dataLength }) => {
		if (types.get(requestId) === 'Document') html += dataLength;
	});
	/** Begun and not yet ended: nothing is counted before it is empty. */
	const underWay = new Set<string>();
	cdp.on('Network.requestWillBeSent', ({ requestId }) => underWay.add(requestId));
	cdp.on('Network.loadingFailed', ({ requestId }) => underWay.delete(requestId));
	cdp.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
	cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		sizes.push({ type: types.get(requestId) ?? '', bytes: encodedDataLength });
		underWay.delete(requestId);
	});
	// What the page asks for seconds after it has settled is no part of its first load, however slow the machine is.
	await page.addInitScript(() => {
		const setTimeout = window.setTimeout.bind(window);
		Object.assign(window, {
			setTimeout: (act: () => void, milliseconds = 0) =>
				milliseconds >= 3_000 ? 0 : setTimeout(act, milliseconds)
		});
	});
	const fonts = new Set<string>();
	page.on('request', (request) => {
		if (request.resourceType() === 'font') fonts.add(new URL(request.url()).pathname);
	});
	await openTakenOver(page, '/');
	const headers = (await page.request.get('/')).headers();
	await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
	await expect.poll(() => underWay.size).toBe(0);
	// Known before the page is laid out, so that it is laid out once, and nothing moves when they come.
	const early = [...(headers.link ?? '').matchAll(/<\.(\S+?)>; rel="preload"; as="font"/g)].map(
		([, path]) => path
	);
	expect(early.length).toBeGreaterThan(0);
	expect([...fonts].sort()).toEqual(early.sort());
	const sum = (which: (type: string) => boolean): number =>
		sizes.filter(({ type }) => which(type)).reduce((total, { bytes }) => total + bytes, 0);
	const [scripts, all] = [sum((type) => type === 'Script'), sum(() => true)];
	console.log(
		`first load: ${(scripts / 1000).toFixed(2)} kB of JavaScript, ${(all / 1000).toFixed(1)} kB in all, ${(html / 1000).toFixed(1)} kB of HTML, ${sizes.length} requests`
	);
	expect(scripts).toBeGreaterThan(0);
	expect(scripts).toBeLessThanOrEqual(60_000);
	expect(all).toBeLessThanOrEqual(135_000);
	// What is compressed well on the way still has to be parsed, and is kept for every address that is asked.
	expect(html).toBeGreaterThan(20_000);
	expect(html).toBeLessThanOrEqual(200_000);
	// Each further one is a round trip on a slow line, or waits for its turn on an old host.
	expect(sizes.length).toBeLessThanOrEqual(16);
});

for (const format of ['A4', 'Letter'] as const)
	test(`the dashboard prints on ${format} without a clipped column, and says how sure it is`, async ({
		page
	}) => {
		await checkPaper(page, '/', format);
	});

test('everything can be reached by keyboard, and the focus is seen', async ({ page }) => {
	await page.goto('/');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
	const reached = new Set<string>();
	for (let step = 0; step < 160; step += 1) {
		await page.keyboard.press('Tab');
		const seen = await page.evaluate(() => {
			const { activeElement } = document;
			if (activeElement === null) return null;
			const { outlineStyle } = getComputedStyle(activeElement);
			return {
				tag: activeElement.tagName,
				name: activeElement.getAttribute('name') ?? '',
				outline: outlineStyle
			};
		});
		if (seen === null || seen.tag === 'BODY') break;
		expect(seen.outline, `${seen.tag} ${seen.name}`).not.toBe('none');
		reached.add(seen.name);
	}
	expect([...reached]).toEqual(
		expect.arrayContaining(['as-of', 'w.arms-share-russia', 'w.airstrike-intensity'])
	);
});
