import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseObservationsFile } from '#parse';
import { previewImport, writeImport, type ImportOrder } from './one-import.ts';
import type { ImportReport } from '#server/import/file-reading.ts';
import { run } from '../../../src/cli/program.ts';
import { TODAY } from '../importing.ts';
import { HEADER, observationsOf, smallWatch, withSecondIndicator } from './watch-copy.ts';
import { takeBackLast, writeFileOrder } from '#server/import/file-writing.ts';
import type { FileOrder, FileOutcome } from '#server/import/file-reading.ts';

const deals = fileURLToPath(new URL('../fixtures/deals.csv', import.meta.url));
const script = fileURLToPath(new URL('write-once.ts', import.meta.url));
let folder: string;

beforeEach(async () => {
	folder = await smallWatch();
});
afterEach(async () => {
	await rm(folder, { recursive: true });
});

const order = (more: Partial<ImportOrder> = {}): ImportOrder => ({
	watchFolder: folder,
	indicator: 'share',
	block: { format: 'sipri', recipient: 'Eastland', supplier: 'Northland', source: 'deals' },
	path: deals,
	name: 'deals.csv',
	published: null,
	modified: null,
	today: TODAY,
	...more
});
async function reportOf(outcome: ReturnType<typeof previewImport>): Promise<ImportReport> {
	const result = await outcome;
	if ('issues' in result) throw new Error(JSON.stringify(result.issues));
	return result.report;
}

describe('a run', () => {
	it('tells and changes nothing, then writes once, then has nothing to add', async () => {
		const before = await observationsOf(folder);
		const report = await reportOf(previewImport(order()));
		expect(report).toMatchObject({ written: false, unchanged: 1 });
		expect(report.revised.map(({ period, before: old, value }) => [period, old, value])).toEqual([
			['2019', 90, 100]
		]);
		expect(report.added.map(({ period }) => period)).toEqual(['2021', '2023']);
		expect(report.scores).toMatchObject([{ scenario: 'plain', after: { score: 100, position: 'close' } }]);
		expect(await observationsOf(folder)).toBe(before);
		expect((await reportOf(writeImport(order()))).written).toBe(true);
		const after = await observationsOf(folder);
		expect(after.startsWith(before)).toBe(true);
		expect(await reportOf(writeImport(order()))).toMatchObject({
			written: false,
			added: [],
			revised: [],
			unchanged: 4
		});
		expect(await observationsOf(folder)).toBe(after);
	});
	it('writes nothing beside an issue', async () => {
		const before = await observationsOf(folder);
		const outcome = await writeImport(
			order({ block: { format: 'sipri', recipient: 'Nowhere', supplier: 'Northland' } })
		);
		expect(outcome).toMatchObject({ issues: [{ code: 'import/no-match' }] });
		expect(await observationsOf(folder)).toBe(before);
	});
});

describe('a file that feeds several indicators', () => {
	const block = (supplier: string, recipient = 'Eastland'): FileOrder['targets'][number]['block'] => ({
		format: 'sipri',
		recipient,
		supplier,
		source: 'deals'
	});
	const write = (
		second: FileOrder['targets'][number]['block'],
		acceptOutliers = false
	): Promise<FileOutcome> => {
		const { indicator, block: first, ...rest } = order();
		return writeFileOrder({
			...rest,
			acceptOutliers,
			targets: [
				{ indicator, block: first },
				{ indicator: 'other', block: second }
			]
		});
	};
	const both = async (): Promise<string[]> => [
		await observationsOf(folder),
		await observationsOf(folder, 'other')
	];
	beforeEach(() => withSecondIndicator(folder));

	it('is written to none when a figure of one is out of line, and to all when that is accepted', async () => {
		const before = await both();
		const held = await write(block('Southland'));
		expect('issues' in held && new Set(held.issues.map(({ code }) => code))).toEqual(
			new Set(['import/out-of-line'])
		);
		expect(await both()).toEqual(before);
		const done = await write(block('Southland'), true);
		expect('reports' in done && done.reports.map(({ written }) => written)).toEqual([true, true]);
		expect((await observationsOf(folder, 'other')).includes('Out of line when it came in')).toBe(true);
		expect(await takeBackLast(folder)).toEqual({ rows: 3 + 4, indicator: null });
		expect(await both()).toEqual(before);
		expect(await takeBackLast(folder)).toMatchObject({ issues: [{ code: 'import/nothing-to-take-back' }] });
	});
	it('passes over an indicator that it isn’t about, and is written to the other', async () => {
		const done = await write(block('Southland', 'Elsewhere'));
		expect(done).toMatchObject({
			reports: [{ indicator: 'share', written: true }],
			passedOver: [{ indicator: 'other', issues: [{ code: 'import/no-match' }] }]
		});
	});
	it('passes over an indicator that it is too short for, and is written to the other', async () => {
		const done = await write({ ...block('Southland'), window: 40 });
		expect(done).toMatchObject({
			reports: [{ indicator: 'share', written: true }],
			passedOver: [{ indicator: 'other', issues: [{ code: 'import/no-observation' }] }]
		});
	});
	it('isn’t taken back once somebody has changed a row', async () => {
		await write(block('Southland'), true);
		await writeFile(join(folder, 'other/observations.csv'), `${await observationsOf(folder, 'other')}\n`);
		const after = await both();
		expect(await takeBackLast(folder)).toMatchObject({ issues: [{ code: 'import/changed-since' }] });
		expect(await both()).toEqual(after);
	});
	it('is finished by the next import when the first was killed between two files', async () => {
		const before = await both();
		await write(block('Southland'), true);
		const after = await both();
		const record = join(folder, '.last-import.json');
		const kept = await readFile(record, 'utf8');
		await writeFile(join(folder, 'other/observations.csv'), before[1] ?? '');
		await writeFile(record, kept.replace('"done"', '"begun"'));
		await write(block('Southland'), true);
		expect(await both()).toEqual(after);
	});
});

