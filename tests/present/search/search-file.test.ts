import { beforeAll, expect, it, test } from 'vitest';
import type { Watch } from '#parse';
import { readSearchFile, searchedWords, searchEntriesOf, searchFileOf, searchOf } from '#present';
import { hitsOf } from '#server/watch/search.ts';
import { frozenWatch } from '../../support/frozen-watch.ts';

let watch: Watch;
beforeAll(async () => {
	watch = await frozenWatch();
});

const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

it('has everything that can be found, each under an address of its own', () => {
	const { entries, leftOut } = searchFileOf(watch);
	expect(entries).toHaveLength(watch.indicators.length + watch.sources.size + watch.events.length);
	expect(new Set(entries.map(({ href }) => href)).size).toBe(entries.length);
	expect(leftOut).toBe(0);
});

test.each(['fuel', 'Lavrov Naypyidow', 'min aung', 'sipri', 'zzz', ''])(
	'the file finds what the server finds: %s',
	(words) => {
		const read = readSearchFile(sent(searchFileOf(watch)));
		expect(searchOf(read?.entries ?? [])(words)).toEqual(hitsOf(watch, words));
		if (words === 'fuel') expect(hitsOf(watch, words).length).toBeGreaterThan(0);
	}
);

it('has a bound, and says how many it leaves out', () => {
	const { entries, leftOut } = searchFileOf(watch, 5);
	expect(entries).toEqual(searchEntriesOf(watch).slice(0, 5));
	expect(leftOut).toBe(searchEntriesOf(watch).length - 5);
});

const entry = { kind: 'event', href: '/events#a', title: '', detail: '', words: '' };

test.each([
	['nothing', null],
	['a list', []],
	['no entries', { leftOut: 0 }],
	['no count', { entries: [] }],
	[
		'an entry of no kind',
		{ entries: [{ kind: 'page', href: '/', title: '', detail: '', words: '' }], leftOut: 0 }
	],
	['an entry without words', { entries: [{ kind: 'event', href: '/', title: '', detail: '' }], leftOut: 0 }],
	['two entries of one address', { entries: [entry, entry], leftOut: 0 }],
	...['//evil.example/', '/\\evil.example/', 'javascript:alert(1)'].map((href): [string, unknown] => [
		`a link to ${href}`,
		{ entries: [{ kind: 'event', href, title: '', detail: '', words: '' }], leftOut: 0 }
	]),
	['a null among them', { entries: [null], leftOut: 0 }]
])('is not read from %s', (_, value) => {
	expect(readSearchFile(value)).toBeNull();
});

it('reads the words of an address without signs that turn the direction', () => {
	expect(searchedWords(new URLSearchParams({ q: '  fuel \u202eprice ' }))).toBe('fuel price');
	expect(searchedWords(new URLSearchParams({ scenario: 'only' }))).toBe('');
	expect(searchedWords(new URLSearchParams({ q: ` ${'ab'.repeat(5_000)}` }))).toBe('ab'.repeat(100));
});
