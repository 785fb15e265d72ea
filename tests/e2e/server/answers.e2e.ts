import { expect, test, type APIRequestContext } from '@playwright/test';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formAt, sendForm } from '../../support/briefings.ts';
import { started, stopAll } from '../../support/servers.ts';

// One server for all of them: what is edited, and asked of strangers, comes last.
test.describe.configure({ mode: 'default' });
let folder: string;
let address: string;
test.beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'answers-'));
	cpSync('tests/fixtures/watch', join(folder, 'watch'), { recursive: true });
	const own = { WATCH_DIR: join(folder, 'watch'), DATA_DIR: join(folder, 'data') };
	({ address } = await started(own));
});
test.afterAll(async () => {
	await stopAll();
	rmSync(folder, { recursive: true });
});

/** One of the server's own counts. */
async function counted(request: APIRequestContext, line: string): Promise<number> {
	const answer = await request.get(`${address}/metrics`);
	expect(answer.status()).toBe(200);
	const text = await answer.text();
	const found = text.split('\n').find((one) => one.startsWith(`${line} `));
	return Number(found?.split(' ').at(-1) ?? 0);
}

const misses = 'alignment_watch_answers_looked_up_total{result="miss"}';
const hits = 'alignment_watch_answers_looked_up_total{result="hit"}';
const questions = 'alignment_watch_archive_questions_total';

test('works out ahead what everybody asks, and gives it to all without working it out again', async ({
	request
}) => {
	await expect.poll(() => counted(request, 'alignment_watch_answers_kept'), { timeout: 60_000 }).toBe(4);
	// Once more where the server looked after itself in the midst of it.
	await expect(async () => {
		const made = await counted(request, misses);
		const before = await counted(request, hits);
		for (const path of ['/', '/api/outlook', '/indicators', '/scenarios']) {
			const first = await request.get(address + path);
			const tag = first.headers().etag ?? '';
			expect(tag, path).toMatch(/^W\/"/);
			expect(first.headers()['content-encoding'], path).toBe('br');
			const again = await request.get(address + path, { headers: { 'if-none-match': tag } });
			expect([again.status(), (await again.body()).length], path).toEqual([304, 0]);
			const head = await request.head(address + path);
			expect([head.status(), head.headers().etag], path).toEqual([200, tag]);
		}
		expect(await counted(request, misses)).toBe(made);
		expect(await counted(request, hits)).toBe(before + 12);
	}).toPass({ timeout: 60_000 });
	expect(await counted(request, 'alignment_watch_answers_bytes')).toBeGreaterThan(100_000);
	const strict = (await request.get(address)).headers();
	expect(strict['content-security-policy']).toContain("script-src 'self' 'sha256-");
	expect(strict['content-security-policy']).not.toContain('unsafe-inline');
	expect(strict['x-frame-options']).toBe('DENY');
});

test('gives each reader the answer to his own weights', async ({ request }) => {
	const scores = await Promise.all(
		[0, 20, 20, 60].map(async (weight) => {
			const answer = await request.get(`${address}/api/outlook?as-of=2026-11-22&w.fuel-price=${weight}`);
			const { indicators } = (await answer.json()) as { indicators: { id: string; weight: number }[] };
			return indicators.find(({ id }) => id === 'fuel-price')?.weight;
		})
	);
	expect(scores).toEqual([0, 20, 20, 60]);
});

test('asks the archive as often as a page needs, however often it is read', async ({ request }) => {
	const form = await formAt(request, `${address}/briefings?as-of=2026-11-22`);
	const id = String(await sendForm(request, address, { ...form, title: 'Asked' }));
	await expect.poll(() => counted(request, 'alignment_watch_answers_kept')).toBeGreaterThan(3);
	const asked = async (path: string): Promise<[string, number]> => {
		const before = await counted(request, questions);
		expect((await request.get(address + path)).status(), path).toBe(200);
		return [path, (await counted(request, questions)) - before];
	};
	const expectedAt = (weight: number): [string, number][] => [
		// Which the last briefing is, and what it says.
		[`/?w.fuel-price=${weight}`, 2],
		[`/?w.fuel-price=${weight}`, 0],
		[`/api/outlook?w.fuel-price=${weight}`, 0],
		[`/indicators?as-of=2026-11-${weight}`, 0],
		[`/indicators/fuel-price?as-of=2026-11-${weight}`, 0],
		[`/changes?from=2026-01-${weight}`, 1],
		['/search?q=fuel', 0],
		['/sources', 0],
		['/briefings?q=asked', 2],
		['/api/briefings', 2],
		[`/briefings/${id}`, 1],
		[`/briefings/${id}/verify`, 2],
		[`/briefings/compare?a=${id}&b=${id}`, 2]
	];
	let weight = 10;
	// With other addresses where the server asked something of its own in the midst of it.
	await expect(async () => {
		const expected = expectedAt((weight += 1));
		const found: [string, number][] = [];
		for (const [path] of expected) found.push(await asked(path));
		expect(found).toEqual(expected);
	}).toPass({ timeout: 60_000 });
});

test('shows no form to strangers, whoever asked before', async ({ request }) => {
	const stranger = { 'x-forwarded-for': '203.0.113.7' };
	const own = await (await request.get(`${address}/indicators`)).text();
	const theirs = await (await request.get(`${address}/indicators`, { headers: stranger })).text();
	expect(own).toContain('href="/update"');
	expect(theirs).not.toContain('href="/update"');
	expect(await (await request.get(`${address}/indicators`)).text()).toContain('href="/update"');
});

test('shows an edit of the folder, and a briefing at once', async ({ request }) => {
	const board = async (): Promise<string> => (await request.get(`${address}/`)).text();
	const before = await board();
	const form = await formAt(request, `${address}/briefings?as-of=2026-11-22`);
	const id = String(await sendForm(request, address, { ...form, title: 'First' }));
	expect(id).toMatch(/^[0-9a-f]{64}$/);
	expect(before).not.toContain(id);
	expect(await board()).toContain(id);
	const page = await request.get(`${address}/briefings/${id}`);
	expect(page.headers()['cache-control']).toContain('immutable');
	const file = join(folder, 'watch', 'watch.yaml');
	writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, 'title: A quite different name'));
	await expect.poll(board).toContain('A quite different name');
});
