import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { openTakenOver } from './taken-over.ts';

/** Words of which the first is said by an indicator, an event and a source; the others lack an accent, or are misspelt. */
const searched = ['patrol', 'angstrom', 'ore contrat'] as const;

/** For each of some words the titles of what a server finds, in its order. */
export async function titlesFound(
	asking: APIRequestContext,
	address: string
): Promise<ReadonlyMap<string, readonly string[]>> {
	const found = new Map<string, readonly string[]>();
	for (const q of searched) {
		const page = await (await asking.get(`${address}/search`, { params: { q } })).text();
		found.set(
			q,
			[...page.matchAll(/<li[^>]*><a href="[^"]+"[^>]*>([^<]+)<\/a>/g)].map(([, title = '']) => title)
		);
	}
	return found;
}

/** Searches a published copy from a page of a scenario by the box above it, and follows an event to its place. */
export async function checkSearch(
	page: Page,
	copy: string,
	found: ReadonlyMap<string, readonly string[]>
): Promise<void> {
	await openTakenOver(page, `${copy}/scenario/people-first/index.html`);
	await page.keyboard.press('/');
	await page.keyboard.type('patrol');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(`${copy}/search/index.html?scenario=people-first&q=patrol`);
	await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Indicators', 'Events', 'Sources']);
	const box = page.getByRole('banner').getByRole('searchbox');
	expect(found.size).toBe(searched.length);
	for (const [words, titles] of found) {
		expect(titles.length, words).toBeGreaterThan(0);
		await box.fill(words);
		await box.press('Enter');
		await expect(page).toHaveTitle(`Search: ${words} · River Pact Watch`);
		await expect(page.getByRole('main').locator('li a')).toHaveText([...titles]);
		await expect(page.getByRole('main').getByRole('status')).toHaveText(`${titles.length} found.`);
	}
	await page.getByRole('link', { name: 'Ore contract extended' }).click();
	await expect(page).toHaveURL(/\/events\/index\.html\?scenario=people-first#event-/);
	await expect(page.locator(':target')).toContainText('Ore contract extended');
}

/** Where nothing is found, where the file is late, and where it can't be had, each is said as what it is. */
export async function checkFailedSearch(page: Page, copy: string): Promise<void> {
	const main = page.getByRole('main');
	await page.goto(`${copy}/search/index.html?q=zzzzzz&as-of=2020-01-01`);
	await expect(main.getByRole('status')).toContainText('Nothing is called that');
	await expect(page.locator('body > p[role=status]')).toContainText('Links lead on without it');
	let arrive = (): void => undefined;
	const late = new Promise<void>((resolve) => (arrive = resolve));
	await page.route('**/search.json', async (route) => {
		await late;
		await route.fulfill({ status: 404 });
	});
	await page.reload();
	await expect(main.getByRole('status')).toContainText('Searching …');
	await main.getByRole('searchbox').fill('the next words');
	arrive();
	await expect(main.getByRole('status')).toContainText('Nothing was searched');
	await expect(main.getByRole('searchbox')).toHaveValue('the next words');
	await expect(main).not.toContainText('Nothing is called that');
	await main.getByRole('link', { name: 'indicators' }).click();
	await expect(page).toHaveURL(`${copy}/indicators/index.html`);
}
