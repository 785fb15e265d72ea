import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATA_FILES } from '#present';
import { API_ROUTES } from '#server/api/api-routes.ts';
import { FEED_ENDINGS } from '../../../src/lib/present/feeds/feed-view.ts';
import { started, stopAll } from '../../support/servers.ts';
import { QUERY_PARAMETERS, ROUTES } from '../../support/pages/ways-in.ts';

const COUNT = 2_000;
const AT_ONCE = 6;
const seed = 20261122;

const feeds = ['watch', 'scenario-baseline', 'indicator-fuel-price'].flatMap((name) =>
	FEED_ENDINGS.map((ending) => `${name}.${ending}`)
);
/** What stands for a part of an address, so that what is asked for is there. */
const fillings: Readonly<Record<string, readonly string[]>> = {
	'[id]': ['fuel-price', 'russian-exports-myanmar'],
	'[id=snapshot]': ['f'.repeat(64), 'f'.repeat(8)],
	'[format=printed]': ['pdf', 'docx'],
	'[ending=indicatorending]': DATA_FILES.indicator,
	'[file=datafile]': Object.entries(DATA_FILES).flatMap(([name, endings]) =>
		endings.map((ending) => `${name}.${ending}`)
	),
	'[feed]': feeds,
	'[part=embedpart]': ['verdict', 'scale', 'history'],
	'[...name]': API_ROUTES.map(({ name }) => name)
};

/** Every address of a route. */
function filled(route: string): readonly string[] {
	const part = /\[[^\]]+\]/.exec(route)?.[0];
	if (part === undefined) return [route];
	const values = fillings[part];
	if (values === undefined) throw new Error(`Nothing is asked for in the place of ${part}`);
	return values.flatMap((value) => filled(route.replace(part, value)));
}
const places = ROUTES.flatMap(filled);

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
	// Of the families, the edits of one indicator.
	fc.constantFrom(...QUERY_PARAMETERS.map((name) => name.slice(1).replace(/\.$/, '.fuel-price'))),
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
	test.setTimeout(600_000);
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
