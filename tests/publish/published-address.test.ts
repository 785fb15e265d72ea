import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { linkBetween, publishedAddress, publishedPlace, type PublishedPlan } from '#parse';
import { PublishedLinks } from '#state/published/published-links.ts';
import { shownAddress } from '#state/published/shown-address.ts';

const plan: PublishedPlan = {
	today: '2026-11-22',
	days: ['2026-10-31', '2026-09-30'],
	scenarios: ['baseline', 'energy'],
	defaultScenario: 'baseline'
};
function place(address: string) {
	const url = new URL(address, 'http://live');
	return publishedAddress(url.pathname, url.searchParams, plan);
}

test.each([
	['/', 'index.html', ''],
	['/?scenario=baseline&as-of=2026-11-22', 'index.html', ''],
	['/?scenario=energy', 'scenario/energy/index.html', ''],
	['/?scenario=energy&as-of=2026-10-31', 'as-of/2026-10-31/scenario/energy/index.html', ''],
	['/?as-of=2026-10-31&w.trade=0&sort=-adds', 'as-of/2026-10-31/index.html', '?w.trade=0&sort=-adds'],
	['/?readings=all&since=P3M', 'readings/all/index.html', '?since=P3M'],
	['/?rows=all&group=arms', 'rows/all/index.html', '?group=arms'],
	['/indicators?rows=all', 'rows/all/indicators/index.html', ''],
	['/method?rows=all', 'method/index.html', '?rows=all'],
	['/indicators/trade', 'indicators/trade/index.html', ''],
	['/indicators/trade/', 'indicators/trade/index.html', ''],
	['/indicators/trade?as-of=2026-09-30', 'as-of/2026-09-30/indicators/trade/index.html', ''],
	['/events.csv?category=Arms%20%26%20aid&excel=1', 'category/Arms_20__26__20_aid/excel/1/events.csv', ''],
	['/api', 'api/index.html', ''],
	['/api/outlook?scenario=energy', 'scenario/energy/api/outlook.json', ''],
	['/api/openapi.json', 'api/openapi.json', ''],
	['/briefings/compare?a=11&b=today', 'a/11/b/today/briefings/compare/index.html', ''],
	['/briefings/compare', 'briefings/compare/index.html', ''],
	[
		'/briefings/compare?a=11&b=22&as-of=2026-10-31',
		'briefings/compare/index.html',
		'?a=11&b=22&as-of=2026-10-31'
	],
	['/briefings/11?as-of=2026-10-31', 'briefings/11/index.html', '?as-of=2026-10-31'],
	['/briefings?scenario=energy&w.trade=0', 'briefings/index.html', '?scenario=energy&w.trade=0'],
	['/sources?as-of=2026-10-31&lens=Mine', 'as-of/2026-10-31/sources/index.html', '?lens=Mine'],
	['/method?as-of=2026-10-31&readings=all', 'method/index.html', '?as-of=2026-10-31&readings=all'],
	['/search', 'search/index.html', ''],
	['/search?q=oil&scenario=energy', 'search/index.html', '?q=oil&scenario=energy'],
	['/search.json', 'search.json', ''],
	['/scenarios?scenario=energy&w.trade=0', 'scenario/energy/scenarios/index.html', '?w.trade=0'],
	['/changes?as-of=2026-10-31&w.trade=0', 'changes/index.html', '?as-of=2026-10-31&w.trade=0'],
	[
		'/changes?scenario=energy&from=2026-08-22&to=2026-11-22',
		'scenario/energy/from/2026-08-22/changes/index.html',
		''
	]
])('%s is %s', (address, file, query) => {
	expect(place(address)).toMatchObject({ file, query });
});

test.each([
	['/?as-of=2026-10-30', 'a day that the copy lacks'],
	['/?as-of=banana', 'no day'],
	['/?scenario=none', 'no scenario'],
	['/outlook.csv?w.trade=0', 'a file of edits'],
	['/outlook.png?as-of=2026-10-31', 'a picture of the past'],
	['/watch.zip?as-of=2026-10-31', 'the whole watch of the past'],
	['/?readings=all&as-of=2026-10-31', 'other readings of the past'],
	['/?rows=all&as-of=2026-10-31', 'all rows of the past'],
	['/?rows=some', 'rows that are none'],
	['/changes?from=2026-08-22&to=2026-10-31', 'a span that ends earlier'],
	['/search.json?q=oil', 'a file of one’s own words'],
	['/indicators?q=oil', 'words that this page takes none of'],
	['/share?scenario=energy', 'links that lead to the live watch'],
	['/embed/card', 'a frame for other sites'],
	['/compare?from=2026-10-31', 'two days that only the server weighs'],
	['/briefings/compare?a=today&b=today', 'today beside itself'],
	['/briefings/compare?a=today', 'today beside nothing'],
	['/update', 'a form'],
	['/api/live', 'a stream'],
	['/metrics', 'counts'],
	['/briefings/0123456789abcdef.pdf', 'what takes a browser'],
	['/?utm_source=mail', 'a parameter of somebody else'],
	['/../secret', 'a way out']
])('%s has no file: %s', (address) => {
	// The URL parser takes `..` out of a path before anybody sees it.
	if (address.startsWith('/..')) expect(publishedAddress(address, new URLSearchParams(), plan)).toBeNull();
	else expect(place(address)).toBeNull();
});

