import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseDay } from '#parse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { inventedFiles } from '../support/invented-watch.ts';

let folder = '';

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'watch-'));
	for (const [path, text] of inventedFiles({ 'broken/x': 'x' })) {
		const at = path === 'broken/x' ? join(folder, path) : join(folder, 'sound', path);
		mkdirSync(dirname(at), { recursive: true });
		writeFileSync(at, text);
	}
});
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

interface Ended {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

async function cli(...words: string[]): Promise<Ended> {
	let [out, err] = ['', ''];
	const code = await run(words, {
		out: (text) => (out += text),
		err: (text) => (err += text),
		today: parseDay('2026-07-31') ?? 0,
		env: { WATCH_DIR: join(folder, 'sound') }
	});
	return { code, out, err };
}

describe('exit codes', () => {
	test.each([
		['0 for a sound watch', 0, ['check']],
		['0 for help', 0, ['--help']],
		['0 for the help of a command', 0, ['outlook', '--help']],
		['2 without a command', 2, []],
		['2 for an unknown command', 2, ['outlok']],
		['2 for an unknown option', 2, ['check', '--fast']],
		['2 for an option without its value', 2, ['outlook', '--scenario']],
		['2 for a stray word', 2, ['check', 'indicators']],
		['2 for an unknown scenario', 2, ['outlook', '--scenario', 'nope']],
		['2 for an unreadable date', 2, ['outlook', '--as-of', '2026-02-30']],
		['2 for both --link and --scenario', 2, ['outlook', '--link', 'w.lamp=2', '--scenario', 'only']],
		['2 for a link that can’t be read', 2, ['outlook', '--link', 'w.lamp=many']],
		['2 for a link to a day too far ahead', 2, ['outlook', '--link', 'as-of=9999-12-31']],
		['2 for both --all and --scenario', 2, ['outlook', '--all', '--scenario', 'only']],
		['2 for an unknown reading', 2, ['history', '--reading', 'then']],
		['2 for an unreadable step', 2, ['history', '--step', 'month']],
		[
			'2 for a history that ends before it begins',
			2,
			['history', '--from', '2026-02-01', '--to', '2026-01-01']
		],
		['2 for a day more than a year ahead', 2, ['outlook', '--as-of', '9999-12-31']],
		['2 for sensitivity before the first known day', 2, ['sensitivity', '--as-of', '1800-01-01']],
		['2 for an explanation from before the first known day', 2, ['explain', '--from', '1800-01-01']],
		['2 for a history to a day more than a year ahead', 2, ['history', '--to', '2027-08-01']],
		['2 for a history from before the first known day', 2, ['history', '--from', '1800-01-01']],
		['0 for a day almost a year ahead', 0, ['outlook', '--as-of', '2027-07-30']],
		['2 for an explanation without its beginning', 2, ['explain']]
	])('%s', async (_, code, words) => {
		const ended = await cli(...words);
		expect(ended.code).toBe(code);
		if (code === 2) expect(ended.err).not.toBe('');
		if (code === 2) expect(ended.out).toBe('');
	});

	test.each(['check', 'outlook', 'history', 'sensitivity', 'explain'])(
		'1 for %s on a folder with issues',
		async (name) => {
			const words = name === 'explain' ? [name, '--from', '2026-01-01'] : [name];
			const ended = await cli(...words, '--watch', join(folder, 'broken'));
			expect(ended.code).toBe(1);
			expect(ended.out).toContain('watch.yaml  expected the file, received none [folder/missing-file]\n');
			const json = await cli(...words, '--json', '--watch', join(folder, 'broken'));
			expect(JSON.parse(json.out)).toMatchObject({ ok: false, issues: [{}, {}, {}] });
		}
	);
});

describe('--json', () => {
	test('prints one value, also for wrong usage', async () => {
		for (const words of [
			['check'],
			['outlook'],
			['outlook', '--all'],
			['history'],
			['sensitivity'],
			['verdicts'],
			['bogus'],
			['outlook', '--as-of', 'x'],
			[]
		]) {
			const { out, err } = await cli(...words, '--json');
			expect(() => JSON.parse(out) as unknown, words.join(' ')).not.toThrow();
			expect(err).toBe('');
		}
	});

	test('names what is allowed when a scenario is unknown', async () => {
		const { out } = await cli('outlook', '--scenario', 'nope', '--json');
		expect(JSON.parse(out)).toMatchObject({
			issues: [{ code: 'usage/argument', field: '--scenario', expected: 'one of only', received: 'nope' }]
		});
	});

	test('keeps issues in the order of their keys', async () => {
		const { out } = await cli('check', '--json', '--watch', join(folder, 'broken'));
		const { issues } = JSON.parse(out) as { issues: object[] };
		expect(Object.keys(issues[0] ?? {})).toEqual([
			'code',
			'file',
			'line',
			'column',
			'field',
			'expected',
			'received',
			'hint'
		]);
	});

	test('of an outlook has every key that the format names, in its order', async () => {
		const { out } = await cli('outlook', '--json');
		const value = JSON.parse(out) as { indicators: object[]; score: number };
		expect(Object.keys(value)).toEqual([
			'asOf',
			'scenario',
			'method',
			'status',
			'score',
			'position',
			'pushUp',
			'pushDown',
			'bounds',
			'coverage',
			'confidence',
			'direction',
			'firmness',
			'indicators',
			'draws',
			'weightSpace'
		]);
		expect(Object.keys(value.indicators[0] ?? {})).toEqual([
			'id',
			'weight',
			'polarity',
			'state',
			'value',
			'low',
			'high',
			'period',
			'published',
			'source',
			'grade',
			'ageDays',
			'pull',
			'share',
			'contribution',
			'before',
			'news',
			'changeShare',
			'change',
			'reason'
		]);
		// The lamp reads 200, half way from the middle at 100 to 300.
		expect(value.score).toBe(50);
	});
});

test('steps of a history are counted from its first day', async () => {
	const { out } = await cli('history', '--from', '2026-01-31', '--to', '2026-05-01', '--json');
	const { points } = JSON.parse(out) as { points: { asOf: string }[] };
	expect(points.map(({ asOf }) => asOf)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
});

test('a link is weighed as it is edited, under the name that it gives, and a day given beside it counts', async () => {
	const link = 'https://watch.example.org/?w.lamp=2&lens=Night+desk&as-of=2026-07-01#table';
	const json = JSON.parse((await cli('outlook', '--link', link, '--json')).out) as object;
	expect(json).toMatchObject({
		asOf: '2026-07-01',
		scenario: 'only',
		lens: 'Night desk',
		edits: [{ indicator: 'lamp', weight: { to: 2 } }],
		indicators: [{ id: 'lamp', weight: 2 }]
	});
	const { out } = await cli('outlook', '--link', link, '--as-of', '2026-07-02');
	expect(out.replaceAll(/\s+/g, ' ')).toContain('Night desk (from Only), on 2 Jul 2026');
	expect((await cli('outlook', '--link', 'w.lamp=2')).out).toContain('Only, edited');
});

test('today is the day of the clock it is given', async () => {
	const { out } = await cli('outlook', '--json');
	expect(JSON.parse(out)).toMatchObject({ asOf: '2026-07-31' });
});

test('what people read fits into 80 columns', async () => {
	const shipped = join(import.meta.dirname, '../../indicators');
	for (const words of [
		['outlook', '--all'],
		['history', '--step', 'P1Y'],
		['sensitivity'],
		['verdicts'],
		['explain', '--from', '2024-01-01'],
		['--help'],
		['history', '--help']
	]) {
		const { out } = await cli(...words, ...(words.includes('--help') ? [] : ['--watch', shipped]));
		const widest = out
			.split('\n')
			.reduce((longest, line) => (line.length > longest.length ? line : longest), '');
		expect(widest.length, widest).toBeLessThanOrEqual(80);
	}
});

test('schemas are written where the watch is', async () => {
	const watch = join(folder, 'for-schemas');
	const { code } = await cli('schemas', '--watch', watch);
	expect(code).toBe(0);
	expect(readdirSync(join(watch, 'schemas')).sort()).toEqual([
		'events.tableschema.json',
		'indicator.schema.json',
		'observations.tableschema.json',
		'scenario.schema.json',
		'signposts.schema.json',
		'sources.schema.json',
		'watch.schema.json'
	]);
});
