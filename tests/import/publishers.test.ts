import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseImportBlock, PUBLISHERS, recognise } from '#import';
import { importKeys, type ImportBlock } from '#parse';
import { publisherIds, publishersList } from '../../src/generate/publishers-list.ts';
import { withPublisherRows } from '../../src/generate/publishers-table.ts';
import { codes, harvestOf, valuesOf } from './importing.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** `sample.yaml` in a publisher's folder: a file in its form, and what is read from it through an import block. */
interface Sample {
	readonly file: string;
	readonly published?: string;
	readonly block: Omit<ImportBlock, 'format'>;
	readonly values: Readonly<Record<string, number>>;
}

describe('a folder is all that makes a publisher (npm run -s generate)', () => {
	it('the list names the folders', () => {
		const home = 'src/lib/import/publishers/';
		expect(read(`${home}index.generated.ts`)).toBe(publishersList(publisherIds()));
		expect(PUBLISHERS.map(({ id }) => id)).toEqual(publisherIds());
	});
	it('docs/data.md has the table made from what they say of themselves', () => {
		expect(withPublisherRows(read('docs/data.md'), PUBLISHERS)).toBe(read('docs/data.md'));
	});
});

describe.each(PUBLISHERS.map((publisher) => [publisher.id, publisher] as const))('%s', (id, publisher) => {
	const sample = parse(read(`src/lib/import/publishers/${id}/sample.yaml`)) as Sample;
	const head = new TextEncoder().encode(sample.file);

	it('names each parameter of its own, and no other', () => {
		const own = Object.keys(publisher.shape.entries).filter(
			(key) => key !== 'format' && !(key in importKeys)
		);
		expect([...publisher.parameters.matchAll(/`(\w+)`/g)].map(([, key]) => key).sort()).toEqual(own.sort());
	});
	it('knows its sample by the beginning, and no other publisher takes it for its own', () => {
		// Any other table is what nobody knows.
		expect(recognise(head).format).toBe(id === 'table' ? null : id);
		const text = sample.file.trimStart();
		const seen = { text, isJson: /^[[{]/.test(text), isXml: text.startsWith('<') };
		expect(PUBLISHERS.filter(({ isOf }) => isOf(seen)).length).toBeLessThanOrEqual(1);
	});
	it('reads from it what it says', async () => {
		const parsed = parseImportBlock({ format: id, ...sample.block });
		if (!('block' in parsed)) throw new Error(JSON.stringify(parsed.issues));
		const harvest = await harvestOf(sample.file, parsed.block, sample.published ?? null);
		expect(codes(harvest)).toEqual([]);
		expect(Object.keys(sample.values).length).toBeGreaterThan(0);
		expect(valuesOf(harvest)).toEqual(sample.values);
	});
});
