import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { started, stopAll, type Started } from '../../support/servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'another-'));
test.afterAll(async () => {
	await stopAll();
	rmSync(folder, { recursive: true, force: true });
});

const cli = (...words: string[]): string =>
	execFileSync(process.execPath, ['--import', 'tsx', 'src/cli/index.ts', ...words], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe']
	});

/** One server for a watch, however many tests ask for it. */
const servers = new Map<string, Promise<Started>>();
function serverOf(watch: string): Promise<Started> {
	const server =
		servers.get(watch) ?? started({ WATCH_DIR: watch, DATA_DIR: join(folder, `data-${servers.size}`) });
	servers.set(watch, server);
	return server;
}

/** A watch that `init` has just written; written once. */
function freshWatch(name: string, ...more: string[]): string {
	const watch = join(folder, name);
	if (!existsSync(watch)) cli('init', watch, ...more);
	return watch;
}
const firstWatch = (): string => freshWatch('fresh', '--title', 'First Watch', '--subject', 'Here-There');

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
	['a watch that init has just written', firstWatch]
] as const)
	test(`every page of ${kind} is about it, and a briefing can be made`, async ({ page }) => {
		const watch = make();
		const title = /^title: (.*)$/m.exec(readFileSync(join(watch, 'watch.yaml'), 'utf8'))?.[1] ?? '';
		const { address } = await serverOf(watch);
		const indicators = readdirSync(watch, { withFileTypes: true })
			.filter((entry) => entry.isDirectory() && !['scenarios', 'schemas'].includes(entry.name))
			.map(({ name }) => `/indicators/${name}`);
		expect(indicators.length).toBeGreaterThan(2);
		for (const path of [...pages, ...indicators]) {
			const answer = await page.goto(address + path, { waitUntil: 'domcontentloaded' });
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
	const fontsOf = async (watch: string): Promise<string> => {
		const { address } = await serverOf(watch);
		fetched.length = 0;
		await page.goto(address);
		// Every letter is laid out by now, so every face that is needed has been asked for.
		await page.evaluate(() => document.fonts.ready.then(() => undefined));
		return fetched.join(' ');
	};
	const further = /-(?:jp|myanmar|arabic|cyrillic|vietnamese|greek|latin-ext)-/;
	expect(await fontsOf(firstWatch())).not.toMatch(further);
	const fonts = await fontsOf(freshWatch('many', '--title', 'မြန်မာ, ロシア, الدفاع и Дозор ẵ'));
	for (const script of ['jp', 'myanmar', 'arabic', 'cyrillic', 'vietnamese'])
		expect(fonts, script).toContain(`-${script}-`);
	expect(complaints).toEqual([]);
});
