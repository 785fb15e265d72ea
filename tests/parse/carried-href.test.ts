import { expect, it } from 'vitest';
import { carriedHref, carriedParameters } from '#parse';

const edited = new URLSearchParams('scenario=baseline&as-of=2024-06-30&w.oil=5&x.gas=2&since=P3M&q=fuel');

it('takes along the lens, its edits, the day and what is shown of it, and nothing that belongs to a page', () => {
	const along = 'scenario=baseline&as-of=2024-06-30&w.oil=5&x.gas=2&since=P3M';
	expect(carriedHref('/sources', edited)).toBe(`/sources?${along}`);
	expect(carriedHref('/events#event-1', edited)).toBe(`/events?${along}#event-1`);
	expect(carriedHref('/', edited)).toBe(`/?${along}`);
});

it('leaves to a link what it names itself; one that names a scenario is without the edits of another', () => {
	expect(carriedHref('/indicators/oil?as-of=2020-01-01#row-3', edited)).toBe(
		'/indicators/oil?as-of=2020-01-01&scenario=baseline&w.oil=5&x.gas=2&since=P3M#row-3'
	);
	expect(carriedHref('/?scenario=alliance', edited)).toBe('/?scenario=alliance&as-of=2024-06-30&since=P3M');
	expect(carriedHref('?as-of=2020-01-01', new URLSearchParams('w.oil=5'))).toBe('?as-of=2020-01-01&w.oil=5');
});

it('changes no link that is carried already, and none where nothing is set', () => {
	const once = carriedHref('/week?from=2026-01-01', edited);
	expect(carriedHref(once, edited)).toBe(once);
	expect(carriedHref('/week?from=2026-01-01', new URLSearchParams('q=fuel'))).toBe('/week?from=2026-01-01');
});

it.each([
	'#main',
	'/watch.zip',
	'/outlook.csv?scenario=baseline',
	'/api/outlook',
	'//elsewhere.example/',
	'https://elsewhere.example/'
])('leaves %s as it is', (href) => {
	expect(carriedHref(href, edited)).toBe(href);
});

it('gives each name once, as its first value, however it is written', () => {
	const query = new URLSearchParams('w.oil=5&w.oil=7&name=A+%26+B');
	expect(carriedParameters(query, () => false)).toEqual([
		['w.oil', '5'],
		['name', 'A & B']
	]);
	expect(carriedHref('/method', query)).toBe('/method?w.oil=5&name=A+%26+B');
});
