import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import Database from 'libsql';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkAccessible } from '../../support/pages/accessible.ts';
import { formAt, sendForm } from '../../support/briefings.ts';
import { canMount, mountReadOnly, mountSmall, unmount } from '../../support/mounts.ts';
import { pdfFacts } from '../../support/pages/pdf-facts.ts';
import { holdScript } from '../../support/pages/taken-over.ts';
import { started, stopAll, type Started } from '../../support/servers.ts';

test.describe.configure({ mode: 'default' });

const edited = '/briefings?scenario=energy-lifeline&as-of=2026-11-22&w.fuel-price=0';
let folder: string;
let server: Started;

/** One server for the tests that only take and read; its archive and watch are its own. */
test.beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'briefings-'));
	cpSync('tests/fixtures/watch', join(folder, 'watch'), { recursive: true });
	server = await serve();
});
test.afterAll(async () => {
	await stopAll();
	rmSync(folder, { recursive: true });
});

const serve = (env: Record<string, string> = {}): Promise<Started> =>
	started({ DATA_DIR: join(folder, 'data'), WATCH_DIR: join(folder, 'watch'), ...env });

/** Takes a briefing without a page; its number. */
async function take(request: APIRequestContext, path: string, title: string): Promise<string> {
	const form = await formAt(request, server.address + path);
	const id = await sendForm(request, server.address, { ...form, title });
	if (typeof id === 'number') throw new Error(`Not taken: ${id}`);
	return id;
}

const titleField = (page: Page) => page.getByRole('textbox', { name: /^Title/ });
const textField = (page: Page) => page.getByLabel(/^Text/);
const takeIt = (page: Page): Promise<void> => page.getByRole('button', { name: 'Take the briefing' }).click();

const textAt = async (request: APIRequestContext, path: string): Promise<string> =>
	(await request.get(server.address + path)).text();

/** The record with one significant digit of the score changed. */
function tampered(text: string): string {
	const changed = text.replace(
		/("score":-?)(\d)/,
		(_, before: string, digit: string) => `${before}${(Number(digit) % 9) + 1}`
	);
	expect(changed).not.toBe(text);
	return changed;
}

