import type { Page } from '@playwright/test';

/**
 * Waits until the page's script has taken it over: before, keys and drops are nobody's, and a link is a new page. Kit's
 * announcer comes with it, and Kit then keeps the scroll itself (after a reload it does so earlier).
 */
export async function takenOver(page: Page): Promise<void> {
	await page.waitForFunction(
		() => document.getElementById('svelte-announcer') !== null && history.scrollRestoration === 'manual'
	);
}

/** Opens a page and waits until its script has taken it over and its letters are there. */
export async function openTakenOver(page: Page, address: string): ReturnType<Page['goto']> {
	const answer = await page.goto(address);
	await takenOver(page);
	await page.waitForFunction(() => document.fonts.status === 'loaded');
	return answer;
}

/** Keeps a page's script back, as a slow line does, until what this resolves with is called. */
export async function holdScript(page: Page): Promise<() => void> {
	let release: () => void = () => undefined;
	const released = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/_app/**/*.js', async (route) => {
		await released;
		await route.continue();
	});
	return release;
}
