import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useBuild } from '#server/build/builds.ts';
import { BuildError } from '#server/build/make-build.ts';
import { sourcesDigest } from '#server/build/sources-digest.ts';

/** A program of one source file, with something in Vite's place that counts how often it builds the pages. */
let root: string;
const builder = `
	const { mkdirSync, readFileSync, appendFileSync, writeFileSync } = require('node:fs');
	const source = readFileSync('src/a.ts', 'utf8');
	if (source.includes('broken')) { console.error('a.ts is broken'); process.exit(1); }
	mkdirSync('build/draft/print', { recursive: true });
	if (process.argv.includes('--config')) process.exit(0);
	appendFileSync('count', '.');
	writeFileSync('build/draft/handler.js', source);
`;
const said: string[] = [];
const use = (): Promise<string> => useBuild((text) => said.push(text), root);
const edit = (text: string): void => writeFileSync(join(root, 'src', 'a.ts'), text);
const count = (): number => readFileSync(join(root, 'count'), 'utf8').length;
const builds = (): string[] => readdirSync(join(root, 'build')).filter((name) => !name.startsWith('.'));
const leases = (): string => join(root, 'build', '.leases');
/** As if the process that uses it had ended. */
const release = (digest: string): void =>
	rmSync(join(leases(), `${digest} ${process.pid} ${encodeURIComponent(hostname())}`));

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'builds-'));
	for (const folder of ['src', join('node_modules', 'vite', 'bin')])
		mkdirSync(join(root, folder), { recursive: true });
	writeFileSync(join(root, 'node_modules', 'vite', 'bin', 'vite.js'), builder);
	edit('first');
	said.length = 0;
});
afterEach(() => rmSync(root, { recursive: true }));

it('builds once for the same sources, also when two programs start at once', async () => {
	const folders = await Promise.all([use(), use()]);
	expect(new Set([...folders, await use()]).size).toBe(1);
	expect(count()).toBe(1);
	expect(said).toHaveLength(1);
	expect(readFileSync(join(folders[0], 'handler.js'), 'utf8')).toBe('first');
});

it('leaves a build alone that somebody uses, and removes it once nobody does', async () => {
	const first = await use();
	const firstDigest = sourcesDigest(root);
	edit('second');
	await use();
	expect(readFileSync(join(first, 'handler.js'), 'utf8')).toBe('first');
	release(firstDigest);
	// As left by a process that was killed; no process has this number.
	writeFileSync(join(leases(), `${firstDigest} 99999999 ${encodeURIComponent(hostname())}`), '');
	edit('third');
	const third = await use();
	expect(builds()).not.toContain(firstDigest);
	expect(builds()).toHaveLength(2);
	expect(readFileSync(join(third, 'handler.js'), 'utf8')).toBe('third');
});

it('keeps what another machine uses for a day after its last word', async () => {
	await use();
	const digest = sourcesDigest(root);
	release(digest);
	writeFileSync(join(leases(), `${digest} 1 elsewhere`), '');
	edit('second');
	await use();
	expect(builds()).toContain(digest);
});

it('says why a build failed, keeps the builds there are, and uses one of them once the sources are as they were', async () => {
	const first = await use();
	edit('broken');
	await expect(use()).rejects.toThrow(/The build failed:[^]*a\.ts is broken/);
	edit('first');
	expect(await use()).toBe(first);
	expect(count()).toBe(1);
});

it('uses a build that was made elsewhere from the same sources, and says what to do where there is none', async () => {
	const folder = await use();
	const other = mkdtempSync(join(tmpdir(), 'builds-'));
	try {
		cpSync(join(root, 'src'), join(other, 'src'), { recursive: true });
		const missing = useBuild(() => undefined, other);
		await expect(missing).rejects.toThrow(BuildError);
		await expect(missing).rejects.toThrow('npm ci && npm run build');
		cpSync(folder, folder.replace(root, other), { recursive: true });
		expect(await useBuild(() => undefined, other)).toBe(folder.replace(root, other));
	} finally {
		rmSync(other, { recursive: true });
	}
});
