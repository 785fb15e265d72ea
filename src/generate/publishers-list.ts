import { readdirSync } from 'node:fs';

const HOME = new URL('../lib/import/publishers/', import.meta.url);

/** The folders of the importers, which are the ids of the formats, in the order of the alphabet. */
export function publisherIds(): readonly string[] {
	return readdirSync(HOME, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name)
		.sort();
}

/** The module that imports each folder's publisher: `un-list/index.ts` exports `unList`. */
export function publishersList(ids: readonly string[]): string {
	const names = ids.map((id) => id.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase()));
	return `// Written by \`npm run generate\` from the folders beside it.
import type { Publisher } from '../reading/publisher.ts';
${ids.map((id, index) => `import { ${names[index] ?? ''} } from './${id}/index.ts';`).join('\n')}

/** Every importer, a folder each, by id. */
export const PUBLISHERS: readonly Publisher[] = [
${names.map((name) => `\t${name}`).join(',\n')}
];
`;
}
