import { describe, expect, it } from 'vitest';
import { digestHtml, digestText, digestViewOf, type FeedEntry } from '#present';
import { htmlEscaped, wrappedForMail } from '../../../src/lib/present/words/mail-text.ts';
import { day } from '../../support/frozen-watch.ts';
import { toldLamp } from '../../support/lamp-watch.ts';

const watch = toldLamp();
const entry = (kind: FeedEntry['kind'], title: string, lines: readonly string[] = []): FeedEntry => ({
	id: `tag:${title}`,
	kind,
	on: day('2026-07-05'),
	title,
	lines,
	path: '/indicators/lamp'
});

describe('a digest', () => {
	const entries = [
		entry('figures', 'Brightness: 200 for June'),
		entry('crossing', 'Brightness passes 150', ['Upwards', 'Somebody tends it']),
		entry('turn', 'Only: now bright')
	];
	const view = digestViewOf(watch, day('2026-07-01'), day('2026-07-06'), entries);

	it('tells turns first, crossings with what they mean, and figures after them', () => {
		const headings = view.sections.map(({ heading }) => heading);
		expect(headings.indexOf('Verdicts turned')).toBeLessThan(headings.indexOf('Signposts crossed'));
		expect(headings.indexOf('Signposts crossed')).toBeLessThan(headings.indexOf('New figures'));
		const crossed = view.sections.find(({ heading }) => heading === 'Signposts crossed');
		expect(crossed?.lines[0]?.sentence).toBe('Brightness passes 150, Upwards. Somebody tends it');
		expect(view.page).toBe('/week?from=2026-07-01&to=2026-07-06');
	});

	it('holds fifteen of a kind and counts the others', () => {
		const many = Array.from({ length: 20 }, (_, at) => entry('figures', `Figure ${at}`));
		const { sections } = digestViewOf(watch, day('2026-07-01'), day('2026-07-06'), many);
		const figures = sections.find(({ heading }) => heading === 'New figures');
		expect([figures?.lines.length, figures?.more]).toEqual([15, 5]);
	});

	it('is text of at most 76 letters a line but for addresses, and HTML that says the same and fetches nothing', () => {
		const text = digestText(view, 'https://watch.example', ['No more of these: https://watch.example/x']);
		for (const line of text.split('\n')) if (!line.includes('https:')) expect(line.length).toBeLessThan(77);
		const html = digestHtml(view, 'https://watch.example', [['No more', 'https://watch.example/x?a=1&b=2']]);
		for (const { lines } of view.sections)
			for (const { sentence } of lines) expect(html).toContain(htmlEscaped(sentence));
		expect(html).toContain('href="https://watch.example/x?a=1&amp;b=2"');
		expect(html).not.toMatch(/<(?:script|img|link)/);
	});
});

it('breaks lines between words alone', () => {
	expect(wrappedForMail('a'.repeat(80))).toBe('a'.repeat(80));
	expect(wrappedForMail(`${'a'.repeat(70)} ${'b'.repeat(10)}`, '  ')).toBe(
		`${'a'.repeat(70)}\n  ${'b'.repeat(10)}`
	);
});
