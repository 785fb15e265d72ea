import { Ajv } from 'ajv';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { EVENT_COLUMNS, OBSERVATION_COLUMNS } from '#parse';
import { schemaFiles } from '../../src/cli/schemas/schemas.ts';

const files = schemaFiles();
const schemaOf = (name: string): unknown => JSON.parse(files.get(name) ?? 'null');
const read = (path: string): string => readFileSync(`indicators/${path}`, 'utf8');

/** Every key of a schema by its path, with what is said of it. */
function* keysOf(schema: unknown, path: string): Generator<[string, Record<string, unknown>]> {
	if (typeof schema !== 'object' || schema === null) return;
	for (const [name, value] of Object.entries(schema)) {
		if (name === 'properties')
			for (const [key, one] of Object.entries(value as Record<string, Record<string, unknown>>))
				yield [`${path}.${key}`, one];
		yield* keysOf(value, name === 'properties' ? path : `${path}.${name}`);
	}
}

describe.each([...files.keys()].filter((name) => name.endsWith('.schema.json')))('%s', (name) => {
	test('says of every key what it is called and what it means', () => {
		const schema = schemaOf(name) as Record<string, unknown>;
		expect(schema).toMatchObject({
			title: expect.any(String) as string,
			description: expect.any(String) as string
		});
		const keys = [...keysOf(schema, name)];
		expect(keys.length).toBeGreaterThan(5);
		const silent = keys.filter(([, { title, description }]) => !title || !description).map(([path]) => path);
		expect(silent).toEqual([]);
	});
});

test.each([
	['watch.schema.json', () => parseYaml(read('watch.yaml')) as unknown],
	['indicator.schema.json', () => parseYaml(read('arms-share-russia/indicator.yaml')) as unknown],
	['scenario.schema.json', () => parseYaml(read('scenarios/baseline.yaml')) as unknown],
	['sources.schema.json', () => JSON.parse(read('sources.json')) as unknown]
])('%s takes the shipped file, and refuses another', (name, data) => {
	const valid = new Ajv({ strict: false, allErrors: true }).compile(schemaOf(name) as object);
	expect(valid(data()), JSON.stringify(valid.errors?.slice(0, 3))).toBe(true);
	expect(valid({ nonsense: [] })).toBe(false);
});

test.each([
	['observations.tableschema.json', OBSERVATION_COLUMNS, 'arms-share-russia/observations.csv'],
	['events.tableschema.json', EVENT_COLUMNS, 'events.csv']
])('%s describes every column, and the shipped rows keep its rules', (name, columns, path) => {
	interface Field {
		readonly name: string;
		readonly title: string;
		readonly description: string;
		readonly type: string;
		readonly constraints?: {
			readonly required?: boolean;
			readonly pattern?: string;
			readonly enum?: string[];
		};
	}
	const { fields } = schemaOf(name) as { fields: Field[] };
	expect(fields.map((field) => field.name)).toEqual([...columns]);
	const rows: Record<string, string>[] = parse(read(path), { columns: true });
	expect(rows.length).toBeGreaterThan(5);
	for (const { name: column, title, description, type, constraints = {} } of fields) {
		expect(title !== '' && description !== '', column).toBe(true);
		for (const row of rows) {
			const cell = row[column] ?? '';
			if (cell === '') {
				expect(constraints.required, column).not.toBe(true);
				continue;
			}
			if (type === 'number') expect(Number.isFinite(Number(cell)), cell).toBe(true);
			if (constraints.pattern) expect(cell).toMatch(new RegExp(`^(?:${constraints.pattern})$`));
			if (constraints.enum) expect(constraints.enum).toContain(cell);
		}
	}
});
