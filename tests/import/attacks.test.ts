import { describe, expect, it } from 'vitest';
import type { ImportBlock } from '#parse';
import { codes, fixture, harvestOf, valuesOf } from './importing.ts';

/** What comes of a file that is nearly right: the codes of its issues, with no figure beside them. */
async function refusal(file: string, block: ImportBlock): Promise<readonly string[]> {
	const harvest = await harvestOf(file, block, '2026-01-05', 512);
	expect(harvest.observations).toEqual([]);
	return [...new Set(codes(harvest))];
}

const dates = (...days: readonly string[]): string =>
	`observation_date,X\n${days.map((day, at) => `${day},${at}\n`).join('')}`;
const trade = (head: string, ...rows: readonly string[]): string =>
	`${head},reporterCode,flowCode,partnerCode,cmdCode,primaryValue\n${rows.join('\n')}\n`;
const imports: ImportBlock = { format: 'comtrade', reporter: '104', partner: '156', flow: 'imports' };

describe('figures of another interval', () => {
	it.each([
		['years as months', dates('2020-01-01', '2021-01-01', '2022-01-01'), undefined],
		['quarters as months', dates('2020-10-01', '2020-01-01', '2020-07-01', '2020-04-01'), undefined],
		['half-years as quarters', dates('2020-01-01', '2020-07-01', '2021-01-01'), 'quarter' as const]
	])('FRED: %s', async (_name, file, every) => {
		const block: ImportBlock = { format: 'fred', series: 'X', ...(every === undefined ? {} : { every }) };
		expect(await refusal(file, block)).toEqual(['import/bad-period']);
		expect(Object.keys(valuesOf(await harvestOf(file, { ...block, every: 'year' })))).not.toEqual([]);
	});
	it('the EIA: years as months', async () => {
		const file = 'P\nhttps://www.eia.gov/dnav/pet/hist/RBRTEA.htm\nYear,Price\n2022,4\n2021,3\n';
		expect(await refusal(file, { format: 'eia', series: 'RBRTE' })).toEqual(['import/bad-period']);
	});
	it('Comtrade: a month whose column was taken off isn’t its year', async () => {
		const file = trade(
			'freqCode,refYear,refMonth',
			'M,2024,3,104,M,0,TOTAL,100',
			'M,2024,3,104,M,156,TOTAL,40'
		);
		expect(await refusal(file, imports)).toEqual(['import/bad-period']);
	});
});

describe('totals of something else', () => {
	it('Comtrade: services aren’t goods', async () => {
		const rows = ['S,2024,104,M,0,TOTAL,100', 'S,2024,104,M,156,TOTAL,14'];
		expect(await refusal(trade('typeCode,period', ...rows), imports)).toEqual(['import/no-match']);
	});
	it('SIPRI: some categories of weapons aren’t all', async () => {
		const deals = (await fixture('deals.csv')).toString();
		const share: ImportBlock = { format: 'sipri', recipient: 'Eastland', supplier: 'Northland' };
		const aircraft = deals.replace('Transfers of major conventional arms', 'Transfers of aircraft');
		expect(aircraft).not.toBe(deals);
		expect(await refusal(aircraft, share)).toEqual(['import/too-narrow']);
	});
	it('SIPRI: a total below its rows is none, but for rounding', async () => {
		const table = (total: number): string =>
			`"TIV of arms imports to Eastland, 2016-2017"\n\n,2016,2017,Total\nNorthland,10,10,20\nSouthland,5,5,10\nTotal,${total},15,30\n`;
		const share: ImportBlock = { format: 'sipri', recipient: 'Eastland', supplier: 'Northland' };
		expect(await refusal(table(9), share)).toEqual(['import/wrong-table']);
		expect(valuesOf(await harvestOf(table(14), share))['2016']).toBe(71.43);
	});
	it('ACLED: one region isn’t the country', async () => {
		const row = (at: number, area: string): string =>
			`M${at},2025-01-${String(1 + (at % 31)).padStart(2, '0')},X,Air/drone strike,Myanmar,${area}\n`;
		const file = (area: (at: number) => string): string =>
			`event_id_cnty,event_date,event_type,sub_event_type,country,admin1\n${Array.from({ length: 62 }, (_, at) => row(at, area(at))).join('')}`;
		const block: ImportBlock = { format: 'acled', country: 'Myanmar', subtype: 'Air/drone strike' };
		expect(
			await refusal(
				file(() => 'Shan'),
				block
			)
		).toEqual(['import/too-narrow']);
		expect(
			valuesOf(
				await harvestOf(
					file((at) => (at === 9 ? 'Chin' : 'Shan')),
					block
				)
			)
		).toEqual({
			'2025-01': 62
		});
	});
	it('votes in a committee of the Assembly aren’t the Assembly’s', async () => {
		const row = (state: string): string => `1,A/C.1/79/L.1,${state},${state},Y,2024-10-10,T\n`;
		const file = `undl_id,resolution,ms_code,ms_name,ms_vote,date,title\n${row('MMR')}${row('RUS')}`;
		expect(await refusal(file, { format: 'un-votes', one: 'MMR', other: 'RUS' })).toEqual([
			'import/wrong-list'
		]);
	});
});

