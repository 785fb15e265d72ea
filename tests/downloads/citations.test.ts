import { Cite } from '@citation-js/core';
import { beforeAll, expect, test } from 'vitest';
import type { Source, Watch } from '#parse';
import { citationFile, citationsIn, citationsOf } from '#server/download/citations.ts';
import { shippedWatch } from '../support/shipped-watch.ts';

let watch: Watch;
let sources: Source[];
beforeAll(async () => {
	watch = await shippedWatch();
	sources = [...watch.sources.values()];
});

/** BibTeX writes protected words and quotes its own way: compare what is said. */
const plain = (title: unknown): string =>
	String(title)
		.replace(/[^\p{L}\p{N}]+/gu, '')
		.toLowerCase();

test.each(['bib', 'ris', 'json'] as const)('every source comes back from its .%s file', (format) => {
	const text = citationFile(format, sources);
	const back = new Cite(format === 'json' ? JSON.parse(text) : text).data;
	expect(back.length).toBe(sources.length);
	for (const [index, source] of sources.entries()) {
		// RIS gives an id twenty characters.
		expect(back[index]?.id, source.id).toBe(format === 'ris' ? source.id.slice(0, 20) : source.id);
		expect(plain(back[index]?.title), source.id).toBe(plain(source.title));
		// The BibTeX reader escapes what is escaped already.
		if (source.URL) expect(String(back[index]?.URL).replaceAll('%25', '%'), source.id).toBe(source.URL);
	}
});

const report = (id: string, title: string): Source => ({
	id,
	type: 'report',
	title,
	author: [{ literal: 'SIPRI' }],
	issued: { 'date-parts': [[2025, 3, 10]] }
});

test('a citation names author, year and title in APA style', () => {
	expect(citationsIn([report('x', 'Trends in arms transfers')]).get('x')).toBe(
		'SIPRI. (2025). Trends in arms transfers.'
	);
});

test('a citation is the same alone and among others of its year', () => {
	const together = citationsIn([report('x', 'Trends'), report('y', 'Fact sheet')]);
	expect([...together.values()]).toEqual(['SIPRI. (2025). Trends.', 'SIPRI. (2025). Fact sheet.']);
});

test('every source is written as the whole APA style writes it', { timeout: 60_000 }, async () => {
	const citations = await citationsOf(watch);
	expect([...citations.keys()]).toEqual(sources.map(({ id }) => id));
	// Every twelfth: the whole style is what takes long.
	for (const source of sources.filter((_, index) => index % 12 === 0)) {
		const [entry] = new Cite({ ...source, note: undefined }).format('bibliography', {
			format: 'text',
			template: 'apa',
			lang: 'en-GB',
			asEntryArray: true,
			nosort: false
		});
		expect(citations.get(source.id), source.id).toBe(entry?.[1].trim());
	}
});

test('a source that changed is written anew, whatever its id', async () => {
	const [first] = sources;
	if (!first) throw new Error('The shipped watch has no source.');
	const changed = { ...first, title: 'Another title' };
	const citations = await citationsOf({ ...watch, sources: new Map(watch.sources).set(first.id, changed) });
	expect(citations.get(first.id)).toContain('Another title');
	expect(citations.size).toBe(sources.length);
});
