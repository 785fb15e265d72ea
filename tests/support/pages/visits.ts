import { expect, type Page } from '@playwright/test';

/** Where a browser keeps the days on which it was here. */
export const VISITS = 'alignment-watch-visits';

/** Makes a page that was opened a visit on `day`, once the page has noted its own, which comes with its script. */
export async function noteVisit(page: Page, day: string): Promise<void> {
	await expect.poll(() => page.evaluate((key) => localStorage.getItem(key), VISITS)).not.toBeNull();
	await page.evaluate(([key, visit]) => localStorage.setItem(key, visit), [VISITS, day] as const);
}