/** Runs the command line over this file's archive and watch. */
function cli(...args: string[]): Promise<{ readonly code: number | null; readonly said: string }> {
	const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/index.ts', ...args], {
		env: { ...process.env, DATA_DIR: join(folder, 'data'), WATCH_DIR: join(folder, 'watch') },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
	return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

test('a briefing of an edited dashboard is previewed, taken, shown, found and verified', async ({ page }) => {
	const complaints: string[] = [];
	page.on('console', (message) => {
		if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
	});
	await page.goto(`${server.address}/?${edited.split('?')[1] ?? ''}`);
	await page.getByRole('link', { name: 'Take a briefing' }).click();
	await titleField(page).fill('Before the winter');
	await page.getByLabel('Your likelihood').selectOption('PHIA: unlikely');
	await page.getByLabel('of what').fill('a new delivery is announced before July');
	await page.getByRole('button', { name: 'Preview' }).click();
	await expect(page.getByRole('heading', { name: 'Preview, not kept yet' })).toBeVisible();
	await expect(page.getByText('No briefing has been taken yet.')).toBeVisible();
	await takeIt(page);
	await page.waitForURL(/\/briefings\/[0-9a-f]{64}$/);
	const article = page.locator('article.briefing');
	await expect(article).toContainText('Before the winter');
	await expect(article).toContainText('a new delivery is announced before July');
	await expect(article).toContainText('Energy lifeline, edited');
	const id = page.url().slice(-64);
	await page.getByRole('link', { name: 'Verify', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Matches: /);
	await page.goto(`${server.address}/briefings?q=winter+delivery`);
	await expect(page.locator(`a[href="/briefings/${id}"]`)).toBeVisible();
	await page.goto(`${server.address}/briefings/${id.slice(0, 8)}`);
	expect(page.url()).toContain(id);
	expect(complaints).toEqual([]);
});

test('the dashboard says what moved the index since the last briefing, and not of what is edited', async ({
	page,
	request
}) => {
	const path = '/briefings?scenario=beijing-reasserts&as-of=2025-06-01';
	const id = await take(request, path, 'Since when');
	await page.goto(`${server.address}/?scenario=beijing-reasserts`);
	const line = page.getByText('Since the last briefing (1 Jun 2025');
	const said = /(rose|fell) by ([\d.]+), most of all (.+?) ([+−][\d.]+)(?: and .+)?\. What moved/.exec(
		await line.innerText()
	);
	const [, way, by, name = '', points = ''] = said ?? [];
	const slider = page.locator('#scenario-form').getByRole('slider').first();
	await slider.focus();
	const place = await slider.boundingBox();
	await slider.press('ArrowLeft');
	await expect(page.locator('.lens')).toContainText('edited');
	await expect(line).toBeHidden();
	// Nothing jumps; a bold letter may move what is below by a fraction of a pixel.
	expect((await slider.boundingBox())?.y).toBeCloseTo(place?.y ?? 0, 0);
	await page.getByRole('link', { name: 'Reset' }).click();
	await page.getByRole('link', { name: 'What moved' }).click();
	await expect(page).toHaveURL(new RegExp(`a=${id}&b=today`));
	const main = page.locator('main');
	await expect(main).toContainText(`${way === 'rose' ? '+' : '−'}${by ?? ''}`);
	await expect(main).toContainText('Why the index moved');
	const number = (printed = ''): number => Number(printed.replace('−', '-'));
	const parts = (await main.innerText()).matchAll(new RegExp(`${name} ([+−][\\d.]+)`, 'g'));
	const sum = [...parts].reduce((all, [, part]) => all + number(part), 0);
	expect(sum).toBeCloseTo(number(points), 5);
});

test('what is typed before the script is there stays', async ({ page }) => {
	const release = await holdScript(page);
	await page.goto(`${server.address}/briefings?as-of=2026-11-22`, { waitUntil: 'commit' });
	await titleField(page).fill('Typed early');
	await page.getByLabel('Your likelihood').selectOption('ICD 203: unlikely');
	await textField(page).fill('Twelve signs');
	await page.getByRole('searchbox', { name: /^Search titles/ }).fill('winter');
	release();
	// Only the script counts characters.
	await expect(page.getByText('12 of 2,000 characters')).toBeVisible();
	await expect(titleField(page)).toHaveValue('Typed early');
	await expect(page.getByLabel('Your likelihood')).toHaveValue('ICD 203: unlikely');
	await expect(textField(page)).toHaveValue('Twelve signs');
	await expect(page.getByRole('searchbox', { name: /^Search titles/ })).toHaveValue('winter');
	// The first sign that is typed with the script there must not undo the others.
	await textField(page).press('End');
	await textField(page).press('.');
	await expect(page.getByText('13 of 2,000 characters')).toBeVisible();
	await expect(titleField(page)).toHaveValue('Typed early');
	await page.reload();
	await expect(page.getByText('13 of 2,000 characters')).toBeVisible();
	await expect(titleField(page)).toHaveValue('Typed early');
});

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
		test.use({ javaScriptEnabled });
		test('what is wrong with a judgement is said beside its field, and what was typed stays', async ({
			page
		}) => {
			await page.goto(`${server.address}/briefings?as-of=2026-11-22`);
			const typed = 'It is likely, with high confidence, that oil flows.';
			await titleField(page).fill('Mine');
			await textField(page).fill(typed);
			await page.getByLabel('Your likelihood').selectOption('ICD 203: unlikely');
			await takeIt(page);
			await expect(page.getByRole('alert')).toContainText('Not taken yet.');
			await expect(textField(page)).toHaveAccessibleDescription(
				/Needs likelihood and confidence in sentences of their own/
			);
			const what = page.getByLabel('of what');
			await expect(what).toHaveAccessibleDescription(/^Needs what “unlikely” is said of: name what may come/);
			if (javaScriptEnabled) await expect(what).toBeFocused();
			await expect(page.getByLabel('Your likelihood')).toHaveValue('ICD 203: unlikely');
			await expect(titleField(page)).toHaveValue('Mine');
			await expect(textField(page)).toHaveValue(typed);
		});
	});

