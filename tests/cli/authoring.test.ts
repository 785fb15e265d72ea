import fc from 'fast-check';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GOALPOST_NAMES, parseDay } from '#parse';
import { run } from '../../src/cli/program.ts';

interface Ended {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

let folder = '';
let count = 0;
let watch = '';

async function cli(
	words: readonly string[],
	answers: readonly string[] | null = null,
	day = '2026-07-31'
): Promise<Ended> {
	let [out, err] = ['', ''];
	const lines = [...(answers ?? [])];
	const code = await run(words, {
		out: (text) => (out += text),
		err: (text) => (err += text),
		today: parseDay(day) ?? 0,
		env: {},
		...(answers === null ? {} : { ask: () => Promise.resolve(lines.shift() ?? '') })
	});
	return { code, out, err };
}

const read = (path: string): string => readFileSync(join(watch, path), 'utf8');
const posts = GOALPOST_NAMES.flatMap((name, index) => [`--${name}`, `${index * 5}: because, of “${index}”`]);
const ports = [
	...['add-indicator', '--id', 'port-calls', '--name', 'Port calls', '--group', 'politics'],
	...['--question', 'Do navies meet?', '--unit', '% of calls', ...posts]
];

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'authoring-'));
});
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
	watch = join(folder, `watch-${(count += 1)}`);
	expect((await cli(['init', watch])).code).toBe(0);
});

describe('init', () => {
	test.each(['2026-01-01', '2027-12-31', '2032-02-29'])(
		'writes a watch that reads well on %s',
		async (day) => {
			const fresh = join(folder, `fresh-${day}`);
			await cli(['init', fresh], null, day);
			const { code, out } = await cli(['outlook', '--watch', fresh, '--json'], null, day);
			expect(code).toBe(0);
			const { status, coverage } = JSON.parse(out) as { status: string; coverage: { observed: number } };
			expect(status).toBe('ok');
			expect(coverage.observed).toBe(1);
		}
	);

	test('takes title, question and pair, whatever is in them', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(
					fc.string({ minLength: 1, maxLength: 30 }).filter((text) => /^[^\p{C}]*\S[^\p{C}]*$/u.test(text)),
					{ minLength: 3, maxLength: 3 }
				),
				async ([title = '', question = '', subject = '']) => {
					const named = join(folder, `named-${(count += 1)}`);
					const words = [`--title=${title}`, `--question=${question}`, `--subject=${subject}`];
					expect((await cli(['init', named, ...words])).code).toBe(0);
					expect((await cli(['check', '--watch', named])).out).toContain('No issues');
				}
			),
			{ numRuns: 40 }
		);
	});

	test('writes over nothing', async () => {
		const before = read('watch.yaml');
		const { code, err } = await cli(['init', watch]);
		expect(code).toBe(2);
		expect(err).toContain('which holds');
		expect(read('watch.yaml')).toBe(before);
	});
});

