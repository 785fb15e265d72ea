import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Both colour schemes of a page as it stands. Only colours differ between the two; all else is looked at once. */
export async function checkAccessible(page: Page, name: string): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		const builder = new AxeBuilder({ page });
		const axe =
			colorScheme === 'light' ? builder : builder.withRules(['color-contrast', 'link-in-text-block']);
		const { violations } = await axe.analyze();
		const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
		expect(found, `${name}, ${colorScheme}`).toEqual([]);
	}
}
