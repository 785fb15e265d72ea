import type { Page } from '@playwright/test';

/** Opens a page and waits until its script has taken it over (Kit then keeps the scroll itself) and its letters are there. */
export async function openTakenOver(page: Page, address: string): ReturnType<Page['goto']> {
	const answer = await page.goto(address);
	await page.waitForFunction(
		() => history.scrollRestoration === 'manual' && document.fonts.status === 'loaded'
	);
	return answer;
}
