import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Harvest } from '#import';
import type { ImportBlock } from '#parse';
import { codes, fixture, harvestOf, valuesOf } from './importing.ts';

const read = async (name: string, block: ImportBlock): Promise<Harvest> =>
	harvestOf(await fixture(`cases/${name}`), block, null, 64);
const notes = ({ notices }: Harvest): string[] => notices.map(({ code }) => code);

describe('a file is about what the indicator means, or it is refused', () => {
	const Myanmar = ['Myanmar', 'Burma'];
	it.each<[string, ImportBlock]>([
		['a share of what everyone sold', { format: 'sipri', recipient: Myanmar, supplier: 'Russia' }],
		['everything the recipient got', { format: 'sipri', recipient: Myanmar, measure: 'volume' }],
		['all but some', { format: 'sipri', recipient: Myanmar, except: ['Russia', 'China'], measure: 'volume' }],
		['another supplier', { format: 'sipri', recipient: Myanmar, supplier: 'China', measure: 'volume' }],
		['a share of the world’s exports', { format: 'sipri', supplier: 'Russia', window: 5 }],
		['all exports of the supplier', { format: 'sipri', supplier: 'Russia', measure: 'volume' }]
	])('one supplier’s table of exports doesn’t say %s', async (_what, block) => {
		expect(codes(await read('tiv-table-of-one-supplier.csv', block))).toEqual(['import/wrong-table']);
	});
	it('one supplier’s table says what this supplier sold', async () => {
		const harvest = await read('tiv-table-of-one-supplier.csv', {
			format: 'sipri',
			recipient: Myanmar,
			supplier: 'Russia',
			measure: 'volume'
		});
		expect(Object.values(valuesOf(harvest))).toEqual([10, 10, 10, 10, 10, 10]);
	});
	it.each<[ImportBlock]>([
		[{ format: 'sipri', recipient: 'Myanmar', measure: 'volume' }],
		[{ format: 'sipri', recipient: 'Myanmar', supplier: 'Testland', window: 5 }]
	])('a register whose column has another name is refused by that name', async (block) => {
		const harvest = await read('sipri-register_column-renamed.csv', block);
		expect(codes(harvest)).toEqual(['import/unknown-column']);
		expect(harvest.issues[0]?.expected).toContain('tiv delivery values');
		expect(harvest.issues[0]?.received).toContain('TIV of delivered weapons');
	});
	it('OFAC’s consolidated list is not its list of designated nationals', async () => {
		const harvest = await read('ofac-consolidated.xml', { format: 'ofac', programme: 'BURMA-EO14014' });
		expect(codes(harvest)).toEqual(['import/wrong-list']);
		expect(harvest.issues[0]?.received).toContain('NS-PLC');
	});
	it('a share needs the row for the world', async () => {
		const share = { format: 'comtrade', reporter: '104', partner: '156' } as const;
		const harvest = await read('comtrade-two-partners-no-world.csv', share);
		expect(codes(harvest)).toContain('import/too-narrow');
		const value = await read('comtrade-two-partners-no-world.csv', {
			...share,
			measure: 'value',
			flow: 'imports'
		});
		expect(valuesOf(value)).toEqual({ '2024': 400 });
	});
});