const value = fc
	.string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
	.filter((text) => text.isWellFormed());

it('gives every category a folder of its own, and none that leads elsewhere', () => {
	const folderOf = (category: string): string => {
		const found = publishedAddress('/events', new URLSearchParams({ category }), plan);
		return found?.file.slice('category/'.length, -'/events/index.html'.length) ?? '';
	};
	fc.assert(
		fc.property(value, value, (one, other) => {
			expect(folderOf(one)).toMatch(/^[A-Za-z0-9_-][A-Za-z0-9._-]*$/);
			expect(folderOf(one) === folderOf(other)).toBe(one === other);
		}),
		{ seed: 20261122 }
	);
});

it('asks the live watch for the very address, however it was written', () => {
	expect(place('/?as-of=2026-10-31&scenario=energy&sort=adds')?.asked).toBe(
		'/?as-of=2026-10-31&scenario=energy'
	);
	expect(place('/?scenario=energy&as-of=2026-10-31')?.asked).toBe('/?as-of=2026-10-31&scenario=energy');
});

it('shows a row of a day that the copy lacks on the copy’s own day', () => {
	const url = new URL('http://live/indicators/trade?as-of=2020-01-01#row-7');
	expect(publishedPlace(url, url.pathname, plan)?.file).toBe('indicators/trade/index.html');
	url.hash = '';
	expect(publishedPlace(url, url.pathname, plan)).toBeNull();
});

it('links from one folder to another', () => {
	expect(linkBetween('index.html', 'indicators/trade/index.html')).toBe('indicators/trade/index.html');
	expect(linkBetween('as-of/2026-10-31/index.html', 'index.html')).toBe('../../index.html');
	expect(linkBetween('as-of/2026-10-31/index.html', 'as-of/2026-10-31/index.html')).toBe('index.html');
});

describe('in the browser', () => {
	const links = new PublishedLinks({
		...plan,
		asked: '/?as-of=2026-10-31&scenario=energy',
		file: 'as-of/2026-10-31/scenario/energy/index.html'
	});

	it('turns what a page writes into the copy’s own links', () => {
		expect(links.linkOf('/?scenario=energy&as-of=2026-10-31&w.trade=0')).toBe('index.html?w.trade=0');
		expect(links.linkOf('/sources#a-1')).toBe('../../../../sources/index.html#a-1');
		expect(links.linkOf('?as-of=2026-09-30')).toBe('../../../../as-of/2026-09-30/index.html');
		expect(links.linkOf('/outlook.csv?scenario=energy&w.trade=0')).toBeNull();
	});

	it('finds where a query belongs', () => {
		expect(links.placeOf('?w.trade=0')).toBeNull();
		expect(links.placeOf('?scenario=energy')).toBeNull();
		expect(links.placeOf('?as-of=2026-09-30&w.trade=0')).toBe(
			'../../../../as-of/2026-09-30/scenario/energy/index.html?w.trade=0'
		);
		expect(links.placeOf('?as-of=2020-01-01')).toBe(false);
		expect(links.wordOn('?as-of=2020-01-01')).toContain('Not in this published copy');
		expect(links.wordOn('?w.trade=0')).toBe('');
	});

	it('leads on without a day or a scenario that the copy lacks, and says so', () => {
		const query = '?as-of=2020-01-01&scenario=gone&w.trade=0';
		const opened = new PublishedLinks({ ...plan, asked: '/search', file: 'search/index.html' }, query);
		expect(opened.linkOf(`/indicators/trade${query}`)).toBe('../indicators/trade/index.html?w.trade=0');
		expect(opened.linkOf('/?as-of=2020-01-02')).toBeNull();
		expect(opened.wordOn(query)).toContain('Links lead on without it');
	});

	it('reads a file’s address as the live watch’s', () => {
		const url = new URL('https://host.example/sub/scenario/energy/index.html?w.trade=0');
		const published = {
			day: '22 Nov 2026',
			path: '/',
			search: '?scenario=energy',
			site: 'https://host.example/sub'
		};
		expect(shownAddress(url, published).href).toBe('https://host.example/?scenario=energy&w.trade=0');
		expect(shownAddress(url, null)).toBe(url);
	});
});
