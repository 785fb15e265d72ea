import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { started, stopAll, type Started } from '../../support/servers.ts';

test.describe.configure({ mode: 'default' });

let folder: string;
let server: Started;
test.beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'own-lenses-'));
	cpSync('tests/fixtures/watch', join(folder, 'watch'), { recursive: true });
	server = await started({ DATA_DIR: join(folder, 'data'), WATCH_DIR: join(folder, 'watch') });
});
test.afterAll(async () => {
	await stopAll();
	rmSync(folder, { recursive: true });
});

const edited = 'scenario=baseline&w.arms-share-russia=40';

async function expectClean(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('a lens is kept under a name, goes along in address and headline, and stands beside its parent', async ({
	page
}) => {
	await page.goto(`${server.address}/?${edited}`);
	await page.getByText('Own lenses').press('Enter');
	await page.getByRole('textbox', { name: 'Name of this lens' }).fill('My desk’s view');
	await page.keyboard.press('Enter');
	await expect(page.getByText('Kept “My desk’s view”.')).toBeVisible();
	await expect(page).toHaveURL(/lens=My\+desk/);
	await expect(page.locator('.question .lens')).toContainText('My desk’s view (from Baseline)');
	await expect(page).toHaveTitle(/under My desk’s view \(from Baseline\)/);
	const lenses = page.getByRole('list', { name: 'Lenses', exact: true });
	await expect(lenses.getByRole('listitem').nth(1)).toHaveText('My desk’s view');
	await expect(lenses.getByRole('link', { name: 'Baseline' })).not.toHaveAttribute('aria-current');
	await expectClean(page);

	await page.goto(`${server.address}/scenarios`);
	const rows = page.getByRole('region', { name: 'Scenarios side by side' }).locator('tbody th a');
	await expect(rows.nth(1)).toHaveText('My desk’s view');
	await page.getByRole('button', { name: 'Delete My desk’s view' }).press('Enter');
	await expect(page.getByText('“My desk’s view” is deleted.')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).press('Enter');
	await page.getByRole('button', { name: 'Rename My desk’s view' }).press('Enter');
	await page.getByRole('textbox', { name: 'New name of My desk’s view' }).fill('Ours');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('link', { name: 'Ours', exact: true })).toBeFocused();
	const file = await page.request.get(
		server.address + ((await page.getByRole('link', { name: 'Export Ours' }).getAttribute('href')) ?? '')
	);
	expect(await file.text()).toContain('name: Ours\n');
});

test('edits that are left for another lens are brought back by a link, which a screen reader hears of', async ({
	page
}) => {
	await page.goto(`${server.address}/?${edited}`);
	// Once this is there, the page has been taken over: before, a link is a new page, and Back has the edits.
	await page.getByText('Own lenses').press('Enter');
	await expect(page.getByRole('textbox', { name: 'Name of this lens' })).toBeVisible();
	await page.getByRole('link', { name: 'Energy lifeline' }).press('Enter');
	await expect(page.getByText('Your edits to Baseline are kept.')).toHaveAttribute('role', 'status');
	await page.reload();
	await expectClean(page);
	await page.getByRole('link', { name: 'bring them back' }).press('Enter');
	await expect(page).toHaveURL(/w\.arms-share-russia=40/);
	await expect(page.getByRole('link', { name: 'bring them back' })).toHaveCount(0);
});

test('a lens is saved into the watch with author and reasons, and the changes list it', async ({ page }) => {
	await page.goto(`${server.address}/scenarios?${edited}&lens=Saved+view#edit`);
	await page.getByLabel('Author').fill('Nan Aye');
	await page.getByRole('button', { name: 'Save into the watch' }).click();
	await expect(page.getByRole('alert')).toContainText('Needs a reason for what was changed of');
	const reason = page.getByLabel('Reason for the weight of Russian share of arms imports');
	await expect(reason).toBeFocused();
	await expect(reason).toHaveAccessibleDescription(
		/^Needs a reason for what was changed of “Russian share of arms imports”\./
	);
	await expect(page.getByRole('spinbutton', { name: 'Weight of Russian share of arms imports' })).toHaveValue(
		'40'
	);
	await expectClean(page);
	await reason.fill('mirror data');
	await expect(page.getByRole('alert')).not.toContainText('Needs');
	await page.keyboard.press('Tab');
	await expect(page).toHaveURL(/r\.arms-share-russia=mirror/);
	await page.getByRole('button', { name: 'Save into the watch' }).click();
	await expect(page.getByText('“Saved view” is in the watch')).toBeVisible();
	expect(readFileSync(join(folder, 'watch/scenarios/saved-view.yaml'), 'utf8')).toContain('author: Nan Aye');
	await page.goto(`${server.address}/changes`);
	await expect(page.locator('main')).toContainText('Saved view, by Nan Aye');

	const sent = { scenario: 'baseline', lens: 'By another site', author: 'x' };
	const headers = { origin: 'http://evil.example', accept: 'text/html' };
	const foreign = await page.request.post(`${server.address}/scenarios?/save`, { form: sent, headers });
	expect(foreign.status()).toBe(403);
	const forwarded = await page.request.post(`${server.address}/scenarios?/save`, {
		form: sent,
		headers: { origin: server.address, 'x-forwarded-for': '203.0.113.9' }
	});
	expect(forwarded.status()).toBe(403);
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });
	test('lenses are laid over one another by the address alone, and by files', async ({ page }) => {
		const links = [edited, 'scenario=energy-lifeline', 'rubbish'];
		const query = new URLSearchParams(links.map((link) => ['with', link]));
		await page.goto(`${server.address}/compare?${query.toString()}`);
		await expect(page.locator('#whether')).toContainText(/^(Both say|They disagree)/);
		await expect(page.getByRole('status')).toContainText('a link to the dashboard');
		const table = page.getByRole('region', { name: 'Weights that differ' });
		await expect(table.getByRole('row', { name: /^Russian share of arms imports/ })).toContainText('40');
		await page.getByLabel('Scenario files, one or several').setInputFiles([
			{
				name: 'baseline.yaml',
				mimeType: 'application/yaml',
				buffer: readFileSync('tests/fixtures/watch/scenarios/baseline.yaml')
			},
			{
				name: 'south.json',
				mimeType: 'application/json',
				buffer: Buffer.from(
					JSON.stringify({
						name: 'South',
						storyline: 'x',
						weights: { 'arms-share-russia': { weight: 9, reason: 'r' } }
					})
				)
			}
		]);
		await page.getByRole('button', { name: 'Import' }).click();
		await expect(
			page.getByRole('region', { name: 'Scenarios side by side' }).locator('tbody th a')
		).toHaveText(['Baseline, edited', /Energy lifeline/, 'Baseline', 'South']);
	});
});
