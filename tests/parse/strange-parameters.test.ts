import { expect, it } from 'vitest';
import { mendedQuery, strangeParameters } from '#parse';

const strange = (query: string): readonly string[] =>
	strangeParameters(new URLSearchParams(query)).map(({ name, meant }) => `${name} ${meant}`);

it('names what looks like ours and is not, and what was meant', () => {
	expect(strange('asof=1&as_of=1&As-Of=1&Scenario=x')).toEqual([
		'asof as-of',
		'as_of as-of',
		'As-Of as-of',
		'Scenario scenario'
	]);
	expect(strange('W.oil=1&amp;w.oil=2&amp;amp;as-of=x')).toEqual([
		'W.oil w.oil',
		'amp;w.oil w.oil',
		'amp;amp;as-of as-of'
	]);
});

it('passes over what is ours, and what other sites add', () => {
	expect(strange('scenario=a&as-of=b&w.x=1&p.x=1&x.x=1&r.x=y&q=z&sort=age')).toEqual([]);
	expect(strange('utm_source=a&fbclid=b&ref=c&__proto__=1&=x&w.=1')).toEqual([]);
	expect(strange(Array.from({ length: 500 }, (_, at) => `W.${at}=1`).join('&'))).toHaveLength(20);
});

it('mends a link that was copied out of a page’s source, and leaves others alone', () => {
	expect(mendedQuery(new URLSearchParams('scenario=a&amp;as-of=b&amp;w.x=1'))?.toString()).toBe(
		'scenario=a&as-of=b&w.x=1'
	);
	expect(mendedQuery(new URLSearchParams('scenario=amp;x'))).toBeNull();
});
