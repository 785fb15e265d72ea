import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GOALPOST_NAMES, parseDay } from '#parse';
import { run } from '../../src/cli/program.ts';

let folder = '';
let count = 0;
let watch = '';
let file = '';

async function cli(
	words: readonly string[],
	answers: readonly string[] | null = null
): Promise<{ readonly code: number; readonly out: string; readonly err: string; readonly asked: string[] }> {
	let [out, err] = ['', ''];
	const asked: string[] = [];
	const lines = [...(answers ?? [])];
	const ask = (question: string): Promise<string> => {
		asked.push(question);
		return Promise.resolve(lines.shift() ?? '');
	};
	const code = await run(words, {
		out: (text) => (out += text),
		err: (text) => (err += text),
		today: parseDay('2026-07-31') ?? 0,
		env: {},
		...(answers === null ? {} : { ask })
	});
	return { code, out, err, asked };
}

const german =
	'Datum;Land;Menge\n15.01.2025;MMR;"1.234,5"\n15.02.2025;MMR;"1.300,0"\n15.01.2025;RUS;"9,0"\n15.03.2025;MMR;:\n';
const read = (path: string): string => readFileSync(join(watch, path), 'utf8');
const posts = GOALPOST_NAMES.flatMap((name, index) => [`--${name}`, `${index * 5}: because`]);
const words = (...more: readonly string[]): string[] => [
	...['import', 'new', file, '--watch', watch, '--id', 'amount', '--name', 'Amount', '--group', 'trade'],
	...['--question', 'How much?', '--unit', 't', ...posts, ...more]
];
const mapped = ['--set', 'where.Land=MMR', '--set', 'period=month'];
const sourced = ['--source', 'amounts', '--source-title', 'List of amounts'];

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'import-new-'));
});
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
	watch = join(folder, `watch-${(count += 1)}`);
	file = join(folder, `file-${count}.csv`);
	writeFileSync(file, german);
	expect((await cli(['init', watch])).code).toBe(0);
});

describe('import new', () => {
	test('makes an indicator, its mapping and its source, which the next import reads', async () => {
		const shown = await cli(words(...mapped, ...sourced));
		expect([shown.code, shown.err]).toEqual([0, '']);
		expect(shown.out).toContain('2025-01  1234.5');
		expect(shown.out).toContain('nothing written');
		expect(readdirSync(watch)).not.toContain('amount');
		const { code, out } = await cli(
			words(...mapped, ...sourced, '--weight', '20', '--reason', 'r', '--write')
		);
		expect(code).toBe(0);
		expect(out).toContain('wrote amount/observations.csv');
		expect(read('amount/observations.csv').split('\n').slice(1)).toEqual([
			'2025-01,2026-07-31,1234.5,,,amounts,"column Menge, 2025-01",B3,A,',
			'2025-02,2026-07-31,1300,,,amounts,"column Menge, 2025-02",B3,A,',
			''
		]);
		expect(read('amount/indicator.yaml')).toContain('frequency: P1M');
		expect(read('amount/indicator.yaml')).toContain('decimal: ","');
		expect(read('sources.json')).toContain('"title": "List of amounts"');
		expect((await cli(['check', '--watch', watch])).out).toContain('4 indicators, 20 observations');
		const again = await cli(['import', 'table', file, '--watch', watch]);
		expect(again.out).toContain('unchanged  2');
		expect(again.out).toContain('Nothing to add.');
	});

	test('asks for what the file leaves open, until it can be read', async () => {
		const right = ['', '', 'month', 'sometimes', 'Land=MMR', 'amounts', 'List', '', '', '', 'yes'];
		const done = await cli(words('--lag', '30', '--scale', 'linear', '--weight', '0'), right);
		expect(done.out).toContain('wrote sources.json');
		expect(done.asked.some((question) => question.startsWith('Several rows of one period'))).toBe(true);
		expect(read('amount/indicator.yaml')).toContain('Land: MMR');
	});

	test.each<[string, string, string]>([
		[
			'two ways to read a date',
			'Day,V\n01/02/2025,1\n01/03/2025,2\n',
			'--set dates: expected day-first or month-first'
		],
		['two ways to read a mark', 'Year,V\n2023,"1,234"\n2024,"1,235"\n', '--set decimal'],
		[
			'two columns of figures',
			'Year,A,B\n2023,1,5\n2024,2,6\n',
			'--set columns.value: expected one of the table’s columns: Year, A, B'
		],
		['dates that may stand for months', 'Day,V\n2025-01-01,1\n2025-02-01,2\n', '--set period'],
		['a page in HTML', '<!doctype html><html></html>', 'a page in HTML'],
		['JSON of nobody', '{"a": [1, 2]}', 'JSON of none of the publishers'],
		['no file', '', 'an empty file']
	])('guesses nothing that has two answers: %s', async (_what, text, expected) => {
		writeFileSync(file, text);
		const before = readdirSync(watch);
		const { code, err } = await cli(words(...sourced, '--write'));
		expect(code).toBe(2);
		expect(err).toContain(expected);
		expect(readdirSync(watch)).toEqual(before);
	});

	test('several rows of one period, or a text that is no table, is an issue', async () => {
		const several = await cli(words('--set', 'period=month', ...sourced, '--write'));
		expect([several.code, several.out]).toEqual([1, expect.stringContaining('import/several-series')]);
		writeFileSync(file, 'only words\nin a text\n');
		const none = await cli(words(...sourced, '--write', '--json'));
		expect(none.code).toBe(1);
		expect(JSON.parse(none.out)).toMatchObject({ ok: false, issues: [{ code: 'import/wrong-file' }] });
		expect(readdirSync(watch)).not.toContain('amount');
	});

	test('columns by number where there is no header, semicolons or not', async () => {
		writeFileSync(file, '2023;5\n2024;6\n');
		const { code } = await cli(
			words(...sourced, '--set', 'columns.period=1', '--set', 'columns.value=2', '--write')
		);
		expect(code).toBe(0);
		expect(read('amount/observations.csv')).toContain('2024,2026-07-31,6,,,amounts,"column 2, 2024"');
	});

	test('a publisher’s file asks for the publisher’s parameters', async () => {
		writeFileSync(file, 'FREQ,AREA,TIME_PERIOD,OBS_VALUE\nA,MM,2023,5\nA,TH,2023,6\n');
		const open = await cli(words(...sourced, '--write'));
		expect(open.out).toContain('import/several-series');
		const { code, out } = await cli(words(...sourced, '--set', 'where.AREA=TH', '--write', '--json'));
		expect(code).toBe(0);
		expect(JSON.parse(out)).toMatchObject({ rows: [{ period: '2023', value: 6 }], rejected: [] });
		expect(read('amount/indicator.yaml')).toContain('format: sdmx-csv');
	});
});
