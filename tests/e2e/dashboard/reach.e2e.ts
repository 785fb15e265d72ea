import { expect, test, type Page } from '@playwright/test';

/** In presses of Tab and Enter, from the top of the page. */
const MOST_PRESSES = 12;

const focused = (page: Page): Promise<string> =>
	page.evaluate(() => {
		const { activeElement } = document;
		return activeElement?.getAttribute('name') ?? activeElement?.textContent.trim() ?? '';
	});

/** Presses Tab until what is focused is meant; how often, both counted from the top of the page. */
async function tabTo(page: Page, meant: RegExp, before = 0): Promise<number> {
	for (let presses = before + 1; presses <= MOST_PRESSES; presses += 1) {
		await page.keyboard.press('Tab');
		if (meant.test(await focused(page))) return presses;
	}
	throw new Error(`not reached by ${MOST_PRESSES} presses`);
}

/** Whether what is focused can be seen, with nothing in front of its middle. */
const isSeen = (page: Page): Promise<boolean> =>
	page.evaluate(() => {
		const { activeElement } = document;
		if (activeElement === null) return false;
		const { left, top, width, height } = activeElement.getBoundingClientRect();
		const front = document.elementFromPoint(left + width / 2, top + height / 2);
		return front !== null && (activeElement.contains(front) || front.contains(activeElement));
	});

test('the first weight, and the table, are a few presses from the top', async ({ page }) => {
	await page.goto('/');
	const skipped = await tabTo(page, /^Skip to the weights$/);
	expect(await isSeen(page)).toBe(true);
	await page.keyboard.press('Enter');
	await tabTo(page, /^w\./, skipped + 1);
	expect(await isSeen(page)).toBe(true);

	await page.goto('/');
	await tabTo(page, /^Skip to the table$/);
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	const inTable = await page.evaluate(() => document.activeElement?.closest('#table') !== null);
	expect(inTable).toBe(true);
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

	test('the verdict stays in sight, and the first slider is one tap away', async ({ page }) => {
		await page.goto('/');
		const bar = page.getByRole('navigation', { name: 'On this page' });
		await expect(bar).toBeInViewport({ ratio: 1 });
		await expect(bar).toContainText(/^\s*(Distant|Mixed|Close)/);
		await bar.getByRole('link', { name: 'Weights' }).tap();
		const slider = page.getByRole('slider').first();
		await expect(slider).toBeInViewport({ ratio: 1 });
		await slider.focus();
		expect(await isSeen(page)).toBe(true);
		// Neither the bar below nor the panel's head above hides what is tabbed to.
		for (let presses = 0; presses < 8; presses += 1) {
			await page.keyboard.press('Tab');
			expect(await isSeen(page), await focused(page)).toBe(true);
		}
		// At the end of the page the bar stands below the content and not on it.
		await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
		const [end, edge] = [await page.locator('#table').boundingBox(), await bar.boundingBox()];
		expect((end?.y ?? 0) + (end?.height ?? 0)).toBeLessThanOrEqual(edge?.y ?? 0);
		await page.emulateMedia({ media: 'print' });
		await expect(bar).toBeHidden();
	});
});

test('no page is wider than 320 px: what is wider scrolls in its own box, by keyboard, and shows that it does', async ({
	page
}) => {
	await page.setViewportSize({ width: 320, height: 640 });
	let scrolled = 0;
	for (const address of ['/briefings', '/update', '/nowhere', '/scenarios', '/changes?from=2024-01-01']) {
		await page.goto(address, { waitUntil: 'domcontentloaded' });
		const wide = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(wide, address).toBeLessThanOrEqual(320);
		for (const box of await page.locator('.scroller').all()) {
			if (!(await box.evaluate((one) => one.scrollWidth > one.clientWidth))) continue;
			scrolled += 1;
			await expect(box).toHaveRole('region');
			await expect(box).toHaveAccessibleName(/\w/);
			await expect(box).toHaveCSS('background-image', /gradient/);
			await box.focus();
			await page.keyboard.press('ArrowRight');
			await expect.poll(() => box.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
		}
	}
	expect(scrolled).toBeGreaterThan(1);
});