test('a page, its files, its print and its number outlive every edit of the watch', async ({
	browser,
	request
}) => {
	const id = await take(request, edited, 'Before the edit');
	const paths = ['', '.json', '.html'].map((ending) => `/briefings/${id}${ending}`);
	/** Everything of the briefing, fetched anew by somebody who has never seen it. */
	async function seen(): Promise<readonly string[]> {
		const context = await browser.newContext();
		const page = await context.newPage();
		await page.goto(`${server.address}/briefings/${id}`);
		const pdf = (await page.pdf({ format: 'A4' })).toString('latin1').replaceAll(/\(D:[^)]*\)/g, '');
		await context.close();
		return [...(await Promise.all(paths.map((path) => textAt(request, path)))), pdf];
	}
	const before = await seen();
	const yaml = join(folder, 'watch', 'fuel-price', 'indicator.yaml');
	const original = readFileSync(yaml, 'utf8');
	writeFileSync(yaml, original.replace(/^name: .*/m, 'name: Another name'));
	const board = (): Promise<string> => textAt(request, '/indicators/fuel-price');
	await expect.poll(board).toContain('Another name');
	const after = await seen();
	expect(after.map((text, at) => text === before[at])).toEqual([true, true, true, true]);
	expect(await textAt(request, `/briefings/${id}/verify`)).toContain('Matches');
	writeFileSync(yaml, original);
	await expect.poll(board).not.toContain('Another name');
});

test('one digit changed is told by the page, the terminal and the offline file alike', async ({
	page,
	request
}) => {
	const id = await take(request, edited, 'To be forged');
	const files = {
		'sound.json': await textAt(request, `/briefings/${id}.json`),
		'sound.html': await textAt(request, `/briefings/${id}.html`)
	};
	const written = Object.entries(files).flatMap(([name, text]) => {
		const forged = name.replace('sound', 'forged');
		writeFileSync(join(folder, name), text);
		writeFileSync(join(folder, forged), tampered(text));
		return [name, forged];
	});
	const told = await Promise.all(written.map((name) => cli('verify', join(folder, name))));
	expect(told.map(({ code }) => code)).toEqual([0, 1, 0, 1]);
	for (const at of [1, 3]) expect(told[at]?.said).toContain('does not match');
	for (const [name, words] of [
		['forged.html', /^Does not match: /],
		['sound.html', /^Matches: /]
	] as const) {
		await page.goto(pathToFileURL(join(folder, name)).href);
		await expect(page.locator('#verification')).toHaveText(words);
	}
	// The record whole, and the print above it forged.
	writeFileSync(join(folder, 'reworded.html'), files['sound.html'].replace('To be forged</p>', 'Forged</p>'));
	await page.goto(pathToFileURL(join(folder, 'reworded.html')).href);
	await expect(page.locator('#verification')).toHaveText(/^Does not match: .*To be forged/);
	await page.goto(pathToFileURL(join(folder, 'sound.html')).href);
	// On paper the note of the file is gone, and nothing of the briefing.
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('#verification')).toBeHidden();
	await expect(page.locator('.scale svg').first()).toBeVisible();
	expect(await page.locator('.scale svg:visible').count()).toBe(await page.locator('.scale svg').count());
	await page.emulateMedia({ media: 'screen' });
	const database = new Database(join(folder, 'data', 'archive.sqlite'));
	const { text } = database.prepare('select text from record where id = ?').get(id) as { text: string };
	database.prepare('update record set text = ? where id = ?').run(tampered(text), id);
	database.close();
	const answer = await page.goto(`${server.address}/briefings/${id}`);
	expect(answer?.headers()['cache-control']).toContain('no-store');
	await expect(page.getByRole('alert')).toContainText('doesn’t match its number');
	await page.goto(`${server.address}/briefings/${id}/verify`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Does not match: /);
	await expect(page.getByRole('row', { name: /Hash of the record/ })).toContainText('differs');
});

