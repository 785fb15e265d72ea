import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { WatchIndicator } from '#parse';
import { shippedWatch } from '../support/shipped-watch.ts';

const watch = await shippedWatch();
const page = readFileSync(join(import.meta.dirname, '../../docs/articles.md'), 'utf8');
const indicatorOf = (id: string): WatchIndicator => {
	const found = watch.indicators.find((one) => one.id === id);
	if (found === undefined) throw new Error(`There is no ${id}.`);
	return found;
};

/** Every figure of the two articles, where it stands and how the article bounds it. */
const figures: readonly [string, string, number, 'at-least' | 'at-most' | null, string][] = [
	['russian-exports-myanmar', '2014', 47, 'at-most', 'eaf-2021'],
	['russian-exports-myanmar', '2019', 266, 'at-least', 'eaf-2021'],
	['russian-exports-growth', '2014/2019', 5, 'at-least', 'eaf-2021'],
	['russian-exports-vietnam', '2019', 1400, null, 'eaf-2021'],
	['russian-exports-thailand', '2019', 614, null, 'eaf-2021'],
	['myanmar-rank-russian-trade', '2019', 83, null, 'eaf-2021'],
	['myanmar-share-of-russian-goods-exports', '2019', 0.07, null, 'eaf-2021'],
	['secret-code-exports', '2014', 8, 'at-most', 'eaf-2021'],
	['secret-code-exports', '2020', 115, 'at-least', 'eaf-2021'],
	['secret-code-share', '2020', 51, null, 'eaf-2021'],
	['petrol-rise-since-coup', '2022-08', 350, null, 'romance-2022'],
	['petrol-price-official-rate', '2022-08', 1, null, 'romance-2022']
];

describe('the figures of the two articles', () => {
	test.each(figures)('%s %s: %d', (id, period, value, bound, source) => {
		const row = indicatorOf(id).observations.find(
			(one) => one.period.text === period && one.source === source
		);
		expect(row?.value).toBe(value);
		expect(row?.bound).toBe(bound);
		expect(page).toContain(`\`${id}\``.replace('russian-exports-thailand', '-thailand'));
	});

	test('440,000 displaced, with what the number really counts', () => {
		const row = indicatorOf('displacement').observations.find(({ value }) => value === 440_000);
		expect(row?.note).toMatch(/conflict|coup/);
	});
});

/** Words of each claim without a figure. */
const claims = [
	/machinery.*textiles and farm goods/,
	/before the 2000s/,
	/drones.*week before the coup.*first of its kind/,
	/Pavel Gusev.*profound gratitude/,
	/Protest before the Russian embassy/,
	/colour revolutions.*ASEAN and China/,
	/low among Russia's arms clients/,
	/Bashneft/,
	/small reactor/,
	/blocked stronger words/,
	/Victory parade.*few foreign guests/,
	/new sanctions may raise Russia's share/,
	/China the main trading partner and the main supplier/,
	/top arms supplier since the coup/,
	/arms used against civilians/,
	/import Russian petrol.*quality and low cost.*exploration with Russia and China/,
	/Petrol stations close/,
	/EU cut of Russian oil/,
	/Rostec and Rosoboronexport.*close cooperation/,
	/Pakistan, Belarus, Israel and South Korea/,
	/Chinese supply diminishes.*low quality.*leak/
];

test.each(claims)('a claim of the articles can be found: %s', (claim) => {
	const texts = [
		...watch.events.map(({ title }) => title),
		...watch.indicators.flatMap(({ name, caveats, observations }) => [
			name,
			...caveats,
			...observations.map(({ note }) => note)
		])
	];
	expect(texts.filter((text) => claim.test(text)).length).toBeGreaterThan(0);
});
