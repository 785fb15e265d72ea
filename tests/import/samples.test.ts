import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { csvRows, type ImportBlock, IssueList } from '#parse';
import { codes, harvestOf } from './importing.ts';

const shared = new URL('../../../shared/', import.meta.url);
const sample = (path: string): Buffer => readFileSync(new URL(`samples/${path}`, shared));

/** The shares worked out by hand from the same release, by supplier and period. */
function evidence(supplier: string): Map<string, number> {
	const rows = [
		...csvRows(readFileSync(new URL('evidence/observations.csv', shared), 'utf8'), new IssueList(null))
	].map(({ cells }) => cells);
	const column = (name: string): number => rows[0]?.indexOf(name) ?? -1;
	return new Map(
		rows
			.filter(
				(cells) =>
					cells[column('source')] === 'sipri-deals-2025-01' &&
					cells[column('metric')]?.startsWith(`${supplier}'s share of Myanmar arms imports`)
			)
			.map((cells) => [cells[column('period')] ?? '', Number(cells[column('value')])])
	);
}

const hasSamples = existsSync(new URL('samples/', shared));
if (!hasSamples)
	console.warn(
		`Skipped: publishers' real files are too large, and not ours, to be kept here; there are none in ${shared.pathname}samples.`
	);

describe.runIf(hasSamples)('real files', () => {
	it.each(['Russia', 'China', 'India'])(
		'the shares of %s agree with those worked out apart, 2000 to 2023, to 0.1 point',
		async (supplier) => {
			const file = sample('sipri/deals-and-deliveries_2025-01-03_myanmar-rows.csv');
			const block: ImportBlock = { format: 'sipri', recipient: 'Myanmar', supplier };
			const both = [
				...(await harvestOf(file, block, null, 4096)).observations,
				...(await harvestOf(file, { ...block, window: 5 }, null, 4096)).observations
			];
			const expected = evidence(supplier);
			expect(expected.size).toBeGreaterThan(11);
			const computed = new Map(both.map(({ period, value }) => [period, value]));
			for (const [period, value] of expected)
				expect([period, Math.abs((computed.get(period) ?? NaN) - value) <= 0.1]).toEqual([period, true]);
		}
	);
	it('the register, which has no split by year, holds the exact shares within its range', async () => {
		const file = sample('sipri/trade-register_2025-03-13_myanmar-rows.csv');
		const { observations } = await harvestOf(
			file,
			{ format: 'sipri', recipient: 'Myanmar', supplier: 'Russia', window: 5 },
			null,
			4096
		);
		for (const [period, value] of evidence('Russia')) {
			if (!period.includes('/')) continue;
			const found = observations.find((one) => one.period === period);
			expect([period, (found?.low ?? 101) <= value && (found?.high ?? -1) >= value]).toEqual([period, true]);
		}
	});
	const cases: [string, ImportBlock, string | null, number][] = [
		[
			'sipri/trade-register_2026-02_no-preamble_bom_myanmar-rows.csv',
			{ format: 'sipri', recipient: 'Myanmar', supplier: 'China', window: 5 },
			'2026-02-28',
			71
		],
		[
			'sipri/import-export-values_1950-2024_importers_generated-2024-10-13.csv',
			{ format: 'sipri', recipient: 'Myanmar' },
			null,
			74
		],
		[
			'sipri/import-export-values_1950-2024_exporters_generated-2024-10-13.csv',
			{ format: 'sipri', supplier: 'Russia', window: 5 },
			null,
			70
		],
		[
			'sipri/import-export-values_1950-2023_variant.csv',
			{ format: 'sipri', recipient: 'Myanmar' },
			'2024-03-11',
			74
		],
		[
			'ofac/sdn_2022-01_original-no-header_burma-plus-first-40.csv',
			{ format: 'ofac', programme: 'BURMA-EO14014' },
			'2022-01-31',
			1
		],
		[
			'ofac/sdn_2023-01_header-added_burma-rows.csv',
			{ format: 'ofac', programme: 'BURMA-EO14014' },
			'2023-01-21',
			1
		],
		['ofac/sdn_2020-10-29_two-entries.xml', { format: 'ofac', programme: 'CUBA' }, null, 1],
		[
			'opensanctions/targets.simple_with-program_ids_2026-03_mm-rows-plus-first-100.csv',
			{ format: 'opensanctions', country: 'mm' },
			null,
			1
		],
		[
			'comtrade/TradeData_THA-imports-HS8542_partners-MMR-RUS-CHN-W00.csv',
			{ format: 'comtrade', reporter: 'THA', partner: 'CHN', flow: 'imports', commodity: '8542' },
			null,
			11
		],
		[
			'comtrade/comtrade_trade_data_legacy-2017_JAM-coffee.csv',
			{
				format: 'comtrade',
				reporter: '388',
				partner: '0',
				flow: 'exports',
				commodity: '901',
				measure: 'value'
			},
			null,
			23
		],
		[
			'worldbank/databank-wide-export_MMR-RUS-CHN.csv',
			{ format: 'worldbank', country: 'MMR', series: 'NY.GDP.PCAP.CD' },
			null,
			64
		],
		[
			'acled/acled_regional_2025-11-01_myanmar-air-and-territory-rows.csv',
			{ format: 'acled', country: 'Myanmar', subtype: 'Air/drone strike', window: 12 },
			null,
			// Cut to three kinds of event: months of 2020 and 2021 without any of them are not known to be without.
			39
		],
		[
			'eia/brent-monthly_2026-08-22.csv',
			{ format: 'table', columns: { period: 'Date', value: 'Price' }, period: 'month' },
			null,
			471
		]
	];
	it.each(cases)('%s', async (path, block, published, count) => {
		const harvest = await harvestOf(sample(path), block, published, 4096);
		expect(codes(harvest)).toEqual([]);
		expect(harvest.observations.length).toBe(count);
		expect(harvest.rejected).toEqual([]);
	});
});
