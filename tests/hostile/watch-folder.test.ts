import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readWatch } from '#server/watch/watch-folder.ts';
import { inventedFiles } from '../support/invented-watch.ts';
import { processorTime } from '../support/processor-time.ts';

let folder = '';

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'watch-'));
	for (const [path, text] of inventedFiles()) put(path, text);
});
afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

function put(path: string, content: string | Uint8Array): void {
	mkdirSync(dirname(join(folder, path)), { recursive: true });
	writeFileSync(join(folder, path), content);
}

async function complaints(at = folder): Promise<string[]> {
	const result = await readWatch(at);
	return 'issues' in result ? result.issues.map(({ file, code }) => `${file ?? ''} ${code}`) : [];
}

/** Growth of the memory in use at its highest, in MiB, while something runs; about, as collection comes when it comes. */
async function peakOf(act: () => Promise<unknown>): Promise<number> {
	const before = process.memoryUsage().rss;
	let highest = before;
	const watcher = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 5);
	await act();
	clearInterval(watcher);
	return (Math.max(highest, process.memoryUsage().rss) - before) / 2 ** 20;
}

describe('a watch folder', () => {
	test('says so where a folder or a device stands in the place of a file, at any level', async () => {
		const files = [...inventedFiles().keys()].filter((path) => /^[a-z].*\.(yaml|csv|json)$/.test(path));
		expect(files.length).toBeGreaterThan(5);
		for (const path of files) {
			const text = inventedFiles().get(path) ?? '';
			rmSync(join(folder, path));
			mkdirSync(join(folder, path));
			expect(await complaints(), path).toContain(`${path} file/not-a-file`);
			rmSync(join(folder, path), { recursive: true });
			put(path, text);
		}
		expect(await complaints()).toEqual([]);
	});

	test('passes over what people, editors and systems leave beside the files', async () => {
		for (const name of [
			'LICENSE',
			'licence.txt',
			'NOTES.md',
			'.git/HEAD',
			'.idea/x.xml',
			'Thumbs.db',
			'desktop.ini'
		])
			put(name, 'x');
		for (const name of ['watch.yaml~', '.watch.yaml.swp', 'watch.yaml.swp', '#watch.yaml#', '~$watch.xlsx'])
			put(name, 'x');
		expect(await complaints()).toEqual([]);
		put('watch.yaml.txt', 'x');
		expect(await complaints()).toEqual(['watch.yaml.txt folder/unknown-file']);
	});

	test('names the marks of an unfinished merge, with their line', async () => {
		const [path = '', text = ''] =
			[...inventedFiles()].find(([name]) => name.endsWith('observations.csv')) ?? [];
		put(path, `${text}<<<<<<< HEAD\n2020,1\n=======\n2020,2\n>>>>>>> theirs\n`);
		const result = await readWatch(folder);
		const [first] = 'issues' in result ? result.issues : [];
		expect(first).toMatchObject({ code: 'file/merge-conflict', file: path, line: text.split('\n').length });
	});

	test('lists at most two thousand issues, and counts the rest', async () => {
		for (let at = 0; at < 2200; at += 1) put(`stray-${at}.txt`, 'x');
		const found = await complaints();
		expect(found).toHaveLength(2001);
		expect(found.at(-1)).toBe(' folder/more-issues');
	});

	test('is read with a digest that changes with any of its bytes, and only with these', async () => {
		const digestOf = async (): Promise<string> => {
			const result = await readWatch(folder);
			return 'digest' in result ? result.digest : JSON.stringify(result.issues);
		};
		const first = await digestOf();
		expect(first).toMatch(/^[0-9a-f]{64}$/);
		put('README.md', 'more');
		put('schemas/watch.schema.json', '{}');
		expect(await digestOf()).toBe(first);
		put('events.csv', 'date,title,category,source,published\n');
		expect(await digestOf()).not.toBe(first);
	});

	test('that is missing, a file, or a link to itself is an issue', async () => {
		symlinkSync(join(folder, 'loop'), join(folder, 'loop'));
		expect(await complaints(join(folder, 'nowhere'))).toEqual([' folder/unreadable']);
		expect(await complaints(join(folder, 'watch.yaml'))).toEqual([' folder/unreadable']);
		expect(await complaints(join(folder, 'loop'))).toEqual([' folder/unreadable']);
	});

	test('may itself be a link', async () => {
		const link = `${folder}-link`;
		symlinkSync(folder, link);
		try {
			expect(await complaints(link)).toEqual([]);
		} finally {
			rmSync(link);
		}
	});

	test('does not follow links out of it, nor broken ones', async () => {
		symlinkSync('/etc/hostname', join(folder, 'events.txt'));
		symlinkSync('/etc', join(folder, 'etc'));
		symlinkSync('/proc/self/environ', join(folder, 'lamp', 'stray.csv'));
		symlinkSync('missing', join(folder, 'scenarios', 'gone.yaml'));
		symlinkSync(`${folder}-twin`, join(folder, 'twin'));
		mkdirSync(`${folder}-twin`);
		try {
			expect((await complaints()).sort()).toEqual([
				'etc file/link-outside',
				'events.txt file/link-outside',
				'lamp/stray.csv folder/unknown-file',
				'scenarios/gone.yaml file/unreadable',
				'twin file/link-outside'
			]);
		} finally {
			rmSync(`${folder}-twin`, { recursive: true });
		}
	});

	test('follows links that stay within it', async () => {
		symlinkSync(join('..', 'lamp', 'observations.csv'), join(folder, 'lamp', 'linked.csv'));
		rmSync(join(folder, 'events.csv'));
		put('.kept/events.csv', 'date,title,category,source,published\n');
		symlinkSync(join('.kept', 'events.csv'), join(folder, 'events.csv'));
		expect(await complaints()).toEqual(['lamp/linked.csv folder/unknown-file']);
	});

	test('does not wait for a pipe', async () => {
		rmSync(join(folder, 'events.csv'));
		execFileSync('mkfifo', [join(folder, 'events.csv')]);
		expect(await complaints()).toEqual(['events.csv file/not-a-file']);
	});

	test('with a folder in the place of a file, or the other way round', async () => {
		rmSync(join(folder, 'events.csv'));
		mkdirSync(join(folder, 'events.csv'));
		put('scenarios/deep/deeper/x.yaml', 'x');
		put('wind', 'x');
		expect(await complaints()).toEqual([
			'events.csv file/not-a-file',
			'scenarios/deep folder/unknown-file',
			'wind folder/unknown-file'
		]);
	});

	test('with names that would break a line or a terminal', async () => {
		put('a\n\u001b[31mb.csv', 'x');
		const result = await readWatch(folder);
		expect('issues' in result && result.issues.map(({ code }) => code)).toEqual(['folder/unknown-file']);
	});
});

