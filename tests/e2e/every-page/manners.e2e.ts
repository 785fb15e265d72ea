import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

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

/** Right edge of whatever sticks out of the page, in pixels beyond it. */
async function overflow(page: Page): Promise<number> {
	return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`in ${colorScheme}`, () => {
		test.use({ colorScheme });
		for (const address of pages) {
			test(`axe finds nothing on ${address}`, async ({ page }) => {
				// Hundreds of citations take the rules their time.
				if (address === '/sources') test.slow();
				await page.goto(address);
				const { violations } = await new AxeBuilder({ page }).analyze();
				expect(
					violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
				).toEqual([]);
			});
		}
	});
}

for (const width of [320, 360, 768, 1440]) {
	test(`nothing sticks out at ${width} px`, async ({ page }) => {
		await page.setViewportSize({ width, height: 800 });
		for (const address of pages) {
			await page.goto(address);
			expect(await overflow(page), address).toBeLessThanOrEqual(0);
		}
	});
}

test('no page asks a third party, breaks its own policy or complains', async ({ page }) => {
	const complaints: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('request', (request) => {
		const { protocol, hostname } = new URL(request.url());
		if (protocol !== 'data:' && hostname !== '127.0.0.1') complaints.push(request.url());
	});
	for (const address of pages) {
		const answer = await page.goto(address, { waitUntil: 'networkidle' });
		const policy = answer?.headers()['content-security-policy'] ?? '';
		expect(policy).toContain("default-src 'none'");
		expect(policy).not.toContain('unsafe-inline');
		expect(policy).not.toContain('unsafe-eval');
		expect(answer?.headers()['x-content-type-options']).toBe('nosniff');
	}
	// Moving between pages in the browser brings in Kit's announcer, which must stay out of sight.
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
	cdp.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
	cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		sizes.push({ type: types.get(requestId) ?? '', bytes: encodedDataLength });
	});
	await page.goto('/', { waitUntil: 'networkidle' });
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

for (const [format, printable] of [
	['A4', 695],
	['Letter', 717]
] as const) {
	test(`the dashboard prints on ${format} without a clipped column`, async ({ page }) => {
		await page.goto('/');
		const pdf = await page.pdf({ format, preferCSSPageSize: false });
		const count = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
		expect(count).toBeGreaterThan(0);
		expect(count).toBeLessThanOrEqual(3);
		await page.emulateMedia({ media: 'print' });
		await page.setViewportSize({ width: printable, height: 900 });
		expect(await overflow(page)).toBeLessThanOrEqual(0);
		await expect(page.getByRole('navigation')).toBeHidden();
		await expect(page.getByRole('slider').first()).toBeHidden();
	});
}

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
