import { loadImage, createCanvas } from '@napi-rs/canvas';
import { expect, test, type Page } from '@playwright/test';
import { checkPoints } from '../../support/pages/reading.ts';
import { openTakenOver } from '../../support/pages/taken-over.ts';

async function pixelsOf(png: Buffer): Promise<{ data: Uint8ClampedArray; width: number; height: number }> {
	const image = await loadImage(png);
	const pen = createCanvas(image.width, image.height).getContext('2d');
	pen.drawImage(image, 0, 0);
	return pen.getImageData(0, 0, image.width, image.height);
}

/** Share of pixels that differ clearly, and how many pixels of the first are drawn on at all. */
async function difference(before: Buffer, after: Buffer): Promise<{ share: number; drawn: number }> {
	const [a, b] = [await pixelsOf(before), await pixelsOf(after)];
	expect([a.width, a.height]).toEqual([b.width, b.height]);
	let clear = 0;
	let drawn = 0;
	for (let at = 0; at < a.data.length; at += 4) {
		const apart = [0, 1, 2].map((part) => Math.abs((a.data[at + part] ?? 0) - (b.data[at + part] ?? 0)));
		if (Math.max(...apart) > 90) clear += 1;
		if (Math.abs((a.data[at] ?? 0) - (a.data[0] ?? 0)) > 20) drawn += 1;
	}
	return { share: clear / (a.data.length / 4), drawn: drawn / (a.data.length / 4) };
}

/** Width of the window at which the chart of an indicator is shown in the size it was drawn in. */
const unscaled = { width: 935, height: 900 };

async function toCanvas(page: Page): Promise<void> {
	await page.locator('.surface').dispatchEvent('pointerenter');
	await expect(page.locator('.surface')).toHaveClass(/reading/);
	await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

for (const colorScheme of ['light', 'dark'] as const) {
	for (const address of ['/', '/indicators/arms-share-russia', '/indicators/oil-imports-russia']) {
		test(`in ${colorScheme} the picture of ${address} and its canvas show the same`, async ({ browser }) => {
			const context = await browser.newContext({ colorScheme, viewport: unscaled });
			const page = await context.newPage();
			await openTakenOver(page, `${address}?as-of=2026-11-22`);
			const surface = page.locator('.surface');
			const still = await surface.screenshot();
			await toCanvas(page);
			const drawn = await surface.screenshot();
			const found = await difference(still, drawn);
			expect(found.drawn).toBeGreaterThan(0.02);
			// Letters are smoothed differently; a line, a band or a marker out of place is many times this.
			expect(found.share).toBeLessThan(0.012);
			await context.close();
		});
	}
}

test('the comparison would see a chart of another indicator', async ({ page }) => {
	await page.setViewportSize(unscaled);
	const shots: Buffer[] = [];
	for (const id of ['arms-share-russia', 'arms-share-china']) {
		await page.goto(`/indicators/${id}?as-of=2026-11-22`);
		shots.push(await page.locator('.surface').screenshot());
	}
	const [one, other] = shots;
	if (!one || !other) throw new Error('no pictures');
	expect((await difference(one, other)).share).toBeGreaterThan(0.012);
});

test('the first load has every chart in its HTML and no Chart.js', async ({ page, request }) => {
	const html = await (await request.get('/')).text();
	expect(html).toMatch(/<path class="line ink solid/);
	const indicator = await (await request.get('/indicators/arms-share-russia')).text();
	expect(indicator).toContain('var(--close-wash)');
	const scripts: string[] = [];
	page.on('response', (response) => {
		if (response.url().endsWith('.js')) scripts.push(response.url());
	});
	await openTakenOver(page, '/');
	const before = scripts.length;
	await toCanvas(page);
	expect(scripts.length).toBeGreaterThan(before);
});

test('the points of a chart are read by arrow keys', async ({ page }) => {
	await checkPoints(page, '/indicators/arms-share-russia?as-of=2026-11-22', [
		/2020–2024: 48\.7%, published 10 Mar 2025/,
		/2019–2023: 38\.1%/,
		/2000–2004: 55\.0%/
	]);
});

test('every number of the dashboard leads to its row with one click', async ({ page, request }) => {
	await page.goto('/?as-of=2026-11-22');
	const links = await page
		.locator('td.latest a')
		.evaluateAll((all) =>
			all.map((link) => ({ href: link.getAttribute('href') ?? '', text: link.textContent.trim() }))
		);
	expect(links.length).toBeGreaterThan(10);
	for (const { href, text } of links) {
		const [address = '', row] = href.split('#');
		const html = await (await request.get(address)).text();
		if (text === 'none') continue;
		const cells = new RegExp(`<tr id="${row ?? '-'}"[^>]*>(.*?)</tr>`, 's').exec(html)?.[1] ?? '';
		const digits = text.replace(/[^\d.]/g, '');
		expect(cells.replace(/<[^>]*>/g, ' '), href).toContain(digits.slice(0, 2));
		expect(cells, `${href} names no source`).toMatch(/<(a|span)[^>]* title="[^"]+"/);
	}
});

test('without JavaScript charts, search, changes and the order of the table work', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto('/?sort=adds');
	await expect(page.locator('th[aria-sort="descending"]')).toHaveText(/Adds/);
	await page.getByRole('searchbox').fill('fuel');
	await page.getByRole('searchbox').press('Enter');
	await expect(page.getByRole('main').getByRole('link', { name: /fuel/i }).first()).toBeVisible();
	await page.goto('/changes');
	await page.getByLabel('After').fill('2025-01-01');
	await page.getByRole('button', { name: 'Compare' }).click();
	await expect(page.getByRole('heading', { name: 'New data' })).toBeVisible();
	await context.close();
});

test('the JSON-LD of the pages parses and names a Dataset', async ({ page }) => {
	for (const address of ['/', '/indicators/fuel-price']) {
		await page.goto(address);
		const text = await page.locator('script[type="application/ld+json"]').textContent();
		expect((JSON.parse(text ?? '') as Record<string, unknown>)['@type']).toBe('Dataset');
	}
});