describe('add-indicator', () => {
	test('adds both files, a row and a weight, and keeps the comments', async () => {
		const rest = ['--period', '2025', '--value', '3.5', '--weight', '30', '--reason', 'seen, at sea'];
		const { code, err } = await cli([...ports, ...rest, '--watch', watch]);
		expect([code, err]).toEqual([0, '']);
		expect(read('port-calls/observations.csv')).toContain('\n2025,,3.5,,,invented,,B3,,\n');
		const scenario = read('scenarios/baseline.yaml');
		expect(scenario).toContain('port-calls: { weight: 30, reason: "seen, at sea" }');
		expect(scenario).toContain('# A lens');
		expect(read('port-calls/indicator.yaml')).toContain('\nadded: 2026-07-31\n');
		expect((await cli(['check', '--watch', watch])).out).toContain('4 indicators, 19 observations');
	});

	test('asks for what the options leave out, again where an answer will not do', async () => {
		const answers = [
			'Not An Id',
			'ferries',
			'Ferries',
			'nowhere',
			'trade',
			'Do people cross?',
			'ferries a week',
			'',
			'',
			...['1: few', 'many', '5: some', '9: lots'],
			'',
			'',
			'',
			'',
			''
		];
		const { code, err } = await cli(['add-indicator', '--watch', watch], answers);
		expect(code).toBe(0);
		expect(err).toBe(
			[
				'an id in kebab-case that no indicator has yet',
				'one of trade, politics',
				'a value and a reason, such as “15: third-rank supplier”'
			]
				.map((expected) => `Expected ${expected}.\n`)
				.join('')
		);
		expect(read('ferries/indicator.yaml')).toContain('at: 5, reason: some');
		expect((await cli(['check', '--watch', watch])).out).toContain('4 indicators, 18 observations');
	});

	test('gives up on somebody who only ever answers wrongly', async () => {
		const { code, err } = await cli(['add-indicator', '--watch', watch], Array<string>(99).fill('?'));
		expect(code).toBe(2);
		expect(err).toContain('--id: expected an id');
	});

	test.each([
		['an id that is taken', ['--id', 'trade-share']],
		['a group that there is not', ['--group', 'sea']],
		['a goalpost without a reason', [`--${GOALPOST_NAMES[0]}`, '5']],
		['a figure without a source that there is', ['--period', '2025', '--value', '3', '--source', 'nobody']],
		['a value with a thousands separator', ['--period', '2025', '--value', '3,000']],
		['a weight without a reason', ['--weight', '10']],
		['a weight beyond 100', ['--weight', '101', '--reason', 'x']]
	])('refuses %s, and writes nothing', async (_, words) => {
		const { code, err } = await cli([...ports, ...words, '--watch', watch]);
		expect(code).toBe(2);
		expect(err).toMatch(/^--\w+: expected /);
		expect(existsSync(join(watch, 'port-calls'))).toBe(false);
	});

	test('refuses what the folder would not be sound with, and writes nothing', async () => {
		const swapped = [`--${GOALPOST_NAMES[1]}`, '50: too far'];
		const { code, out } = await cli([...ports, ...swapped, '--watch', watch]);
		expect(code).toBe(1);
		expect(out).toContain('port-calls/indicator.yaml');
		expect(existsSync(join(watch, 'port-calls'))).toBe(false);
	});
});

describe('add-source', () => {
	const source = [
		'add-source',
		'--id',
		'yearbook',
		'--title',
		'Trade “yearbook” \\ 2026',
		'--issued',
		'2026-03'
	];

	test('adds an entry and changes no letter of the others', async () => {
		const before = read('sources.json');
		expect((await cli([...source, '--watch', watch])).code).toBe(0);
		const after = read('sources.json');
		expect(after.startsWith(before.slice(0, before.lastIndexOf('}') + 1))).toBe(true);
		const [, added] = JSON.parse(after) as { id: string; title: string; issued: unknown }[];
		expect(added).toMatchObject({ title: 'Trade “yearbook” \\ 2026', issued: { 'date-parts': [[2026, 3]] } });
	});

	test.each(['[]', '[\n]\n', '[ { "id": "one", "title": "[a], ]" } ]', '[\n    { "id": "one" }\n]'])(
		'takes the list %j as it is',
		async (list) => {
			writeFileSync(join(watch, 'sources.json'), list);
			for (const path of ['trade-share', 'high-level-visits', 'votes-together'])
				writeFileSync(
					join(watch, path, 'observations.csv'),
					'period,published,value,low,high,source,locator,grade,status,note\n'
				);
			rmSync(join(watch, 'events.csv'));
			expect((await cli([...source, '--watch', watch])).out).toBe('wrote sources.json\n');
			expect((JSON.parse(read('sources.json')) as { id: string }[]).at(-1)?.id).toBe('yearbook');
		}
	);

	test('refuses an id that is taken and an address that is none', async () => {
		expect((await cli([...source, '--id', 'invented', '--watch', watch])).code).toBe(2);
		expect((await cli([...source, '--url', 'ftp://x', '--watch', watch])).code).toBe(2);
	});

	test('into a folder with issues nothing is written', async () => {
		writeFileSync(join(watch, 'watch.yaml'), 'title: x\n');
		const before = read('sources.json');
		expect((await cli([...source, '--watch', watch])).code).toBe(1);
		expect(read('sources.json')).toBe(before);
	});
});
