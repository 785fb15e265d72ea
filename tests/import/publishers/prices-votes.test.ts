import { describe, expect, it } from 'vitest';
import { recognise } from '#import';
import { codes, harvestOf, valuesOf } from '../importing.ts';

const formatOf = (text: string): string | null => recognise(new TextEncoder().encode(text)).format;

describe('WFP food prices', () => {
	const header =
		'date,admin1,admin2,market,latitude,longitude,category,commodity,unit,priceflag,pricetype,currency,price,usdprice\n#date,#adm1+name,#adm2+name,#loc+market+name,#geo+lat,#geo+lon,#item+type,#item+name,#item+unit,#item+price+flag,#item+price+type,#currency,#value,#value+usd\n';
	const row = (date: string, market: string, price: number, more = 'KG,actual,Retail'): string =>
		`${date},Kachin,Myitkyina,${market},25.3,97.4,cereals and tubers,Rice (low quality),${more},MMK,${price},0.2\n`;
	const block = { format: 'wfp-prices', commodity: 'Rice (low quality)', local: 'MMK' } as const;
	const file =
		header +
		row('2022-04-01', 'A', 400) +
		row('2022-04-15', 'A', 600) +
		row('2022-04-15', 'B', 800) +
		row('2022-05-15', 'B', 900, 'KG,forecast,Retail') +
		row('2022-05-15', 'A', 700);

	it('takes the mean over markets, each weighing the same, without forecasts', async () => {
		expect(formatOf(file)).toBe('wfp-prices');
		const harvest = await harvestOf(file, block);
		expect(harvest.observations.map(({ period, value, low, high }) => [period, value, low, high])).toEqual([
			['2022-04', 650, 500, 800],
			['2022-05', 700, 700, 700]
		]);
	});
	it('refuses two units, two kinds of price, and two prices for one market and day', async () => {
		const mixed = file + row('2022-05-15', 'C', 9, '50 KG,actual,Wholesale');
		expect(codes(await harvestOf(mixed, block))).toContain('import/several-series');
		expect(codes(await harvestOf(mixed, { ...block, unit: 'KG' }))).toEqual([]);
		expect(codes(await harvestOf(file + row('2022-05-15', 'A', 701), block))).toEqual(['import/two-values']);
	});
	it('asks what tells the country, which the file doesn’t name', async () => {
		const alone = { format: 'wfp-prices', commodity: block.commodity } as const;
		expect(codes(await harvestOf(file, alone))).toEqual(['import/unsaid-series']);
		expect(codes(await harvestOf(file, { ...alone, market: 'A' }))).toEqual([]);
		expect(codes(await harvestOf(file.replaceAll('MMK', 'THB'), block))).toEqual(['import/no-match']);
	});
});

describe('votes of the General Assembly', () => {
	const votes = (one: string, other: string, count: number): string =>
		Array.from({ length: count }, (_, at) =>
			[
				['MMR', one],
				['RUS', other],
				['USA', 'N']
			]
				.map(
					([code = '', vote = '']) =>
						`4${at},${code},${code},${vote},2024-12-0${(at % 9) + 1},"A, resolution"\n`
				)
				.join('')
		).join('');
	// Something in the first and in the last month: what lies between is whole.
	const ends =
		'8,MMR,MMR,X,2024-01-20,x\n8,RUS,RUS,Y,2024-01-20,x\n9,MMR,MMR,X,2024-12-20,x\n9,RUS,RUS,Y,2024-12-20,x\n';
	const header = `undl_id,ms_code,ms_name,ms_vote,date,title\n${ends}`;
	const block = { format: 'un-votes', one: 'MMR', other: 'RUS', fewest: 3 } as const;

	it('share the roll calls in which both took part and voted alike', async () => {
		const absent = '91,MMR,MMR,X,2024-12-09,x\n91,RUS,RUS,Y,2024-12-09,x\n';
		const apart = '92,MMR,MMR,A,2024-12-09,x\n92,RUS,RUS,N,2024-12-09,x\n';
		const file = header + votes('Y', 'Y', 3) + absent + apart;
		expect(formatOf(file)).toBe('un-votes');
		expect(valuesOf(await harvestOf(file, block))).toEqual({ '2024': 75 });
	});
	it('leave out a period of few votes, and stop at a vote that isn’t known', async () => {
		expect(codes(await harvestOf(header + votes('Y', 'Y', 2), block))).toEqual(['import/no-observation']);
		expect(codes(await harvestOf(header + votes('Q', 'Y', 3), block))).toEqual(['import/unknown-vote']);
		expect(
			codes(await harvestOf(header + votes('Y', 'Y', 3) + '40,MMR,MMR,N,2024-12-01,x\n', block))
		).toEqual(['import/two-values']);
	});
	it('leave out years that the file may cut at its ends, and say so', async () => {
		const bare = 'undl_id,ms_code,ms_name,ms_vote,date,title\n';
		const alone = await harvestOf(bare + votes('Y', 'Y', 3), block);
		expect(codes(alone)).toEqual(['import/no-observation']);
		expect(alone.notices.map(({ code, received }) => [code, received])).toEqual([
			['import/cut-period', '2024 perhaps in part: the file runs from 2024-12-01 to 2024-12-03']
		]);
		const later = '95,MMR,MMR,Y,2025-03-01,x\n95,RUS,RUS,Y,2025-03-01,x\n';
		expect(valuesOf(await harvestOf(header + votes('Y', 'Y', 3) + later, { ...block, fewest: 1 }))).toEqual({
			'2024': 100
		});
	});
	it('have one day for a roll call, whichever state it is told of', async () => {
		const apart = '93,MMR,MMR,Y,2024-12-09,x\n93,RUS,RUS,Y,2023-12-09,x\n';
		expect(codes(await harvestOf(header + votes('Y', 'Y', 3) + apart, block))).toEqual(['import/bad-date']);
		const twice = '94,MMR,MMR,X,2024-12-09,x\n94,MMR,MMR,Y,2024-12-09,x\n';
		expect(codes(await harvestOf(header + votes('Y', 'Y', 3) + twice, block))).toEqual(['import/two-values']);
	});
	it('are not those of the Security Council, which come in the same form', async () => {
		const council = (header + votes('Y', 'Y', 3))
			.replace('title', 'title,resolution')
			.replaceAll(/(?<=[x"])\n/g, ',S/RES/2669(2022)\n');
		const harvest = await harvestOf(council, block);
		expect(codes(harvest)).toEqual(['import/wrong-list']);
		expect(harvest.issues[0]?.received).toContain('S/RES/2669');
	});
	it('read Voeten’s form, too', async () => {
		const rows = [1, 2, 3].map(
			(id) =>
				`${id},"Myanmar","MM","yes",54,"2010-${['01', '06', '12'][id - 1] ?? ''}-06"\n${id},"Russia","RU","${id === 3 ? 'no' : 'yes'}",54,"2010-${['01', '06', '12'][id - 1] ?? ''}-06"\n`
		);
		const file = `"rcid","country","country_code","vote","session","date"\n${rows.join('')}`;
		expect(formatOf(file)).toBe('un-votes');
		expect(valuesOf(await harvestOf(file, { ...block, one: 'MM', other: 'Russia' }))).toEqual({
			'2010': 66.67
		});
	});
});
