import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { indicatorDataset, watchDataset } from '#present';
import { dataPackageOf } from '#server/download/data-package-descriptor.ts';
import { dataPackage } from '#server/download/data-package.ts';
import { day, frozenWatch } from '../support/frozen-watch.ts';
import type { Watch } from '#parse';

interface Resource {
	readonly name: string;
	readonly path: string;
	readonly schema: { readonly fields: readonly { readonly name: string }[] };
}
interface Descriptor {
	readonly name: string;
	readonly licenses?: readonly unknown[];
	readonly sources: readonly { readonly title: string; readonly path?: string }[];
	readonly resources: readonly Resource[];
}

const origin = 'https://watch.example.org';
// It calls itself draft-04 and uses nothing in which later drafts differ; the validator knows only these.
const schema = {
	...(JSON.parse(readFileSync('tests/downloads/standard/tabular-data-package.json', 'utf8')) as object),
	$schema: 'http://json-schema.org/draft-07/schema#'
};
let watch: Watch;

const filesOf = (asOf: string): Readonly<Record<string, string>> =>
	Object.fromEntries(
		Object.entries(unzipSync(dataPackage(watch, day(asOf), origin))).map(([name, bytes]) => [
			name,
			strFromU8(bytes)
		])
	);
const descriptorOf = (files: Readonly<Record<string, string>>): Descriptor =>
	JSON.parse(files['datapackage.json'] ?? '') as Descriptor;
const rowsOf = (text: string | undefined): Record<string, string>[] => parse(text ?? '', { columns: true });

beforeAll(async () => {
	watch = await frozenWatch();
});

describe('the data package', () => {
	test('its descriptor is valid under the published JSON Schema of the standard', () => {
		const ajv = new Ajv({ strict: false, allErrors: true });
		// Its types and its module disagree about where the function is.
		(addFormats.default as (validator: Ajv) => void)(ajv);
		const valid = ajv.compile(schema);
		const descriptor = descriptorOf(filesOf('2026-11-22'));
		expect(valid(descriptor), JSON.stringify(valid.errors)).toBe(true);
		expect(valid({ ...descriptor, resources: [] })).toBe(false);
	});

	test('every table has the columns its schema names, in order, and keeps its keys', () => {
		const files = filesOf('2026-11-25');
		const sources = new Set(rowsOf(files['sources.csv']).map(({ id }) => id));
		for (const { name, path, schema: table } of descriptorOf(files).resources) {
			const rows: string[][] = parse(files[path] ?? '', { to_line: 1 });
			const [header] = rows;
			expect(header, name).toEqual(table.fields.map((field) => field.name));
		}
		const observations = rowsOf(files['observations.csv']);
		expect(observations.length).toBe(watch.indicators.flatMap((one) => [...one.observations]).length);
		expect(observations.every(({ source }) => sources.has(source))).toBe(true);
		const keys = observations.map((row) =>
			[row.indicator, row.periodEnd, row.source, row.published].join(' ')
		);
		expect(new Set(keys).size).toBe(keys.length);
	});

	test('as it stood on a date: nothing published later is in it', () => {
		const rows = rowsOf(filesOf('2024-06-30')['observations.csv']);
		expect(rows.length).toBeGreaterThan(0);
		expect(rows.every(({ published = '' }) => published <= '2024-06-30')).toBe(true);
	});

	test('names the licence and every source, and itself after the watch', () => {
		const descriptor = descriptorOf(filesOf('2026-11-22'));
		expect(descriptor.name).toBe('alignment-watch');
		expect(descriptor.licenses).toEqual([
			{
				name: watch.license?.name,
				path: watch.license?.url,
				title: 'MIT. Rights in the figures stay with their sources.'
			}
		]);
		expect(descriptor.sources).toHaveLength(watch.sources.size);
		expect(descriptor.sources.map(({ path }) => path)).toContain(
			'https://www.sipri.org/databases/armstransfers'
		);
		const unlicensed = Object.entries({ ...watch, title: 'Дозор 2' }).filter(([key]) => key !== 'license');
		const other = dataPackageOf(
			Object.fromEntries(unlicensed) as unknown as Watch,
			'2026-11-22',
			`${origin}/watch.zip`
		);
		expect(other).toMatchObject({ name: '2' });
		expect(other).not.toHaveProperty('licenses');
	});

	test('the pages’ metadata name licence and sources too', () => {
		const asOf = day('2026-11-22');
		const [indicator] = watch.indicators.filter(({ id }) => id === 'arms-share-russia');
		if (!indicator) throw new Error('The shipped watch lost an indicator.');
		const dataset = indicatorDataset(watch, indicator, asOf, origin);
		const cited = new Set(indicator.observations.map(({ source }) => source));
		const rights = {
			license: watch.license?.url,
			copyrightNotice: 'Rights in the figures stay with their sources.'
		};
		expect(dataset).toMatchObject(rights);
		expect(dataset.isBasedOn).toHaveLength(cited.size);
		expect(dataset.isBasedOn).toContainEqual(
			expect.objectContaining({ name: expect.stringContaining('SIPRI') as string })
		);
		expect(watchDataset(watch, asOf, origin)).toMatchObject(rights);
	});

	test('the same state gives the same bytes', () => {
		const once = dataPackage(watch, day('2026-11-22'), origin);
		expect(Buffer.from(dataPackage(watch, day('2026-11-22'), origin)).equals(Buffer.from(once))).toBe(true);
	});
});