const start = (from: number, count: number): ReturnType<typeof spawn> =>
	spawn(process.execPath, ['--import', 'tsx', script, folder, String(from), String(count)], {
		stdio: ['ignore', 'pipe', 'inherit']
	});

describe('other writers and sudden ends', () => {
	it('two importers at once lose no rows', async () => {
		const both = [start(1000, 12), start(1100, 12)];
		await Promise.all(both.map((child) => once(child, 'exit')));
		const rows = (await observationsOf(folder)).trimEnd().split('\n');
		expect(rows.length).toBe(3 + 24);
		expect(new Set(rows).size).toBe(rows.length);
	});
	it('a kill leaves the old or the new file, and the next import goes on', async () => {
		for (let round = 0; round < 4; round += 1) {
			const child = start(1200 + round * 100, 90);
			// Heard from the start: it may have ended by itself before this busy process gets to it.
			const ended = once(child, 'exit');
			await once(child.stdout ?? child, 'data');
			await new Promise((resolve) => setTimeout(resolve, 40 + round * 57));
			child.kill('SIGKILL');
			await ended;
			const text = await observationsOf(folder);
			expect(text.startsWith(HEADER)).toBe(true);
			expect(text.endsWith('\n')).toBe(true);
			const context = { sources: new Map([['deals', { id: 'deals', type: 'dataset' }]]), bounds: null };
			expect(parseObservationsFile(text, 'f', context).issues).toEqual([]);
		}
		expect((await reportOf(writeImport(order()))).written).toBe(true);
		expect(
			(await readdir(join(folder, 'share'))).filter((name) => name.endsWith('.tmp') || name.includes('lock'))
		).toEqual([]);
	});
	it('removes what was left by writers that died while they asked for the lock, and nothing of the living', async () => {
		const { hostname } = await import('node:os');
		const drafts = { empty: '', dead: `999999999 ${hostname()} x`, living: `${process.pid} ${hostname()} x` };
		for (const [name, holder] of Object.entries(drafts))
			await writeFile(join(folder, `share/.observations.csv.lock.${name}`), holder);
		expect((await reportOf(writeImport(order()))).written).toBe(true);
		expect((await readdir(join(folder, 'share'))).filter((name) => name.includes('lock'))).toEqual([
			'.observations.csv.lock.living'
		]);
	});
	it('takes over the lock of a writer that has died', async () => {
		const { hostname } = await import('node:os');
		await writeFile(join(folder, 'share/.observations.csv.lock'), `999999999 ${hostname()} x`);
		expect((await reportOf(writeImport(order()))).written).toBe(true);
	});
});

describe('in the terminal', () => {
	async function cli(...words: string[]): Promise<{ code: number; out: string; err: string }> {
		let [out, err] = ['', ''];
		const code = await run([...words, '--watch', folder], {
			out: (text) => (out += text),
			err: (text) => (err += text),
			today: TODAY,
			env: {}
		});
		return { code, out, err };
	}
	it('shows, then writes; every indicator with the format where none is named', async () => {
		const rates = fileURLToPath(new URL('../fixtures/cases/fred-dots.csv', import.meta.url));
		const none = await cli('import', 'auto', rates);
		expect([none.code, none.err]).toEqual([
			2,
			expect.stringContaining('none of the watch reads files of FRED')
		]);
		expect(none.err).toContain('bring a file of SIPRI');
		const dry = await cli('import', 'auto', deals);
		expect(dry.code).toBe(0);
		expect(dry.out).toContain('revised    2019  100 (66.7 to 100)  until now 90');
		expect(dry.out).toContain('3 rows to add; nothing written yet');
		const written = JSON.parse(
			(await cli('import', 'sipri', deals, '--into', 'share', '--write', '--json')).out
		) as { ok: boolean; imports: { written: boolean }[] };
		expect(written).toMatchObject({ ok: true, imports: [{ written: true }] });
	});
	it('takes parameters over the block’s, and names what it doesn’t know', async () => {
		const other = await cli(
			'import',
			'sipri',
			deals,
			'--into',
			'share',
			'--set',
			'supplier=Southland',
			'--set',
			'window=5',
			'--json'
		);
		expect(JSON.parse(other.out)).toMatchObject({
			imports: [{ added: [{ period: '2019/2023', value: 45.5 }] }]
		});
		const wrong = await cli('import', 'sipri', deals, '--into', 'share', '--set', 'recipiant=x');
		expect(wrong.code).toBe(1);
		expect(wrong.out).toContain('recipiant');
		expect((await cli('import', 'nonsense', deals)).code).toBe(2);
		expect((await cli('import', 'sipri', `${deals}-none`)).code).toBe(2);
		expect((await cli('import', 'sipri', '--fetch')).code).toBe(2);
		expect((await cli('import', 'sipri', deals, '--into', 'nothing')).code).toBe(1);
	});
});
