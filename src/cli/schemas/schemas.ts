import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { importShape } from '#import';
import { indicatorShape, scenarioShape, signpostsShape, watchShape } from '#parse';
import { type SharedOptions, watchFolderOf } from '../options.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal } from '../terminal.ts';
import { schemaWords } from './schema-words.ts';
import { sourcesSchema, tableSchemas } from './table-schemas.ts';
import { wordedSchema } from './worded-schema.ts';

const shapes = {
	watch: watchShape,
	indicator: indicatorShape(importShape),
	scenario: scenarioShape,
	signposts: signpostsShape
};

/**
 * The schemas of a watch's files, by file name: JSON Schemas, by which editors check and complete YAML and JSON, and
 * Table Schemas of the CSV files.
 */
export function schemaFiles(): ReadonlyMap<string, string> {
	const yaml = Object.entries(shapes).map(([name, shape]): [string, unknown] => {
		// Rules that JSON Schema has no words for, such as a day of the calendar, are left to `check`.
		const schema = toJsonSchema(shape, { errorMode: 'ignore' });
		const about = { title: name, description: schemaWords[name] };
		return [`${name}.schema.json`, { ...about, ...wordedSchema({ ...schema }, [name]) }];
	});
	const all: [string, unknown][] = [
		...yaml,
		['sources.schema.json', sourcesSchema],
		...Object.entries(tableSchemas)
	];
	return new Map(all.map(([name, schema]) => [name, `${JSON.stringify(schema, null, '\t')}\n`]));
}

/** `schemas`: writes them into the watch's folder `schemas/`. */
export async function schemas(options: SharedOptions, terminal: Terminal): Promise<ExitCode> {
	const folder = join(watchFolderOf(options, terminal), 'schemas');
	const files = schemaFiles();
	await mkdir(folder, { recursive: true });
	for (const [name, content] of files) await writeFile(join(folder, name), content);
	const written = [...files.keys()].map((name) => join(folder, name));
	terminal.out(options.json === true ? jsonLine({ written }) : written.map((path) => `${path}\n`).join(''));
	return EXIT.fine;
}
