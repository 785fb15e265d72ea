import { expect, test, type APIRequestContext } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formAt, sendForm } from '../../support/briefings.ts';
import { pdfFacts } from '../../support/pages/pdf-facts.ts';
import { printedPages } from '../../support/pages/printed.ts';
import { started, stopAll, type Started } from '../../support/servers.ts';

test.describe.configure({ mode: 'default', timeout: 300_000 });

let folder: string;
let server: Started;
test.beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'differences-'));
	server = await started({ DATA_DIR: join(folder, 'data') });
});
test.afterAll(async () => {
	await stopAll();
	rmSync(folder, { recursive: true });
});

const words = (text: string): string => text.replaceAll(/\s+/g, ' ');
/** What stands in markup, tags aside. */
const readable = (html: string): string =>
	words(html.replaceAll(/<(style|script)[^>]*>.*?<\/\1>/gs, ' ').replaceAll(/<[^>]+>/g, ''))
		.replaceAll('&amp;', '&')
		.replaceAll('&quot;', '"');

const textAt = async (request: APIRequestContext, path: string): Promise<string> =>
	(await request.get(server.address + path)).text();
const bytesAt = async (request: APIRequestContext, path: string): Promise<Uint8Array> => {
	// A PDF takes a busy machine its time.
	const answer = await request.get(server.address + path, { timeout: 120_000 });
	expect(answer.status(), path).toBe(200);
	return new Uint8Array(await answer.body());
};

const reason = 'not borne out by mirror data';
const edits = [
	['a weight', 'w.arms-share-russia=0', ['Differs from Baseline', 'weight 100 → 0', reason]],
	['a reading', 'p.arms-share-russia=-1', ['Differs from Baseline', 'read the other way round', reason]],
	['a what-if', 'x.arms-share-russia=12', ['assumed to be 12.0%', 'observed: ', reason]],
	['a day', 'as-of=2025-06-30', ['As of 30 Jun 2025', 'not of the day it was taken']],
	['a lens', 'scenario=energy-lifeline', ['Another lens than Baseline', 'the watch’s own scenario, says']]
] as const;

for (const [name, query, expected] of edits)
	test(`${name} that departs from Baseline is told on every surface`, async ({ page, request }) => {
		const path = `/briefings?${query}`;
		const form = await formAt(request, server.address + path);
		const asked = readable(await textAt(request, path));
		for (const part of expected.filter((one) => one !== reason)) expect(asked, 'form').toContain(part);
		const given = asked.includes('Why: ') ? { 'reason.arms-share-russia': reason } : {};
		expect(Object.keys(given)).toHaveLength(expected.some((one) => one === reason) ? 1 : 0);
		const id = await sendForm(request, server.address, { ...form, ...given, title: `About ${name}` });
		if (typeof id === 'number') throw new Error(`Not taken: ${id}`);

		const said: Record<string, string> = {
			page: readable(await textAt(request, `/briefings/${id}`)),
			'one file': readable(await textAt(request, `/briefings/${id}.html`))
		};
		await page.goto(`${server.address}/briefings/${id}`);
		said.preview = (await page.locator('meta[property="og:description"]').getAttribute('content')) ?? '';
		await page.emulateMedia({ media: 'print' });
		said.print = words(await page.locator('article.briefing').innerText());
		const pdf = await bytesAt(request, `/briefings/${id}.pdf`);
		said.PDF = words((printedPages(pdf)[0] ?? []).map(({ text }) => text).join(' '));
		expect((await pdfFacts(pdf)).title).toContain(`About ${name}`);
		const docx = unzipSync(await bytesAt(request, `/briefings/${id}.docx`));
		said.Word = readable(strFromU8(docx['word/document.xml'] ?? new Uint8Array()));
		for (const [surface, text] of Object.entries(said))
			for (const part of expected) {
				if (surface === 'preview' && part === reason) continue;
				expect(text, surface).toContain(part);
			}
		const { record } = JSON.parse(await textAt(request, `/briefings/${id}.json`)) as {
			record: { reference?: { base: object | null; home: object | null }; asOf: string };
		};
		if (name === 'a day') expect(record.asOf).toBe('2025-06-30');
		else expect(record.reference?.[name === 'a lens' ? 'home' : 'base']).toMatchObject({ id: 'baseline' });
		const list = readable(await textAt(request, `/briefings?q=${id.slice(0, 12)}`));
		const listed = { 'a day': '30 Jun 2025', 'a lens': 'Energy lifeline' } as const;
		expect(list).toContain(
			name in listed ? listed[name as 'a day'] : 'Baseline, edited: Russian share of arms imports'
		);
	});

test('a reader gets one file at a time, and is told so in words', async ({ request }) => {
	const form = await formAt(request, `${server.address}/briefings`);
	const id = await sendForm(request, server.address, { ...form, title: 'Twice at once' });
	if (typeof id === 'number') throw new Error(`Not taken: ${id}`);
	const headers = { accept: 'application/json' };
	const address = `${server.address}/briefings/${id}.pdf`;
	const answers = await Promise.all([1, 2].map(() => request.get(address, { headers, timeout: 120_000 })));
	expect(answers.map((answer) => answer.status()).sort()).toEqual([200, 429]);
	const refused = answers.find((answer) => answer.status() === 429);
	const { message } = (await refused?.json()) as { message: string };
	expect(message).toContain('for you already');
});

test('the page makes the PDF, says how long it has been at it, and saves it', async ({ page, request }) => {
	const form = await formAt(request, `${server.address}/briefings`);
	const id = await sendForm(request, server.address, { ...form, title: 'By a button' });
	if (typeof id === 'number') throw new Error(`Not taken: ${id}`);
	await page.goto(`${server.address}/briefings/${id}`);
	const saved = page.waitForEvent('download');
	await page.getByRole('link', { name: 'PDF', exact: true }).click();
	await expect(page.getByRole('status')).toContainText(/is making PDF: \d+ s|is saved/);
	expect((await saved).suggestedFilename()).toMatch(/\.pdf$/);
	await expect(page.getByRole('status')).toContainText('is saved');
});

test('the comparison names the verdict that changed and each weight, from what to what', async ({
	page,
	request
}) => {
	const take = async (path: string): Promise<string> => {
		const id = await sendForm(request, server.address, await formAt(request, server.address + path));
		if (typeof id === 'number') throw new Error(`Not taken: ${id}`);
		return id;
	};
	const a = await take('/briefings?as-of=2026-11-20');
	const b = await take('/briefings?as-of=2026-11-20&w.arms-share-russia=0&w.trade-turnover-russia=0');
	await page.goto(`${server.address}/briefings/compare?a=${a}&b=${b}`);
	const main = page.locator('main');
	await expect(main).toContainText('How close changed: close → mixed');
	await expect(main).toContainText('Russian share of arms imports: weight 100 → 0');
	await expect(main).toContainText('Russia-Myanmar goods trade: weight 50 → 0');
});
