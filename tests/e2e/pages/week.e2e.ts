import { expect, test } from '@playwright/test';
import { noteVisit } from '../../support/pages/visits.ts';

for (const format of ['A4', 'Letter'] as const)
	test(`the sheet of a quarter prints on one page of ${format}`, async ({ page }) => {
		await page.goto('/week?from=2026-08-26&to=2026-11-25');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'What changed from 26 Aug 2026 to 25 Nov 2026'
		);
		const pdf = await page.pdf({ format });
		expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
	});

test('a browser remembers its last visit, however often it is opened on a day, and nobody else does', async ({
	page
}) => {
	await page.goto('/week');
	await noteVisit(page, '2026-09-01');
	await expect(page.getByRole('link', { name: 'Since my last visit' })).toHaveCount(0);
	for (let opened = 0; opened < 2; opened++) {
		await page.reload();
		await expect(page.getByRole('link', { name: 'Since my last visit' })).toBeVisible();
	}
	await page.getByRole('link', { name: 'Since my last visit' }).click();
	await expect(page).toHaveURL(/from=2026-09-01/);
});
