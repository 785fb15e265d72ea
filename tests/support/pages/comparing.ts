import { expect, type Page } from '@playwright/test';
import { holdScript, takenOver } from './taken-over.ts';

/** Two briefings, the older first, and the page by which the live watch compares them. */
export interface Compared {
	readonly ids: readonly [string, string];
	readonly live: string;
}

/** A parsed page's own styles would break the policy of the page that parses it. */
const bare = (html: string): string => html.replace(/<style[^>]*>.*?<\/style>|\sstyle="[^"]*"/gs, '');

const wordsIn = (html: string): readonly string[] => {
	const main = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
	for (const one of main?.querySelectorAll('[role=status]') ?? []) one.remove();
	return [...(main?.querySelectorAll('h1, h2, dt, dd, li, p, th, td') ?? [])].map((one) =>
		one.textContent.replace(/\s+/g, ' ').trim()
	);
};

/** Compares two briefings of a published copy from its list, as the live watch does, there and back. */
export async function checkComparison(page: Page, copy: string, { ids, live }: Compared): Promise<void> {
	const main = page.getByRole('main');
	// What is chosen before the script is there stays chosen.
	const release = await holdScript(page);
	await page.goto(`${copy}/briefings/index.html`, { waitUntil: 'commit' });
	await main.getByRole('radio', { name: 'from The river in October' }).check();
	await main.getByRole('radio', { name: 'to The river in November' }).check();
	release();
	await takenOver(page);
	await page.getByRole('button', { name: 'Compare the two' }).click();
	await page.waitForURL(({ searchParams: asked }) => asked.get('a') === ids[0] && asked.get('b') === ids[1]);
	await expect(main.getByRole('table')).toBeVisible();
	const told = await page.evaluate(wordsIn, bare(live));
	expect(told.length).toBeGreaterThan(20);
	expect(await page.evaluate(wordsIn, bare(await page.content()))).toEqual(told);
	const title = await main.getByRole('heading', { level: 1 }).textContent();
	await page.reload();
	await expect(main.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
	await main.getByRole('link', { name: 'The other way round' }).click();
	await expect(page).toHaveURL(`${copy}/briefings/compare/index.html?a=${ids[1]}&b=${ids[0]}`);
	await expect(main.getByRole('heading', { level: 1 })).not.toHaveText(title ?? '');
	await expect(main.getByRole('table')).toBeVisible();
}

/** Where a briefing isn't to be had, or none is named, the page says so. */
export async function checkFailedComparison(page: Page, copy: string, id: string): Promise<void> {
	const status = page.getByRole('main').getByRole('status');
	await page.goto(`${copy}/briefings/compare/index.html?a=${id}&b=${'0'.repeat(64)}`);
	await expect(status).toHaveText(
		'Nothing was compared: there is no briefing with the number 00000000… in this copy.'
	);
	await page.goto(`${copy}/briefings/compare/index.html?a=..&b=${id}`);
	await expect(status).toContainText('the address must name two briefings by their numbers');
	await page.getByRole('main').getByRole('link', { name: 'the list of briefings' }).click();
	await expect(page).toHaveURL(`${copy}/briefings/index.html`);
}
