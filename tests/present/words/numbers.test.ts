import { expect, test } from 'vitest';
import { indicatorViewOf, periodText } from '#present';
import { day, frozenWatch } from '../../support/frozen-watch.ts';

const watch = await frozenWatch();
const asOf = day('2026-11-22');
const viewOf = (id: string, change: object = {}) => {
	const indicator = watch.indicators.find((one) => one.id === id);
	if (!indicator) throw new Error(`There is no ${id}.`);
	return indicatorViewOf(watch, { ...indicator, ...change }, asOf);
};

test.each([
	['P1Y', 'every year'],
	['P3M', 'every quarter'],
	['P2W', 'every 2 weeks'],
	['P1Y6M', 'every year and 6 months'],
	['P10D', 'every 10 days']
])('the rhythm %s is told as %s', (frequencyText, words) => {
	const facts = viewOf('arms-share-russia', { frequencyText }).facts;
	expect(facts.find(({ name }) => name === 'Expected')?.text).toContain(`${words}, about`);
});

test.each([
	[{ min: 0, max: 100 }, '0 to 100'],
	[{ min: 0, max: null }, '0 or more'],
	[{ min: null, max: 5 }, '5 or less'],
	[{ min: null, max: null }, 'any']
])('the bounds %o are told as “%s”', (bounds, words) => {
	const facts = viewOf('brent-price', { bounds }).facts;
	expect(facts.find(({ name }) => name === 'Legal values')?.text).toBe(words);
});

test('the last search and the next release are told, and only where somebody wrote them down', () => {
	const lookedFor = { on: day('2026-11-20'), found: 'nothing newer' };
	const nextRelease = { due: 'March 2027', from: 'the lighthouse', steps: 'read the log', minutes: 5 };
	const facts = viewOf('brent-price', { lookedFor, nextRelease }).facts;
	expect(facts.slice(-2)).toEqual([
		{ name: 'Looked for on 20 Nov 2026', text: 'nothing newer' },
		{ name: 'Next release', text: 'March 2027, from the lighthouse: read the log; about 5 minutes' }
	]);
	const without = viewOf('brent-price', { lookedFor: undefined, nextRelease: undefined }).facts;
	expect(without.map(({ name }) => name)).toEqual(['Scale', 'Expected', 'Legal values']);
});

test('a figure is told with its unit once', () => {
	expect(viewOf('arms-share-russia').reading[0]).toMatch(/^48\.7% of five-year TIV for 2020–2024, published/);
	expect(viewOf('brent-price').reading[0]).toMatch(/^US\$ [\d.]+ a barrel for \w+ 2026, published/);
	expect(viewOf('oil-imports-russia').reading[0]).toMatch(/^3 \(stage 0 to 4\) for/);
});

test('two months of one year name it once', () => {
	expect(periodText('2025-01/2025-10')).toBe('Jan – Oct 2025');
	expect(periodText('2025-10/2026-09')).toBe('Oct 2025 – Sep 2026');
	expect(periodText('2020/2024')).toBe('2020–2024');
});
