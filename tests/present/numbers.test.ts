import { expect, test } from 'vitest';
import { indicatorViewOf, periodText } from '#present';
import { day, frozenWatch } from '../support/frozen-watch.ts';

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
