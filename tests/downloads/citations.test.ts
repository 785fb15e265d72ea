import { Cite } from '@citation-js/core';
import { beforeAll, expect, test } from 'vitest';
import type { Source, Watch } from '#parse';
import { citationFile, citationsIn, citationsOf } from '#server/download/citations.ts';
import { frozenWatch } from '../support/frozen-watch.ts';

let watch: Watch;
let sources: Source[];
beforeAll(async () => {
	watch = await frozenWatch();
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
		expect(back[index]?.id, source.id).toBe(source.id);
		expect(plain(back[index]?.title), source.id).toBe(plain(source.title));
		// The BibTeX reader escapes what is escaped already.
		if (source.URL) expect(String(back[index]?.URL).replaceAll('%25', '%'), source.id).toBe(source.URL);
	}
});

const awkward: Source[] = [
	{
		id: 'a-long-id-of-more-than-twenty-letters',
		type: 'post-weblog',
		title: 'မြန်မာ sample ‘quoted’ – Й, Ngô Đình; 100% {sure_thing} & more',
		author: [{ literal: 'Ministry of Wars and Peace of İzmir & Åbo' }, { family: 'Đặng', given: 'Hữu' }],
		'container-title': 'Blog_example #1',
		issued: { 'date-parts': [[2026, 3]] },
		accessed: { 'date-parts': [[2026, 11, 22]] },
		URL: 'https://example.org/a_b%20c?x={1}&y=2#z'
	},
	{ id: 'raw', type: 'report', title: 'Raw date', issued: { raw: 'March 2026' } },
	{
		id: 'range',
		type: 'report',
		title: 'Range',
		issued: {
			'date-parts': [
				[2026, '3', 1],
				[2026, 3, 9]
			]
		}
	},
	{ id: 'a, b', type: 'book', title: 'A key that BibTeX would cut' },
	{ id: 'a{ b', type: 'book', title: 'And one that would then be the same' }
];

test('BibTeX keeps every letter, the whole id and what is known of a date', () => {
	// Braces keep capitals as they are.
	const text = citationFile('bib', awkward);
	const words = text.replace(/(?<!text\w*)[{}]/g, '');
	expect(text).toContain('@misc{a-long-id-of-more-than-twenty-letters,');
	expect(words).toContain(
		'title = မြန်မာ sample ‘quoted’ – Й, Ngô Đình; 100\\% \\textbraceleft{sure\\_thing\\textbraceright{ \\& more'
	);
	expect(text).toContain('author = {{Ministry of Wars and Peace of İzmir \\& Åbo} and Đặng, Hữu}');
	expect(text).toContain('howpublished = {Blog\\_example \\#1}');
	expect(text).toContain('url = {https://example.org/a_b%20c?x=%7B1%7D&y=2#z}');
	expect(text).toContain('\tyear = 2026,\n\tmonth = 3,\n}');
	expect(text).toContain('year = {March 2026}');
	expect(text).toContain('date = {2026-03-01/2026-03-09}');
	expect(text).toContain('@book{a--b,');
	expect(text).toContain('@book{a--b-2,');
});

test('RIS keeps every letter, the whole id and what is known of a date, a field on one line', () => {
	const lines = citationFile('ris', awkward).split('\r\n');
	expect(lines.every((line) => line === '' || /^[A-Z][A-Z0-9] {2}- /.test(line))).toBe(true);
	for (const line of [
		'ID  - a-long-id-of-more-than-twenty-letters',
		'TI  - မြန်မာ sample ‘quoted’ – Й, Ngô Đình; 100% {sure_thing} & more',
		'AU  - Đặng, Hữu',
		'T2  - Blog_example #1',
		'DA  - 2026/03//',
		'Y2  - 2026/11/22/',
		'DA  - 2026///March 2026',
		'DA  - 2026/03/01/to 2026-03-09'
	])
		expect(lines).toContain(line);
});

test.each(['bib', 'ris'] as const)('nothing that a shipped source names is left out of .%s', (format) => {
	const text = plain(citationFile(format, sources));
	for (const source of sources)
		for (const words of [
			source.publisher,
			...(source.author ?? []).map(({ literal, family }) => literal ?? family)
		])
			expect(text.includes(plain(words ?? '')), `${source.id}: ${words ?? ''}`).toBe(true);
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

test('every source is written as the whole APA style writes it', async () => {
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
