import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { started, stopAll } from '../support/servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'another-'));
test.afterEach(stopAll);
test.afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

const cli = (...words: string[]): string =>
	execFileSync(process.execPath, ['--import', 'tsx', 'src/cli/index.ts', ...words], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe']
	});

const pages = [
	'/',
	'/indicators',
	'/scenarios',
	'/events',
	'/sources',
	'/changes',
	'/method',
	'/briefings',
	'/search?q=a'
];

for (const [kind, make] of [
	['the example', () => 'examples/estmark-velden'],
	[
		'a watch that init has just written',
		() => {
			const fresh = join(folder, 'fresh');
			cli('init', fresh, '--title', 'First Watch', '--subject', 'Here-There');
			return fresh;
		}
	]
] as const)
	test(`every page of ${kind} is about it, and a briefing can be made`, async ({ page }) => {
		const watch = make();
		const title = /^title: (.*)$/m.exec(readFileSync(join(watch, 'watch.yaml'), 'utf8'))?.[1] ?? '';
		const { address } = await started({ WATCH_DIR: watch, DATA_DIR: join(folder, 'data') });
		const indicators = readdirSync(watch, { withFileTypes: true })
			.filter((entry) => entry.isDirectory() && !['scenarios', 'schemas'].includes(entry.name))
			.map(({ name }) => `/indicators/${name}`);
		expect(indicators.length).toBeGreaterThan(2);
		for (const path of [...pages, ...indicators]) {
			const answer = await page.goto(address + path);
			expect(answer?.status(), path).toBe(200);
			await expect(page.getByRole('banner'), path).toContainText(title);
			const [wide, room] = await page.evaluate(
				() => [document.documentElement.scrollWidth, innerWidth] as const
			);
			expect(wide, path).toBeLessThanOrEqual(room);
			const text = await page.locator('body').innerText();
			expect(text.includes('Naypyidaw') || text.includes('Moscow'), path).toBe(false);
		}
		const zip = await page.request.get(`${address}/watch.zip`);
		expect(zip.headers()['content-disposition']).toContain(title.toLowerCase().replaceAll(' ', '-'));
		const file = join(folder, `${indicators.length}.html`);
		cli('brief', '--watch', watch, '--out', file, '--no-archive');
		expect(readFileSync(file, 'utf8')).toContain(title);
		expect(cli('verify', file)).not.toBe('');
	});

test('a page fetches the fonts of the letters it has, and of no others', async ({ page }) => {
	const fetched: string[] = [];
	const complaints: string[] = [];
	page.on('response', (answer) => {
		if (answer.ok() && answer.url().endsWith('.woff2')) fetched.push(answer.url());
	});
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
	const fontsOf = async (title: string): Promise<string> => {
		const watch = join(folder, `fonts-${title.length}`);
		cli('init', watch, '--title', title);
		const { address } = await started({ WATCH_DIR: watch, DATA_DIR: join(folder, 'data') });
		fetched.length = 0;
		await page.goto(address, { waitUntil: 'networkidle' });
		return fetched.join(' ');
	};
	const further = /-(?:jp|myanmar|arabic|cyrillic|vietnamese|greek|latin-ext)-/;
	expect(await fontsOf('Plain Watch')).not.toMatch(further);
	const fonts = await fontsOf('မြန်မာ, ロシア, الدفاع и Дозор ẵ');
	for (const script of ['jp', 'myanmar', 'arabic', 'cyrillic', 'vietnamese'])
		expect(fonts, script).toContain(`-${script}-`);
	expect(complaints).toEqual([]);
});