test('a page that is kept for ever needs no file of the build but its fonts', async ({ page, request }) => {
	const id = await take(request, '/briefings?as-of=2026-11-22', 'To be kept');
	await page.route('**/*.{css,js}', (route) => route.abort());
	const answer = await page.goto(`${server.address}/briefings/${id}`);
	expect(answer?.headers()['cache-control']).toContain('immutable');
	expect(answer?.headers()['content-security-policy']).not.toContain('unsafe-inline');
	await expect(page.locator('article.briefing header')).toHaveCSS('border-top-width', '3px');
});

test('a correction starts from what it corrects', async ({ page, request }) => {
	const id = await take(
		request,
		'/briefings?scenario=energy-lifeline&as-of=2025-06-30&w.arms-share-russia=7',
		'Summer'
	);
	await page.goto(`${server.address}/briefings/${id}`);
	await page.getByRole('link', { name: 'Correct' }).click();
	await expect(titleField(page)).toHaveValue('Summer');
	await expect(page.getByText('Scenario Energy lifeline, as of 30 Jun 2025')).toBeVisible();
	await expect(page.locator('input[name=query]')).toHaveValue(/w\.arms-share-russia=7/);
});

test('any two can be compared, and the changes add up', async ({ page, request }) => {
	const older = await take(request, '/briefings?as-of=2025-06-30', 'Older');
	const newer = await take(request, edited, 'Newer');
	const number = (text: string): number => Number(text.trim().replace('−', '-'));
	for (const [a = '', b = ''] of [
		[older, newer],
		[newer, older],
		[older, 'today']
	]) {
		await page.goto(`${server.address}/briefings/compare?a=${a}&b=${b}`);
		const cells = await page.locator('table td.number').allInnerTexts();
		const total = number(cells.at(-1) ?? '');
		const sum = cells.slice(0, -1).reduce((all, text) => all + number(text), 0);
		expect(cells.length).toBeGreaterThan(4);
		expect(sum).toBeCloseTo(total, 5);
		const [, from = '', to = ''] = /from (\S+) to (\S+)/.exec(await page.locator('h1').innerText()) ?? [];
		expect(number(to) - number(from)).toBeCloseTo(total, 5);
	}
});

test('prints on three pages at most, with selectable text, fonts and no bitmaps', async ({
	page,
	request
}) => {
	const id = await take(request, '/briefings?as-of=2026-11-22', 'To print');
	const file = join(folder, 'a4.pdf');
	const told = await cli('brief', '--briefing', id, '--author', 'A. Nalyst', '--out', file);
	expect(told.code, told.said).toBe(0);
	const a4 = await pdfFacts(readFileSync(file));
	expect(a4).toMatchObject({ author: 'A. Nalyst', tagged: true, outlined: true });
	expect(a4.title).toContain('under Baseline');
	await page.goto(`${server.address}/briefings/${id}`);
	const letter = await pdfFacts(await page.pdf({ format: 'Letter' }));
	for (const facts of [a4, letter]) {
		expect(facts.pages).toBeGreaterThan(0);
		expect(facts.pages).toBeLessThanOrEqual(3);
		expect(facts.images).toBe(0);
		expect(facts.fonts).toBeGreaterThan(0);
		expect(facts).toMatchObject({ embedded: facts.fonts, selectable: facts.fonts });
	}
	const verified = await cli('verify', file);
	expect(verified.code, verified.said).toBe(0);
});