describe('lists', () => {
	const ofac: ImportBlock = { format: 'ofac', programme: 'CUBA' };
	const sdn = (begin: string, end = ''): string =>
		`${begin},"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ${end}\n2,"B","individual","CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n`;
	it.each([
		['a kind that nobody knows', sdn('1,"A","robot"'), 'import/unknown-kind'],
		['a comma without quotes', sdn('1,A, B,-0- '), 'import/ragged-row'],
		['a cell too many', sdn('1,"A",-0- ', ',x'), 'import/ragged-row'],
		['an entry whose number is none', sdn('1a,"A",-0- '), 'import/no-id']
	])('OFAC: %s', async (_name, file, code) => {
		expect(await refusal(file, ofac)).toContain(code);
		expect(valuesOf(await harvestOf(sdn('1,"A",-0- '), ofac, '2026-01-05'))).toEqual({ '2026-01-05': 2 });
	});
	it('the Screening List: a kind that nobody knows', async () => {
		const file = '_id,source,type,programs\na1,List (SDN) - X,Robot,CUBA\n';
		const block: ImportBlock = { format: 'us-screening-list', programme: 'CUBA' };
		expect(await refusal(file, block)).toEqual(['import/unknown-kind']);
		expect(valuesOf(await harvestOf(file.replace('Robot', ''), block, '2026-01-05'))).toEqual({
			'2026-01-05': 1
		});
	});
});

describe('columns', () => {
	it.each<[string, string, ImportBlock]>([
		[
			'a table with the years across',
			'Country,2022,2022\nMyanmar,60,65\n',
			{ format: 'wide-table', where: { Country: 'Myanmar' } }
		],
		[
			'Eurostat',
			'freq,geo\\TIME_PERIOD\t2022 \t2022 \nA,FR\t1 \t2 \n',
			{ format: 'eurostat-tsv', where: { geo: 'FR' } }
		]
	])('%s: one period in two columns', async (_name, file, block) => {
		expect(await refusal(file, block)).toEqual(['import/two-values']);
	});
	it.each<[string, string, ImportBlock, string]>([
		[
			'a table with the years across',
			'Country,Units,2022,2023\nMyanmar,National currency,60,65\n',
			{ format: 'wide-table', where: { Country: 'Myanmar' } },
			'Units: National currency'
		],
		[
			'WFP prices',
			'date,admin1,market,commodity,unit,priceflag,pricetype,currency,price,usdprice\n2022-04-15,K,M,Rice,Pound,actual,Wholesale,MMK,500,0.2\n',
			{ format: 'wfp-prices', commodity: 'Rice', local: 'MMK' },
			'Pound, Wholesale, MMK'
		]
	])('%s: a unit that nobody asked for is said', async (_name, file, block, said) => {
		const { notices } = await harvestOf(file, block);
		expect(notices.map(({ code, received }) => [code, received])).toEqual([['import/unsaid-series', said]]);
	});
});
