import { expect, request, test, type Page } from '@playwright/test';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { formAt, sendForm } from '../../support/briefings.ts';
import { complaintsOn, published } from '../../support/pages/copies.ts';
import { checkComparison, checkFailedComparison, type Compared } from '../../support/pages/comparing.ts';
import { deadLinks } from '../../support/pages/crawl.ts';
import { checkPaper, checkPoints, checkRow, checkSums } from '../../support/pages/reading.ts';
import { checkFailedSearch, checkSearch, titlesFound } from '../../support/pages/searching.ts';
import { takenOver } from '../../support/pages/taken-over.ts';
import { started, stopAll } from '../../support/servers.ts';
import { serveFolder } from '../../support/played/static-server.ts';
import {
	checkPrinting,
	checkSliders,
	checkUndo,
	checkWhatIf,
	type Weighed
} from '../../support/pages/weighing.ts';

test.describe.configure({ mode: 'default' });

const folder = mkdtempSync(join(tmpdir(), 'published-'));
const watch = 'examples/estmark-velden';
let host: Awaited<ReturnType<typeof serveFolder>>;
let digests: readonly string[] = [];
let briefing = '';
let compared: Compared = { ids: ['', ''], live: '' };
/** Words, and what the live watch finds. */
let liveHits: ReadonlyMap<string, readonly string[]> = new Map();
const data = join(folder, 'data');

/** Leaves a briefing in an archive, and asks the live watch for what its search finds; the briefing's number. */
async function takeBriefing(): Promise<string> {
	const { address } = await started({ WATCH_DIR: resolve(watch), DATA_DIR: data });
	const asking = await request.newContext();
	const take = async (path: string, title: string): Promise<string> =>
		String(await sendForm(asking, address, { ...(await formAt(asking, address + path)), title }));
	const ids = [
		await take('/briefings?as-of=2026-10-20&w.crossings=7', 'The river in October'),
		await take('/briefings?as-of=2026-11-20&scenario=people-first', 'The river in November')
	] as const;
	const [a, b] = ids;
	compared = { ids, live: await (await asking.get(`${address}/briefings/compare?a=${a}&b=${b}`)).text() };
	liveHits = await titlesFound(asking, address);
	await asking.dispose();
	await stopAll();
	return b;
}

const publish = (out: string): Promise<string> =>
	published(watch, join(folder, out), { DATA_DIR: data, ORIGIN: 'https://watch.example.org' });

test.beforeAll(async () => {
	test.setTimeout(600_000);
	briefing = await takeBriefing();
	digests = await Promise.all([publish('one'), publish('other')]);
	host = await serveFolder(join(folder, 'one'), '/sub');
});
test.afterAll(async () => {
	await host.close();
	rmSync(folder, { recursive: true, force: true });
});

const textOf = (file: string): string => readFileSync(join(folder, 'one', file), 'utf8');

const complaintsOf = (page: Page): string[] => complaintsOn(page, host.address);

const weighed = (): Weighed => ({
	address: `${host.address}/index.html`,
	one: { id: 'joint-patrols', name: 'Joint patrols', weight: 70 },
	other: { id: 'crossings', name: 'Border crossings' },
	otherScenario: 'People first',
	whatIf: '3'
});

test('the same watch on the same day gives the same bytes', () => {
	expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
	expect(digests[1]).toBe(digests[0]);
});

test('every link, picture, font and script of it leads to a file, and every anchor to its place', async () => {
	const { dead, seen } = await deadLinks(host.address);
	expect(dead).toEqual([]);
	expect(seen).toBeGreaterThan(200);
});

