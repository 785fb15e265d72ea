import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import {
	appendFileSync,
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync
} from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { sourcesDigest } from '../../../src/lib/server/build/sources-digest.ts';
import { exitOf, launchWith, started, startedWith, stopAll } from '../../support/servers.ts';

const run = promisify(execFile);
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const folders: string[] = [];

test.afterEach(async () => {
	await stopAll();
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const isAnswering = (address: string): Promise<boolean> =>
	fetch(address).then(
		() => true,
		() => false
	);

for (const signal of ['SIGTERM', 'SIGINT'] as const)
	test(`${signal} to npm, as a service manager sends it, ends the server and frees the port`, async () => {
		const { process: child, address } = await startedWith(npm, ['start'], {});
		expect(await isAnswering(address)).toBe(true);
		child.kill(signal);
		await exitOf(child);
		await expect.poll(() => isAnswering(address)).toBe(false);
	});

// After how long it cuts what is under way is tested by the clock, not by this machine: tests/server/http/close.test.ts.
test('SIGTERM ends the server under load, however much is asked of it', async () => {
	const { process: child, address } = await started({});
	const asking = Array.from({ length: 8 }, async (_, at) => {
		const path = ['/', '/history.png', '/scenarios', '/watch.zip'][at % 4] ?? '/';
		while (await isAnswering(address + path));
	});
	await isAnswering(`${address}/method`);
	child.kill('SIGTERM');
	expect(await exitOf(child)).toBe(0);
	await Promise.all(asking);
});

/** The program without its build, in a place of its own where its sources may be edited. */
function copyOfProgram(): string {
	const folder = mkdtempSync(join(tmpdir(), 'program-'));
	folders.push(folder);
	for (const name of readdirSync('.'))
		if (/^(src|static|indicators|package.*\.json|tsconfig\.json|(svelte|vite)\..*)$/.test(name))
			cpSync(name, join(folder, name), { recursive: true });
	symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
	return folder;
}

/** The same with the build of its sources, as made elsewhere and brought along. */
function copyOfBuiltProgram(): string {
	const folder = copyOfProgram();
	const build = join('build', sourcesDigest('.'));
	cpSync(build, join(folder, build), { recursive: true });
	return folder;
}

const pages =
	'/ /indicators /indicators/fuel-price /scenarios /events /sources /changes /briefings /method /update /search?q=oil /history.png /outlook.json /api/outlook /watch.zip'.split(
		' '
	);

test('sources edited under a running server, a briefing printed, a second server: the first answers as before', async () => {
	test.setTimeout(600_000);
	const folder = copyOfBuiltProgram();
	const env = { DATA_DIR: join(folder, 'data') };
	const words = ['--import', 'tsx', 'src/start.ts'];
	const first = await startedWith(process.execPath, words, env, folder);
	expect(first.said()).not.toContain('Building');
	appendFileSync(join(folder, 'src', 'routes', 'method', '+page.svelte'), '\n<p>Edited.</p>\n');
	const printed = await run(
		process.execPath,
		['--import', 'tsx', 'src/cli/index.ts', 'brief', '--no-archive', '--out', 'out.html'],
		{ cwd: folder, env: { ...process.env, ...env } }
	);
	expect(printed.stderr).toContain('Building');
	expect(statSync(join(folder, 'out.html')).size).toBeGreaterThan(100_000);
	const second = await startedWith(process.execPath, words, env, folder);
	expect(second.said()).not.toContain('Building');
	expect(await (await fetch(`${second.address}/method`)).text()).toContain('Edited.');
	// None was asked for before: the first server loads each of them only now.
	for (const path of pages) expect([path, (await fetch(first.address + path)).status]).toEqual([path, 200]);
	const page = await (await fetch(`${first.address}/method`)).text();
	expect(page).not.toContain('Edited.');
	const assets = [...page.matchAll(/(?:href|import\()="?\.?(\/_app\/[^"]+)"/g)].map(([, path = '']) => path);
	expect(assets.length).toBeGreaterThan(2);
	for (const path of assets) expect([path, (await fetch(first.address + path)).status]).toEqual([path, 200]);
});

test('a build asks for no package that a production install leaves out', async () => {
	await started({});
	const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
		dependencies: Record<string, string>;
	};
	const built = readdirSync('build').filter((name) => /^[0-9a-f]{16}$/.test(name));
	expect(built.length).toBeGreaterThan(0);
	const found = new Set<string>();
	for (const build of built)
		for (const name of readdirSync(join('build', build), { recursive: true, encoding: 'utf8' })) {
			if (!name.endsWith('.js') || name.startsWith('client')) continue;
			const text = readFileSync(join('build', build, name), 'utf8');
			for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles)
				if (!/^[./]/.test(fileName)) found.add(fileName);
		}
	const packages = [...found]
		.filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
		.map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
	expect(packages).toEqual(expect.arrayContaining(['kysely', 'chart.js']));
	// The pages' library tries this one, and does without.
	const optional = ['@opentelemetry/api'];
	expect(packages.filter((name) => !(name in dependencies || optional.includes(name)))).toEqual([]);
});

test('stops at once while it builds, and leaves nothing running', async () => {
	const folder = copyOfProgram();
	const words = ['--import', 'tsx', 'src/start.ts'];
	const { process: child, said } = launchWith(process.execPath, words, {}, folder);
	await expect.poll(said).toContain('Building');
	child.kill('SIGTERM');
	expect(await exitOf(child)).toBe(0);
	expect(existsSync(join(folder, 'build', sourcesDigest(folder)))).toBe(false);
	// What it has told to end may do so a moment after it.
	await expect
		.poll(async () => (await run('ps', ['-eo', 'args'])).stdout)
		.not.toContain(join(folder, 'node_modules', 'vite'));
});
