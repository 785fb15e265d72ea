import { Cite } from '@citation-js/core';
import { beforeAll, expect, test } from 'vitest';
import type { Source } from '#parse';
import { citationFile, citationOf } from '#server/citations.ts';
import { shippedWatch } from '../support/shipped-watch.ts';

let sources: Source[];
beforeAll(async () => {
	sources = [...(await shippedWatch()).sources.values()];
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

test('a citation names author, year and title in APA style', () => {
	const citation = citationOf({
		id: 'x',
		type: 'report',
		title: 'Trends in arms transfers',
		author: [{ literal: 'SIPRI' }],
		issued: { 'date-parts': [[2025, 3, 10]] }
	});
	expect(citation).toBe('SIPRI. (2025). Trends in arms transfers.');
});
