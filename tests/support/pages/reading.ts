import { expect, type Page } from '@playwright/test';

/** Right edge of whatever sticks out of the page, in pixels beyond it. */
export async function overflow(page: Page): Promise<number> {
	return page.evaluate(() => {
		// What is laid out only near the screen widens no page: it would be cut off.
		const boxes = [document.documentElement, ...document.querySelectorAll('.below-the-fold')];
		return Math.max(...boxes.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
	});
}

/** The column adds up as printed: rows to their group, groups to the index. */
export async function checkSums(page: Page, address: string): Promise<void> {
	await page.goto(address);
	const number = (text = ''): number => (text === '–' ? 0 : Math.round(10 * Number(text.replace('−', '-'))));
	const numbers = async (cells: string): Promise<number[]> =>
		(await page.locator(cells).allInnerTexts()).map(number);
	const sum = (parts: readonly number[]): number => parts.reduce((all, one) => all + one, 0);
	const total = sum(await numbers('tfoot .adds'));
	const rows = await numbers('tbody tr:not(.group) .adds');
	expect(rows.length).toBeGreaterThan(0);
	expect(sum(rows)).toBe(total);
	expect(sum(await numbers('tr.group .adds'))).toBe(total);
	for (const group of await page.locator('section[aria-label="Indicators"] tbody').all()) {
		const adds = (await group.locator('.adds').allInnerTexts()).map(number);
		expect(sum(adds.slice(1))).toBe(adds[0]);
	}
}

/** A figure leads to its row in one click. */
export async function checkRow(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await page.locator('.latest a').first().click();
	await expect(page).toHaveURL(/\/indicators\/[a-z-]+.*#row-\d+$/);
	await expect(page.locator('tr:target')).toHaveCount(1);
}

/** The points of a chart are read by arrow keys: the last, the one before it and the first. */
export async function checkPoints(
	page: Page,
	address: string,
	[last, previous, first]: readonly [RegExp, RegExp, RegExp]
): Promise<void> {
	await page.goto(address);
	const surface = page.locator('.surface');
	const heard = surface.locator('[aria-live]');
	// The keys are taken once the page's script is there.
	await expect(async () => {
		await surface.focus();
		await page.keyboard.press('End');
		await expect(heard).toHaveText(last, { timeout: 1_000 });
	}).toPass();
	await page.keyboard.press('ArrowLeft');
	await expect(heard).toHaveText(previous);
	await page.keyboard.press('Home');
	await expect(heard).toHaveText(first);
}

/** The width that paper leaves between its margins, in pixels. */
const printable = { A4: 695, Letter: 717 } as const;

/** The dashboard prints on three pages at most, without a clipped column, and without what only a screen can do. */
export async function checkPaper(page: Page, address: string, format: keyof typeof printable): Promise<void> {
	await page.goto(address);
	const pdf = await page.pdf({ format, preferCSSPageSize: false });
	const count = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
	expect(count).toBeGreaterThan(0);
	expect(count).toBeLessThanOrEqual(3);
	const sure = await page.locator('#firm .sure').innerText();
	expect(sure).toMatch(/^confidence in the evidence: (low|moderate|high)/);
	await page.emulateMedia({ media: 'print' });
	await page.setViewportSize({ width: printable[format], height: 900 });
	expect(await overflow(page)).toBeLessThanOrEqual(0);
	await expect(page.getByRole('navigation')).toBeHidden();
	await expect(page.getByRole('slider').first()).toBeHidden();
	// Paper says how sure it is in the sentence; the screen beside its link.
	await expect(page.locator('#firm')).toBeHidden();
	await expect(page.locator('.basis')).toContainText(sure, { useInnerText: true });
}