describe('a file', () => {
	test('of 200 MB is refused by its size, unread', async () => {
		truncateSync(join(folder, 'lamp/observations.csv'), 200_000_000);
		const start = processorTime();
		const peak = await peakOf(async () => {
			expect(await complaints()).toEqual(['lamp/observations.csv file/too-large']);
		});
		expect(processorTime() - start).toBeLessThan(2_000);
		expect(peak).toBeLessThan(64);
	});

	test('of just 64 MiB of bad rows is checked to its end, in bounded memory', async () => {
		const row = 'x,2026-07-03,"1,200",180,240,nobody,page 8,A1,A,\n';
		const header = 'period,published,value,low,high,source,locator,grade,status,note\n';
		const rows = Math.floor((64 * 2 ** 20 - header.length) / row.length);
		put('lamp/observations.csv', header + row.repeat(rows));
		const start = processorTime();
		const result = await readWatch(folder);
		expect(processorTime() - start).toBeLessThan(90_000);
		expect('issues' in result && result.issues.length).toBe(1_001);
		expect('issues' in result && result.issues.at(-1)?.received).toBe(`${rows * 3 - 1_000} more`);
	});

	test.each([
		[
			'an alias bomb',
			`a: &a [x]\n${Array.from({ length: 40 }, (_, i) => `k${i}: &k${i} [*a, *a]\n`).join('')}`,
			'yaml/alias'
		],
		['a hundred thousand brackets', '['.repeat(100_000), 'yaml/'],
		['thirty thousand keys', Array.from({ length: 30_000 }, (_, i) => `k${i}: 1`).join('\n'), 'yaml/'],
		['as many duplicate keys', 'k: 1\n'.repeat(30_000), 'yaml/duplicate-key'],
		[
			'hundreds of nested mappings',
			Array.from({ length: 600 }, (_, i) => `${' '.repeat(i)}k:`).join('\n'),
			'yaml/'
		],
		['a quarter of a megabyte of quotes', '"'.repeat(250_000), 'yaml/'],
		['as much of list items', '- '.repeat(125_000), 'yaml/'],
		['half a megabyte', 'x'.repeat(500_000), 'yaml/too-large']
	])('of YAML with %s ends quickly', async (_, text, code) => {
		put('watch.yaml', text);
		const start = processorTime();
		const found = await complaints();
		expect(processorTime() - start).toBeLessThan(20_000);
		expect(found.some((complaint) => complaint.startsWith(`watch.yaml ${code}`))).toBe(true);
	});

	test.each([
		['a million brackets', '['.repeat(1_000_000)],
		['a million items', `[${'{},'.repeat(1_000_000)}{}]`],
		['ten megabytes of one string', `["${'x'.repeat(10_000_000)}`],
		['a million backslashes', `["${'\\\\'.repeat(1_000_000)}`]
	])('of JSON with %s ends quickly', async (_, text) => {
		put('sources.json', text);
		const start = processorTime();
		const found = await complaints();
		expect(processorTime() - start).toBeLessThan(20_000);
		expect(found.some((complaint) => /^sources\.json (json|sources)\//.test(complaint))).toBe(true);
	});

	test.each([
		['quotes', '"'.repeat(5_000_001)],
		['quoted lines', '"\n'.repeat(2_000_001)],
		['unclosed quotes', 'a,"b\n'.repeat(1_000_001)],
		['commas', ','.repeat(5_000_000)],
		['line breaks', '\n'.repeat(5_000_000)]
	])('of CSV with millions of %s ends quickly', async (_, text) => {
		put('events.csv', `date,title,category,source,published\n${text}`);
		const start = processorTime();
		await complaints();
		expect(processorTime() - start).toBeLessThan(20_000);
	});
});