describe('a row that comes twice counts once, and two values for one key are an issue', () => {
	const share = { format: 'comtrade', reporter: '104', partner: '156' } as const;
	it('Comtrade: the same row, and one total in two classifications', async () => {
		const twice = await read('comtrade-duplicate-rows.csv', { ...share, flow: 'imports' });
		expect(valuesOf(twice)).toEqual({ '2024': 40 });
		expect(notes(twice)).toEqual(['import/repeated-row']);
		const classified = await read('comtrade_same-total-in-two-classifications.csv', {
			...share,
			flow: 'imports'
		});
		expect(valuesOf(classified)).toEqual({ '2024': 44.44 });
		expect(notes(classified)).toEqual(['import/repeated-row']);
		const other = (await fixture('cases/comtrade-duplicate-rows.csv'))
			.toString()
			.replace('C00,0,400', 'C00,0,401');
		expect(codes(await harvestOf(other, { ...share, flow: 'imports' }))).toEqual(['import/two-values']);
	});
	it('ACLED: an event with a row for each actor', async () => {
		const harvest = await read('acled-one-row-per-actor.csv', {
			format: 'acled',
			country: 'Myanmar',
			subtype: 'Air/drone strike'
		});
		expect(valuesOf(harvest)).toEqual({ '2025-12': 31, '2026-01': 31 });
		expect(notes(harvest)).toEqual(['import/repeated-row']);
	});
	it('SIPRI: a deal and its year; the list: an entry; SDMX: a period; the World Bank: a period', async () => {
		const deals = (await fixture('deals.csv')).toString();
		const share = { format: 'sipri', recipient: 'Eastland', supplier: 'Northland', window: 5 } as const;
		const again = await harvestOf(deals.replace(/\n(2,North.*)\n/, '\n$1\n$1\n'), share);
		expect(valuesOf(again)).toEqual(valuesOf(await harvestOf(deals, share)));
		expect(notes(again)).toEqual(['import/repeated-row']);
		const off = deals.replace(
			/\n(2,North.*)\n/,
			(_row, row: string) => `\n${row}\n${row.replace(',20,', ',30,')}\n`
		);
		expect(codes(await harvestOf(off, share))).toEqual(['import/two-values']);
		const sdmx = 'FREQ,TIME_PERIOD,OBS_VALUE\nA,2024,1\nA,2024,1\n';
		expect(notes(await harvestOf(sdmx, { format: 'sdmx-csv', where: { FREQ: 'A' } }))).toEqual([
			'import/repeated-row'
		]);
		expect(codes(await harvestOf(sdmx.replace(/1\n$/, '2\n'), { format: 'sdmx-csv' }))).toEqual([
			'import/two-values'
		]);
		const wide =
			'Country Name,Country Code,Series Name,Series Code,2024 [YR2024]\nMyanmar,MMR,G,G.D,1\nMyanmar,MMR,G,G.D,2\n';
		expect(codes(await harvestOf(wide, { format: 'worldbank', country: 'MMR', series: 'G.D' }))).toEqual([
			'import/two-values'
		]);
		const xml = (await fixture('sdn.xml')).toString();
		const entry = /<sdnEntry>[\s\S]*?<\/sdnEntry>/.exec(xml)?.[0] ?? '';
		const listed = { format: 'ofac', programme: 'BURMA-EO14014' } as const;
		const doubled = await harvestOf(xml.replace(entry, entry + entry), listed);
		expect(valuesOf(doubled)).toEqual(valuesOf(await harvestOf(xml, listed)));
		expect(notes(doubled)).toContain('import/repeated-row');
	});
});

describe('periods', () => {
	it('a month is no year, and twelve are', async () => {
		const share = { format: 'comtrade', reporter: '104', partner: '156', flow: 'imports' } as const;
		const month = await read('comtrade-monthly-into-yearly.csv', share);
		expect(codes(month)).toEqual(['import/cut-period']);
		expect(valuesOf(await read('comtrade-monthly-into-yearly.csv', { ...share, every: 'month' }))).toEqual({
			'2024-09': 40
		});
		const [header = '', ...rows] = (await fixture('cases/comtrade-monthly-into-yearly.csv'))
			.toString()
			.trim()
			.split('\n');
		const year = Array.from({ length: 12 }, (_, index) =>
			rows.map((row) => row.replaceAll('202409', `2024${String(index + 1).padStart(2, '0')}`))
		);
		expect(valuesOf(await harvestOf([header, ...year.flat()].join('\n'), share))).toEqual({ '2024': 40 });
	});
	it('a month that the file begins within is left out, and said', async () => {
		const harvest = await read('acled-starts-mid-month.csv', {
			format: 'acled',
			country: 'Myanmar',
			subtype: 'Air/drone strike'
		});
		expect(Object.keys(valuesOf(harvest))).not.toContain('2025-09');
		expect(Object.keys(valuesOf(harvest)).length).toBeGreaterThan(0);
		expect(notes(harvest)).toEqual(['import/cut-period']);
	});
});

