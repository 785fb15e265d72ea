import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { started, stopAll, type Started } from '../../support/servers.ts';

test.describe.configure({ mode: 'default' });

let folder: string;
let server: Started;
test.beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'roles-'));
	server = await started({ DATA_DIR: join(folder, 'data') });
});
test.afterAll(async () => {
	await stopAll();
	rmSync(folder, { recursive: true });
});

async function isClean(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** Presses Tab until what is focused bears the name, or is the field of that name. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
	for (let presses = 0; presses < 60; presses += 1) {
		await page.keyboard.press('Tab');
		const found = await page.evaluate(() => {
			const { activeElement } = document;
			const label = activeElement?.getAttribute('aria-label') ?? activeElement?.textContent.trim() ?? '';
			return [activeElement?.getAttribute('name') ?? '', activeElement?.id ?? '', label];
		});
		if (found.some((one) => (typeof name === 'string' ? one === name : name.test(one)))) return;
	}
	throw new Error(`${String(name)} was not reached`);
}

test('a monitor reads the verdict and follows what changed to the row behind it, by keyboard', async ({
	page
}) => {
	await page.goto(`${server.address}/`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/distant|mixed|close/i);
	await isClean(page);
	const changed = page.getByRole('region', { name: 'What changed' });
	const name = await changed.locator('tbody th a').first().innerText();
	await tabTo(page, 'Skip to the content');
	await page.keyboard.press('Enter');
	await tabTo(page, name);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
	await isClean(page);
	// The newest row, with its source, is on the page that the link led to.
	await expect(page.getByRole('region', { name: 'Observations' }).getByRole('row').nth(1)).toBeVisible();
});

test('a weigher sets a weight, takes it back and copies the link, by keyboard', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto(`${server.address}/`);
	await tabTo(page, 'Skip to the weights');
	await page.keyboard.press('Enter');
	await tabTo(page, /^w\./);
	await page.keyboard.press('Control+a');
	await page.keyboard.type('5');
	await expect(page).toHaveURL(/[?&]w\.[a-z-]+=5(&|$)/);
	await isClean(page);
	// In the box the browser's own undo is meant; on the slider beside it, ours.
	await page.keyboard.press('Tab');
	await page.keyboard.press('Control+z');
	await expect(page).not.toHaveURL(/[?&]w\./);
	await page.keyboard.press('Control+Shift+z');
	await expect(page).toHaveURL(/[?&]w\.[a-z-]+=5(&|$)/);
	await page.getByRole('button', { name: 'Copy link' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByText('Link copied.')).toBeAttached();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});

test('a briefer takes a briefing of an edit, opens it and goes back to the edit, by keyboard', async ({
	page
}) => {
	await page.goto(`${server.address}/?w.fuel-price=3`);
	await tabTo(page, 'Take a briefing');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/briefings\?.*w\.fuel-price=3/);
	await isClean(page);
	await tabTo(page, 'title');
	await page.keyboard.type('By keyboard');
	await tabTo(page, 'Take the briefing');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/briefings\/[0-9a-f]{64}$/);
	await expect(page.getByRole('main')).toContainText('Differs from Baseline');
	await isClean(page);
	await tabTo(page, 'On the dashboard');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/\?.*w\.fuel-price=3/);
});

const edits = [
	[
		'a weight',
		'w.arms-share-russia=0',
		/Russian share of arms imports: weight 100 → 0/,
		{ weight: { from: 100, to: 0 } }
	],
	['a reading', 'p.arms-share-russia=-1', /read the other way round/, { polarity: { from: 1, to: -1 } }],
	['a what-if', 'x.arms-share-russia=12', /assumed to be 12\.0%/, { assumption: { from: null, to: 12 } }],
	['a day', 'as-of=2025-06-30', /30 Jun 2025/, null],
	['a lens', 'scenario=energy-lifeline', /Energy lifeline/, null]
] as const;

test('the printed dashboard and its JSON say what is edited, or of which day and lens they are', async ({
	page,
	request
}) => {
	await page.emulateMedia({ media: 'print' });
	for (const [name, query, printed, listed] of edits) {
		await page.goto(`${server.address}/?${query}`, { waitUntil: 'domcontentloaded' });
		await expect(page.getByRole('main'), name).toContainText(printed, { useInnerText: true });
		if (listed !== null) await expect(page.getByText('Differs from Baseline'), name).toBeVisible();
		const json = (await (await request.get(`${server.address}/outlook.json?${query}`)).json()) as {
			asOf: string;
			scenario: string;
			edits?: readonly object[];
		};
		if (listed !== null)
			expect(json.edits, name).toEqual([
				expect.objectContaining({ indicator: 'arms-share-russia', ...listed })
			]);
		else expect(`${json.asOf} ${json.scenario}`).toMatch(/^2025-06-30| energy-lifeline$/);
	}
});
