import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { IMPORT_FORMATS, PUBLISHERS } from '#import';
import { importKeys } from '#parse';

const root = new URL('../../', import.meta.url);

describe('every publisher has a folder, and says of itself what the rest is made from', () => {
	it('the list names the folders, each once', () => {
		const folders = readdirSync(new URL('src/lib/import/publishers/', root), { withFileTypes: true })
			.filter((entry) => entry.isDirectory())
			.map(({ name }) => name);
		expect([...IMPORT_FORMATS].sort()).toEqual(folders.sort());
	});
	it.each(PUBLISHERS.map((publisher) => [publisher.id, publisher] as const))(
		'%s names each parameter of its own, and no other',
		(_id, { parameters, shape }) => {
			const own = Object.keys(shape.entries).filter((key) => key !== 'format' && !(key in importKeys));
			expect([...parameters.matchAll(/`(\w+)`/g)].map(([, key]) => key).sort()).toEqual(own.sort());
		}
	);
	it('docs/data.md has the table made from the descriptions', () => {
		const rows = PUBLISHERS.map(
			({ id, name, reads, parameters, terms }) =>
				`| \`${id}\` | ${name} | ${reads} | ${parameters} | ${terms} |`
		);
		const docs = readFileSync(new URL('docs/data.md', root), 'utf8').split('\n');
		expect(docs.filter((line) => /^\| `[\w-]+` \|/.test(line))).toEqual(rows);
	});
});