describe('scale, marks and dates', () => {
	it('SDMX: one scale, whatever the multiplier of each row; semicolons are read', async () => {
		expect(valuesOf(await read('sdmx-unit-mult.csv', { format: 'sdmx-csv' }))).toEqual({
			'2026-01': 12_400_000,
			'2026-02': 13_100_000
		});
		expect(valuesOf(await read('sdmx-unit-mult.csv', { format: 'sdmx-csv', divide: 1e6 }))).toEqual({
			'2026-01': 12.4,
			'2026-02': 13.1
		});
		expect(valuesOf(await read('sdmx-semicolon.csv', { format: 'sdmx-csv' }))).toEqual({
			'2026-01': 12.4,
			'2026-02': 13.1
		});
	});
	it('SDMX: what the series is beyond what was asked for is said', async () => {
		const where = { FREQ: 'M', REF_AREA: 'MM' };
		const file = (await fixture('cases/sdmx-semicolon.csv')).toString();
		expect(notes(await harvestOf(file, { format: 'sdmx-csv', where }))).toEqual([]);
		const other = file.replace('FREQ;', 'FREQ;INDICATOR;').replaceAll(';M;', ';M;PRICES;');
		const { notices } = await harvestOf(other, { format: 'sdmx-csv', where });
		expect(notices.map(({ code, received }) => [code, received])).toEqual([
			['import/unsaid-series', 'INDICATOR: PRICES']
		]);
		expect(
			codes(await harvestOf(other, { format: 'sdmx-csv', where: { ...where, INDICATOR: 'TRADE' } }))
		).toEqual(['import/no-match']);
	});
	it('the World Bank: across, down, through HDX, with the file’s own date', async () => {
		const across = await read('wb-databank.csv', {
			format: 'worldbank',
			country: 'MMR',
			series: 'NE.TRD.GNFS.ZS'
		});
		expect(valuesOf(across)).toEqual({ '2022': 61.2, '2023': 58.9 });
		expect(across.released).toBe(Date.UTC(2026, 9, 7) / 86_400_000);
		const gdp = { format: 'worldbank', country: 'MMR', series: 'NY.GDP.MKTP.CD' } as const;
		const down = await read('worldbank_databank-long.csv', gdp);
		expect(valuesOf(down)).toEqual({ '2022': 1.5 });
		expect(down.released).toBe(Date.UTC(2024, 8, 18) / 86_400_000);
		expect(valuesOf(await read('worldbank_from-hdx.csv', gdp))).toEqual({ '2022': 1.5, '2023': 2.5 });
	});
	it('a full stop is no figure, and the rest of the month counts', async () => {
		const harvest = await read('fred-dots.csv', {
			format: 'table',
			columns: { period: 'observation_date', value: 'DCOILBRENTEU' },
			period: 'month',
			aggregate: 'mean'
		});
		expect(valuesOf(harvest)).toEqual({ '2026-09': 70.5, '2026-10': 70.5 });
		expect(harvest.rejected).toEqual([]);
		const mapping = parse((await fixture('cases/fred-mapping.yaml')).toString()) as object;
		const mapped = await read('fred-dots.csv', { format: 'table', ...mapping });
		expect(valuesOf(mapped)).toEqual(valuesOf(harvest));
	});
	it('missing marks and flags are what the mapping says', async () => {
		const block = { format: 'table', columns: { period: 'Date', value: 'Price' } } as const;
		const harvest = await read('eurostat-flags.csv', { ...block, missing: [':'], flags: { p: 'P', b: 'B' } });
		expect(harvest.observations.map(({ period, value, status }) => [period, value, status])).toEqual([
			['2026-01', 12.4, 'A'],
			['2026-02', 12.9, 'P'],
			['2026-04', 13.1, 'B']
		]);
		expect((await read('eurostat-flags.csv', block)).rejected.map(({ line }) => line)).toEqual([3, 5]);
	});
	it('columns by number need no header; month and year may stand apart', async () => {
		const sum = { period: 'month', aggregate: 'sum' } as const;
		const bare: ImportBlock = {
			format: 'table',
			columns: { period: 1, value: 3 },
			where: { 2: 'MMR' },
			...sum
		};
		expect(valuesOf(await read('table_without-header.csv', bare))).toEqual({ '2024-01': 30, '2024-02': 40 });
		const apart = 'table_month-and-year-in-two-columns.csv';
		const named: ImportBlock = {
			format: 'table',
			columns: { period: 'Year', month: 'Month', value: 'Events' },
			...sum
		};
		expect(valuesOf(await read(apart, named))).toEqual({ '2025-01': 200 });
		const numbered: ImportBlock = { format: 'table', columns: { period: 4, month: 3, value: 5 }, ...sum };
		expect(valuesOf(await read(apart, numbered))).toEqual({ '2025-01': 200 });
	});
	it('marks stand in groups of three, or the text is no number', async () => {
		const block: ImportBlock = {
			format: 'table',
			columns: { period: 'D', value: 'V' },
			delimiter: ';',
			decimal: ','
		};
		const file = 'D;V\n2021;1.234,5\n2022;1 234 567\n2023;1.5\n2024;12.34,5\n2025;-3,25\n';
		const harvest = await harvestOf(file, block);
		expect(valuesOf(harvest)).toEqual({ '2021': 1234.5, '2022': 1_234_567, '2025': -3.25 });
		expect(harvest.rejected.map(({ line }) => line)).toEqual([4, 5]);
	});
});

it('a row too long or too short for the header stops the reading', async () => {
	const block: ImportBlock = { format: 'table', columns: { period: 'D', value: 'V' } };
	expect(codes(await harvestOf('D,V\n2021,1,234\n2022,2\n', block))).toEqual(['import/ragged-row']);
	expect(codes(await harvestOf('D,V\n2021\n2022,2\n', block))).toEqual(['import/ragged-row']);
	expect(valuesOf(await harvestOf('D,V,\n2021,1,\n,,\n2022,2,\n', block))).toEqual({ '2021': 1, '2022': 2 });
});
