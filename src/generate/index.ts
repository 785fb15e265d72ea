/**
 * `npm run generate`: writes what follows from the folders of importers, so that a new one is a new folder: the list of
 * publishers, the table in docs/data.md and the JSON Schemas of the shipped watch.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { publisherIds, publishersList } from './publishers-list.ts';

const root = new URL('../../', import.meta.url);
const write = (path: string, text: string): void => {
	writeFileSync(new URL(path, root), text);
	console.log(path);
};

write('src/lib/import/publishers/index.generated.ts', publishersList(publisherIds()));

// Only now is the list whole from which the rest is made.
const { PUBLISHERS } = await import('#import');
const { withPublisherRows } = await import('./publishers-table.ts');
const { schemaFiles } = await import('../cli/schemas/schemas.ts');

write('docs/data.md', withPublisherRows(readFileSync(new URL('docs/data.md', root), 'utf8'), PUBLISHERS));
for (const [name, text] of schemaFiles()) write(`indicators/schemas/${name}`, text);
