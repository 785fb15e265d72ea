import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { briefingViewOf, type BriefingView } from '#present';
import { briefingDocx } from '#server/briefing/word/briefing-docx.ts';
import { makeBriefing } from '#server/briefing/briefing.ts';
import { requestOf, watchOf } from '../support/frozen-watch.ts';

const pixel = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);
const picture = { png: pixel, width: 1, height: 1 };
const all = (text: string, pattern: RegExp): readonly string[] =>
	[...text.matchAll(pattern)].map(([, found = '']) => found);

describe('a briefing for Word', () => {
	let view: BriefingView;
	let parts: ReadonlyMap<string, string>;
	beforeAll(async () => {
		const { id, record } = await makeBriefing(requestOf(await watchOf()), null);
		view = briefingViewOf(id, record, 'http://127.0.0.1:3000');
		const facts = { author: 'Policy Desk', paper: 'Letter' } as const;
		const docx = await briefingDocx(view, { scale: picture, history: picture }, facts);
		parts = new Map(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]));
	});
	const part = (name: string): string => parts.get(name) ?? '';

	it('cites every source in a real footnote', () => {
		const notes = all(part('word/footnotes.xml'), /<w:footnote w:id="(\d+)"/g);
		const cited = all(part('word/document.xml'), /<w:footnoteReference w:id="(\d+)"/g);
		expect(notes).toEqual(view.sources.map(({ number }) => String(number)));
		expect(new Set(cited).size).toBe(cited.length);
		expect(notes).toEqual(expect.arrayContaining([...cited]));
		expect(part('word/footnotes.xml')).toContain('SIPRI Arms Transfers Database');
	});

	it('has headings, a table header that repeats, and rows that stay whole', () => {
		const document = part('word/document.xml');
		const styles = all(document, /<w:pStyle w:val="(Heading\d)"/g);
		expect(styles.filter((style) => style === 'Heading1')).toHaveLength(1);
		expect(styles.length).toBeGreaterThan(3);
		const rows = all(document, /(<w:tr>.*?<\/w:tr>)/gs);
		// Two columns beside each other are a table of one row, and have no header.
		const tables = all(document, /(<w:tbl>.*?<\/w:tbl>)/gs).filter(
			(table) => all(table, /(<w:tr>)/g).length > 1
		);
		expect(tables).toHaveLength(2);
		// The small one stays whole, so its header has no page to come again on.
		const repeating = tables.filter((table) => /^.*?<w:tblHeader\/>.*?<\/w:tr>/s.test(table));
		expect(repeating).toEqual(tables.slice(1));
		expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
	});

	it('ends with more than a line or two on its last page: the end of the list goes with what follows', () => {
		const paragraphs = all(part('word/document.xml'), /(<w:p>.*?<\/w:p>)/gs);
		// A heading's style keeps it with what follows.
		const kept = paragraphs.slice(-7, -1).filter((text) => /<w:keepNext\/>|"Heading2"/.test(text));
		expect(kept).toHaveLength(6);
	});

	it('says in words what its pictures show, and in which language', () => {
		const described = all(part('word/document.xml'), /<wp:docPr [^>]*descr="([^"]+)"/g);
		expect(described).toEqual([view.scale.summary, view.history.summary]);
		expect(part('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>');
	});

	it('names title and author, and is as large as the paper', () => {
		expect(part('docProps/core.xml')).toContain(`<dc:title>A test. ${view.headline}</dc:title>`);
		expect(part('docProps/core.xml')).toContain('<dc:creator>Policy Desk</dc:creator>');
		expect(part('word/document.xml')).toContain('<w:pgSz w:w="12240" w:h="15840"');
	});
});
