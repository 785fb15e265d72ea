import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { started, stopAll } from '../support/servers.ts';

const COUNT = 2_000;
const AT_ONCE = 6;
const seed = 20261122;

const id = 'f'.repeat(64);
const places = [
	'/',
	...[
		'indicators',
		'scenarios',
		'events',
		'sources',
		'changes',
		'briefings',
		'method',
		'search',
		'update',
		'metrics'
	].map((name) => `/${name}`),
	...['json', 'csv', 'svg', 'png'].flatMap((ending) => [
		`/outlook.${ending}`,
		`/history.${ending}`,
		`/indicators/fuel-price.${ending}`
	]),
	...[
		'/events.ics',
		'/events.json',
		'/sources.bib',
		'/sources.ris',
		'/changes.json',
		'/changes.csv',
		'/watch.zip',
		'/og.png'
	],
	...[
		'/api/outlook',
		'/api/health',
		'/scenarios/export',
		'/catalog.jsonld',
		'/indicators/russian-exports-myanmar'
	],
	...[
		`/briefings/${id}`,
		`/briefings/${id}.html`,
		`/briefings/${id}.json`,
		`/briefings/${id}/verify`,
		'/briefings/compare'
	]
];

const nasty = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc.constantFrom(
		'9999-12-31',
		'0000-00-00',
		'2021-03-06',
		'-1',
		'1e400',
		'NaN',
		'__proto__',
		'../../etc/passwd',
		'%00',
		'\r\nx: y',
		'\u202e',
		'a'.repeat(3_000)
	),
	fc
		.date({ noInvalidDate: true, min: new Date('1990-01-01'), max: new Date('2040-01-01') })
		.map((day) => day.toISOString().slice(0, 10)),
	fc.double().map(String)
);
const names = fc.oneof(
	fc.constantFrom(
		'as-of',
		'scenario',
		'from',
		'to',
		'q',
		'id',
		'category',
		'sort',
		'group',
		'events',
		'a',
		'b',
		'after',
		'corrects',
		'file',
		'into',
		'w.fuel-price',
		'x.fuel-price',
		'p.fuel-price',
		'r.fuel-price',
		'name',
		'storyline'
	),
	fc.string({ maxLength: 12 })
);
const encode = (text: string): string => encodeURIComponent(text.toWellFormed());
const query = fc
	.array(fc.tuple(names, nasty), { maxLength: 5 })
	.map((pairs) => pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&'));
const path = fc.oneof(
	{ weight: 5, arbitrary: fc.constantFrom(...places) },
	{
		weight: 1,
		arbitrary: fc
			.tuple(fc.constantFrom('/indicators/', '/briefings/', '/_app/', '/'), nasty)
			.map(([before, rest]) => before + encode(rest))
	},
	// As it stands in no lawful address: broken escapes, dots, double slashes.
	{
		weight: 1,
		arbitrary: fc.constantFrom(
			'/%',
			'/%zz',
			'//',
			'/..%2f..%2fetc',
			'/./',
			'/indicators/%ff',
			'/%c0%ae',
			'/a;b',
			'/*'
		)
	}
);
const addresses = fc
	.tuple(path, query)
	.map(([before, after]) => (after === '' ? before : `${before}?${after}`));

function statusOf(origin: string, address: string): Promise<number> {
	const { hostname, port } = new URL(origin);
	return new Promise((resolve, reject) => {
		httpRequest({ hostname, port, path: address }, (response) => {
			response.resume();
			response.on('error', reject);
			response.on('end', () => resolve(response.statusCode ?? 0));
		})
			.on('error', reject)
			.end();
	});
}

test('two thousand hostile addresses bring it neither down nor to say that something went wrong on our side', async () => {
	test.setTimeout(300_000);
	const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
	try {
		const { address, process: child, said } = await started({ DATA_DIR: folder });
		const asked = fc.sample(addresses, { numRuns: COUNT, seed });
		const bad: string[] = [];
		const counts = new Map<number, number>();
		const next = asked[Symbol.iterator]();
		const ask = async (): Promise<void> => {
			for (const one of next) {
				const status = await statusOf(address, one).catch(() => 0);
				counts.set(status, (counts.get(status) ?? 0) + 1);
				if (status === 0 || (status >= 500 && status !== 503)) bad.push(`${status} ${one}`);
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, ask));
		expect(bad).toEqual([]);
		// It was asked for things that there are, not for nothing.
		expect(counts.get(200)).toBeGreaterThan(COUNT / 10);
		expect(child.exitCode).toBeNull();
		expect(said()).not.toContain('nobody caught this');
		expect(await statusOf(address, '/')).toBe(200);
	} finally {
		await stopAll();
		rmSync(folder, { recursive: true });
	}
});