test('reads under a sub-path as the live watch does, asks nobody else, and breaks no policy', async ({
	page
}) => {
	const complaints = complaintsOf(page);
	await page.goto(`${host.address}/as-of/2026-10-31/scenario/people-first/index.html`);
	await expect(page.locator('.basis')).toContainText('As of 31 Oct 2026, not today');
	await expect(page.locator('.lens')).toContainText('People first');
	await expect(page.getByRole('contentinfo')).toContainText(
		'Published on 22 Nov 2026 from the watch “River Pact Watch”'
	);
	for (const name of ['Indicators', 'Scenarios', 'Events', 'Sources', 'Changes', 'Briefings', 'Method']) {
		await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText(name === 'Method' ? /./ : name);
		await expect(page.locator('nav [aria-current=page]')).toHaveText(name);
		// Taken over by its script, which writes the live watch's addresses into the links.
		await takenOver(page);
		expect(await page.locator('a[href^="/"]').count()).toBe(0);
	}
	await page.goto(`${host.address}/indicators/joint-patrols/index.html`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Joint patrols');
	expect(complaints).toEqual([]);
});

test('a slider moves verdict, contributions and address; reload, back and a copied link restore them', async ({
	page,
	context
}) => {
	const complaints = complaintsOf(page);
	await checkSliders(page, context, weighed());
	expect(complaints).toEqual([]);
});

test('edits are taken back one by one, and made again', async ({ page }) => {
	await checkUndo(page, weighed());
});

test('polarity and what-if change the board; reset takes everything back', async ({ page }) => {
	await checkWhatIf(page, weighed());
});

test('the table follows when the slider rests, and at once when it is let go or printed', async ({
	page
}) => {
	await checkPrinting(page, weighed());
});

test('its figures lead to their rows and add up, and its charts are read by keys', async ({ page }) => {
	const complaints = complaintsOf(page);
	await checkSums(page, `${host.address}/scenario/people-first/index.html`);
	await checkRow(page, `${host.address}/index.html`);
	await checkPoints(page, `${host.address}/indicators/joint-patrols/index.html`, [
		/^2025: 11\b/,
		/^2024: 9\b/,
		/^2017: 2\b/
	]);
	expect(complaints).toEqual([]);
});

test('it prints without a clipped column, and says how sure it is', async ({ page }) => {
	await checkPaper(page, `${host.address}/index.html`, 'A4');
});

test('addresses of the live watch lead to their files, and what the copy lacks is told', async ({ page }) => {
	await page.goto(`${host.address}/?scenario=people-first&as-of=2026-10-31&w.crossings=7`);
	await expect(page).toHaveURL(
		`${host.address}/as-of/2026-10-31/scenario/people-first/index.html?w.crossings=7`
	);
	await expect(page.locator('.lens')).toContainText('People first, edited');
	await page.getByRole('link', { name: '3 months' }).click();
	await expect(page.locator('#changed')).toContainText('31 Jul 2026');
	await page.goto(`${host.address}/?as-of=2025-03-04`);
	await expect(page.locator('body > p[role=status]')).toContainText('Not in this published copy');
	// What a form asks for, and no link leads to.
	await page.goto(`${host.address}/changes/index.html?from=2026-03-03`);
	await expect(page.locator('body > p[role=status]')).toContainText('Not in this published copy');
	await page.goto(`${host.address}/?as-of=2025-03-04`);
	await page.getByLabel('As of').fill('2026-10-31');
	await page.getByLabel('As of').blur();
	await expect(page).toHaveURL(`${host.address}/as-of/2026-10-31/index.html`);
});

test('holds the archive’s briefings, each with its record', async ({ page }) => {
	expect(briefing).toMatch(/^[0-9a-f]{64}$/);
	await page.goto(`${host.address}/briefings/index.html`);
	// Nobody answers a question to files.
	await expect(page.getByRole('main').getByRole('searchbox')).toHaveCount(0);
	await expect(page.getByRole('main').getByRole('button')).toHaveText(['Compare the two']);
	await page.getByRole('link', { name: 'The river in November' }).click();
	await expect(page).toHaveURL(`${host.address}/briefings/${briefing}/index.html`);
	await expect(page.getByText('The river in November').first()).toBeVisible();
	const record = textOf(`briefings/${briefing}.json`);
	expect(record).toContain('The river in November');
	expect(textOf('api/briefings.json')).toContain(briefing);
});

test('compares two briefings in the reader’s browser as the live watch does', async ({ page }) => {
	const complaints = complaintsOf(page);
	await checkComparison(page, host.address, compared);
	expect(complaints).toEqual([]);
	await checkFailedComparison(page, host.address, briefing);
});

test('its search box finds by the browser alone what the live watch finds, and leads to the copy’s pages', async ({
	page
}) => {
	const complaints = complaintsOf(page);
	await checkSearch(page, host.address, liveHits);
	expect(complaints).toEqual([]);
});

test('says so where nothing is found, and where there is nothing to search', async ({ page }) => {
	await checkFailedSearch(page, host.address);
});

test('opened from a disk it reads, and says what works from a web server alone', async ({ page }) => {
	await page.goto(pathToFileURL(join(folder, 'one/search/index.html')).href);
	await expect(page.getByText('This published copy was opened from a disk')).toBeVisible();
	await page.getByRole('main').getByRole('link', { name: 'indicators' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Indicators');
	await page.goto(`${host.address}/search/index.html`);
	await expect(page.getByText('This published copy was opened from a disk')).toBeHidden();
});

test('describes its API by the files that it has', () => {
	const description = JSON.parse(textOf('api/openapi.json')) as {
		readonly servers: readonly { readonly url: string }[];
		readonly info: { readonly description: string };
		readonly paths: Readonly<Record<string, { readonly get: { readonly parameters: readonly unknown[] } }>>;
	};
	expect(description.servers).toEqual([{ url: 'https://watch.example.org/sub' }]);
	expect(description.info.description).toContain('published copy of 2026-11-22');
	const paths = Object.entries(description.paths);
	expect(paths.length).toBeGreaterThan(8);
	for (const [path, { get }] of paths) {
		expect(existsSync(join(folder, 'one', path)), path).toBe(true);
		expect(get.parameters).toEqual([]);
	}
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('reads, and says what needs it', async ({ page }) => {
		await page.goto(`${host.address}/scenario/people-first/index.html`);
		await expect(page.locator('.lens')).toContainText('People first');
		await expect(page.locator('noscript p')).toContainText('its search finds nothing');
		await page.getByRole('link', { name: 'Border crossings' }).first().click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Border crossings');
		await page.goto(`${host.address}/briefings/compare/index.html?a=${briefing}&b=${briefing}`);
		await expect(page.getByRole('main')).toContainText('needs JavaScript for it');
	});
});

test('names its own place in what goes to other programs, and its policy in every page', () => {
	expect(textOf('feeds/watch.atom')).toContain('https://watch.example.org/sub/feeds/watch.atom');
	expect(textOf('index.html')).toContain('content="https://watch.example.org/sub/og.png"');
	const policy =
		/http-equiv="content-security-policy" content="([^"]*)"/.exec(textOf('index.html'))?.[1] ?? '';
	expect(policy).toMatch(/script-src 'self'(?: 'sha256-[^']+'){2}; style-src 'self' 'sha256-/);
	expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/);
	expect(textOf('_headers')).toContain("/sub/*\n  Content-Security-Policy: object-src 'none'");
	expect(textOf('404.html')).toContain('href="/sub/indicators/index.html"');
});