test('a read-only server shows briefings and takes none', async ({ page, request }) => {
	const id = await take(request, '/briefings?as-of=2026-11-22', 'For all to read');
	const { address } = await serve({ READ_ONLY: '1' });
	await page.goto(`${address}/briefings`);
	await expect(page.getByText('This server is read-only: it shows briefings and takes none.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Take the briefing' })).toHaveCount(0);
	expect((await page.goto(`${address}/briefings/${id}`))?.status()).toBe(200);
	expect(await sendForm(request, address, { title: 'x' })).toBe(403);
});

test('an archive that cannot be made is told, and what was typed stays', async ({ page }) => {
	const blocked = await serve({ DATA_DIR: '/proc/nowhere' });
	await page.goto(`${blocked.address}/briefings?as-of=2026-11-22`);
	await titleField(page).fill('Typed at length');
	await takeIt(page);
	await expect(page.getByRole('alert').first()).toContainText("can't be written. Nothing was kept");
	await expect(titleField(page)).toHaveValue('Typed at length');
});

test.describe('on disks of their own (skipped unless root may mount)', () => {
	test.skip(!canMount());
	let disk: string;
	let still: string;
	test.beforeEach(() => {
		disk = mkdtempSync(join(tmpdir(), 'briefings-disk-'));
		still = mkdtempSync(join(tmpdir(), 'briefings-still-'));
		mountSmall(disk);
	});
	test.afterEach(() => {
		unmount(disk, still);
		for (const place of [disk, still]) rmSync(place, { recursive: true });
	});

	test('a full disk is told, what was typed stays, and is taken once there is room', async ({ page }) => {
		const { address } = await serve({ DATA_DIR: join(disk, 'data') });
		await page.goto(`${address}/briefings?as-of=2026-11-22`);
		await expect(page.getByText('No briefing has been taken yet.')).toBeVisible();
		const filler = join(disk, 'filler');
		expect(() => writeFileSync(filler, Buffer.alloc(3_000_000))).toThrow(/ENOSPC/);
		await titleField(page).fill('Typed at length');
		await textField(page).fill('Three lines of it.');
		await takeIt(page);
		await expect(page.getByRole('alert').first()).toContainText('is full. Nothing was kept');
		await expect(titleField(page)).toHaveValue('Typed at length');
		await expect(textField(page)).toHaveValue('Three lines of it.');
		rmSync(filler);
		await takeIt(page);
		await page.waitForURL(/\/briefings\/[0-9a-f]{64}$/);
		await expect(page.locator('article.briefing')).toContainText('Three lines of it.');
	});

	test('a read-only data folder is told, and what was typed stays', async ({ page }) => {
		mkdirSync(join(disk, 'data'));
		mountReadOnly(join(disk, 'data'), still);
		const { address } = await serve({ DATA_DIR: still });
		await page.goto(`${address}/briefings?as-of=2026-11-22`);
		await titleField(page).fill('Typed at length');
		await takeIt(page);
		await expect(page.getByRole('alert').first()).toContainText("can't be written. Nothing was kept");
		await expect(titleField(page)).toHaveValue('Typed at length');
	});
});

test('axe finds nothing, light or dark, on the list, a preview, a page, a verification, a comparison', async ({
	page,
	request
}) => {
	const a = await take(request, '/briefings?as-of=2025-06-30', 'Older');
	const b = await take(request, edited, 'Newer');
	for (const path of [`/${b}`, `/${b}/verify`, `/compare?a=${a}&b=${b}`, '']) {
		await page.goto(`${server.address}/briefings${path}`);
		await checkAccessible(page, path);
	}
	await titleField(page).fill('Newest');
	await page.getByRole('button', { name: 'Preview' }).click();
	await expect(page.getByRole('heading', { name: 'Preview, not kept yet' })).toBeVisible();
	await checkAccessible(page, 'preview');
});
