import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openTakenOver, takenOver } from '../../support/pages/taken-over.ts';
import { started, stopAll } from '../../support/servers.ts';
import { observationsOf, smallWatch, withSecondIndicator } from '../../import/running/watch-copy.ts';

const deals = fileURLToPath(new URL('../../import/fixtures/deals.csv', import.meta.url));
let folder: string;

/** A server of its own, on a watch that the test may change. */
async function serve(env: Record<string, string>): Promise<string> {
	const { address } = await started({ WATCH_DIR: folder, DATA_DIR: `${folder}/.data`, ...env });
	return address;
}

test.describe.configure({ mode: 'serial' });
test.beforeEach(async () => {
	folder = await smallWatch();
});
test.afterEach(async () => {
	await stopAll();
	await rm(folder, { recursive: true });
});

test('a file is recognised, previewed with its effect, and accepted', async ({ page }) => {
	const address = await serve({});
	const before = await observationsOf(folder);
	await page.goto(`${address}/update`);
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await page.getByLabel('File').setInputFiles(deals);
	await page.getByRole('button', { name: 'Read the file' }).click();
	await expect(page.getByText('recognised as SIPRI')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Share' })).toBeVisible();
	await expect(page.getByRole('row', { name: /revised 2019 90\.0 100\.0/ })).toBeVisible();
	await expect(page.getByRole('row', { name: /Plain .*close .*close/ })).toBeVisible();
	await expect(page.getByRole('img', { name: /4 periods after, 2 before/ })).toBeVisible();
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	expect(await observationsOf(folder)).toBe(before);
	await page.getByRole('button', { name: 'Accept' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByText('3 rows written.')).toBeVisible();
	await expect(page.getByText('already has everything')).toBeVisible();
	expect((await observationsOf(folder)).startsWith(before)).toBe(true);
	expect((await observationsOf(folder)).trimEnd().split('\n')).toHaveLength(6);
});

test('one drop feeds all that it is about; figures out of line ask for a tick; it is taken back by one click', async ({
	page
}) => {
	await withSecondIndicator(folder);
	await withSecondIndicator(folder, 'Nowhere', 'third');
	const address = await serve({});
	const before = [await observationsOf(folder), await observationsOf(folder, 'other')];
	await page.goto(`${address}/update`);
	await page.getByLabel('File').setInputFiles(deals);
	await page.getByRole('button', { name: 'Read the file' }).click();
	await expect(page.getByRole('row', { name: /^Share 2 1 1 0 0$/ })).toBeVisible();
	await expect(page.getByRole('row', { name: /^other 4 0 0 [1-4] 0$/ })).toBeVisible();
	await expect(page.getByText('third: supplier: expected')).toBeVisible();
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await page.getByRole('button', { name: 'Accept' }).click();
	expect(await observationsOf(folder)).toBe(before[0]);
	await page.getByRole('checkbox', { name: /out of line/ }).check();
	await page.getByRole('button', { name: 'Accept' }).click();
	await expect(page.getByText('7 rows written.')).toBeVisible();
	expect(await observationsOf(folder, 'other')).toContain('Out of line when it came in');
	await page.getByRole('button', { name: 'Take it back' }).click();
	await expect(page.getByText('7 rows taken back.')).toBeVisible();
	expect([await observationsOf(folder), await observationsOf(folder, 'other')]).toEqual(before);
	await expect(page.getByRole('button', { name: 'Take it back' })).toHaveCount(0);
});

test('a dropped file is read as a chosen one, and may be discarded', async ({ page }) => {
	const address = await serve({});
	// Before its script is there, the page takes no drop.
	await openTakenOver(page, `${address}/update`);
	const transfer = await page.evaluateHandle(() => {
		const data = new DataTransfer();
		data.items.add(new File(['<!DOCTYPE html><p>503'], 'deals.csv'));
		return data;
	});
	await page.locator('main form').dispatchEvent('drop', { dataTransfer: transfer });
	await expect(page.getByText('this seems to be a page in HTML')).toBeVisible();
	await expect(page.getByRole('alert')).toContainText('error page');
	await page.getByRole('button', { name: 'Put the file away' }).click();
	await expect(page.getByRole('button', { name: 'Read the file' })).toBeVisible();
});

test('an unknown table becomes an indicator in four steps, without JavaScript as well', async ({
	browser
}) => {
	const address = await serve({});
	const table =
		'Datum;Land;Menge\n15.01.2025;MMR;"1.234,5"\n15.02.2025;MMR;"1.300,0"\n15.01.2025;RUS;"9,0"\n15.03.2025;MMR;"x"\n';
	for (const javaScriptEnabled of [true, false]) {
		const name = javaScriptEnabled ? 'Amount' : 'Other amount';
		const context = await browser.newContext({ javaScriptEnabled });
		const page = await context.newPage();
		await page.goto(`${address}/update`);
		if (javaScriptEnabled) await takenOver(page);
		await page
			.getByLabel('File')
			.setInputFiles({ name: 'amounts.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
		await page.getByRole('button', { name: 'Read the file' }).click();
		await expect(page.getByRole('heading', { name: 'Make an indicator of it' })).toBeVisible();
		await page.getByLabel('A date stands for').selectOption({ label: 'Its month' });
		await page.getByLabel('Only rows with Land').fill('MMR');
		await page
			.locator('form', { hasText: 'A date stands for' })
			.getByRole('button', { name: 'Preview' })
			.click();
		await expect(page.getByRole('row', { name: '2025-01 1234.5' })).toBeVisible();
		await expect(page.getByText('Left out')).toBeVisible();
		expect(await page.locator('main').innerText()).not.toMatch(/--|import new|mapping|columns\.|\.ya?ml/);
		await page.getByRole('textbox', { name: 'Name' }).fill(name);
		await page.getByRole('textbox', { name: 'Question it answers' }).fill('How much?');
		await page.getByRole('textbox', { name: 'Unit' }).fill('t a month');
		await page.getByRole('combobox', { name: 'Group' }).selectOption('arms');
		await page.getByRole('button', { name: 'Make the indicator' }).click();
		// Without a source nothing is written, and what was entered stays.
		await expect(page.getByText('Choose a source, or give a new one its title')).toBeVisible();
		await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(name);
		if (javaScriptEnabled) expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
		await page.getByRole('textbox', { name: 'Title' }).fill('List of amounts');
		await page.getByRole('button', { name: 'Make the indicator' }).click();
		await expect(page.getByText('2 rows written')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Take it back' })).toBeVisible();
		await context.close();
	}
	expect((await observationsOf(folder, 'amount')).split('\n')[1]).toMatch(
		/^2025-01,.*,1234\.5,,,list-of-amounts,/
	);
	const yaml = await readFile(`${folder}/amount/indicator.yaml`, 'utf8');
	expect(yaml).toContain('decimal: ","');
	expect(yaml).toContain('dates: day-first');
	expect(await readFile(`${folder}/other-amount/indicator.yaml`, 'utf8')).toContain(
		'source: list-of-amounts-2'
	);
	// The last one is taken back by one click, its source with it; the first one stays.
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${address}/update`);
	await expect(
		page.getByText('Last import: amounts.csv, 2 rows in Other amount, which it made.')
	).toBeVisible();
	await page.getByRole('button', { name: 'Take it back' }).click();
	await expect(page.getByText('2 rows taken back, and the indicator that was made for them.')).toBeVisible();
	await expect(readFile(`${folder}/other-amount/indicator.yaml`)).rejects.toThrow('ENOENT');
	expect(await readFile(`${folder}/sources.json`, 'utf8')).not.toContain('list-of-amounts-2');
	expect(await readFile(`${folder}/amount/indicator.yaml`, 'utf8')).toContain('list-of-amounts');
	await context.close();
});

test('all of it works without JavaScript', async ({ browser }) => {
	const address = await serve({});
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${address}/update`);
	await page.getByLabel('File').setInputFiles(deals);
	await page.getByRole('button', { name: 'Read the file' }).click();
	await page.getByLabel('Published').fill('2025-03-10');
	await page.getByRole('button', { name: 'Preview' }).click();
	await expect(page.getByText('published 10 Mar 2025')).toBeVisible();
	await page.getByRole('button', { name: 'Accept' }).click();
	await expect(page.getByText('3 rows written.')).toBeVisible();
	expect(await observationsOf(folder)).toContain('2019,2025-03-10,100');
	await context.close();
});

test('other origins are refused, and so is everyone on a read-only server', async ({ request, page }) => {
	const address = await serve({});
	const file = { name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n') };
	const foreign = await request.post(`${address}/update/upload`, {
		multipart: { file },
		headers: { origin: 'https://example.org' }
	});
	expect(foreign.status()).toBe(403);
	const nowhere = await request.post(`${address}/update/upload`, {
		data: 'x',
		headers: { 'content-type': 'application/octet-stream' }
	});
	expect(nowhere.status()).toBe(403);
	const closed = await serve({ READ_ONLY: '1' });
	const answer = await page.goto(`${closed}/update`);
	expect(answer?.status()).toBe(403);
	await expect(page.getByText('This server is read-only')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Update' })).toHaveCount(0);
	const post = await request.post(`${closed}/update/upload`, {
		multipart: { file },
		headers: { origin: closed }
	});
	expect(post.status()).toBe(403);
});

test('a list without a date asks for it; a file that no indicator takes is said', async ({ page }) => {
	const indicator = `${folder}/share/indicator.yaml`;
	const text = await readFile(indicator, 'utf8');
	await writeFile(
		indicator,
		text.replace(/import:[\s\S]*/, 'import:\n  format: ofac\n  programme: CUBA\n  source: deals\n')
	);
	const address = await serve({});
	const read = async (name: string, content: string): Promise<void> => {
		await page.goto(`${address}/update`);
		await page.getByLabel('File').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
		await page.getByRole('button', { name: 'Read the file' }).click();
	};
	const row = (id: number): string =>
		`${id},"NAME ${id}","individual","CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n`;
	await read('sdn.csv', [...Array(75).keys()].map((at) => row(306 + at)).join(''));
	await expect(page.getByRole('heading', { name: 'When was this list published?' })).toBeVisible();
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await page.getByLabel('Published').fill('2026-03-09');
	await page.getByRole('button', { name: 'Preview' }).click();
	await expect(page.getByRole('row', { name: /2026-03-09.* 75\.0/ })).toBeVisible();
	await read(
		'wb.csv',
		'Country Name,Country Code,Series Name,Series Code,2024 [YR2024]\nMyanmar,MMR,G,G.D,1\n'
	);
	await expect(page.getByText('No indicator of this watch takes files of World Bank yet.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Preview' })).toHaveCount(0);
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
