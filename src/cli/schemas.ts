import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { importShape } from '#import';
import { indicatorShape, scenarioShape, watchShape } from '#parse';
import { type SharedOptions, watchFolderOf } from './options.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal } from './terminal.ts';

const shapes = { watch: watchShape, indicator: indicatorShape(importShape), scenario: scenarioShape };

/** The JSON Schemas of a watch's YAML files, by file name: what editors check and complete by. */
export function schemaFiles(): ReadonlyMap<string, string> {
	return new Map(
		Object.entries(shapes).map(([name, shape]) => {
			// Rules that JSON Schema has no words for, such as a day of the calendar, are left to `check`.
			const schema = toJsonSchema(shape, { errorMode: 'ignore' });
			return [`${name}.schema.json`, `${JSON.stringify(schema, null, '\t')}\n`];
		})
	);
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
