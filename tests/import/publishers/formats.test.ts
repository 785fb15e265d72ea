import { describe, expect, it } from 'vitest';
import { recognise } from '#import';
import { dayText, type ImportBlock } from '#parse';
import { codes, fixture, harvestOf, TODAY as countedOn, valuesOf } from '../importing.ts';

const share = { format: 'sipri', recipient: 'Eastland', supplier: 'Northland' } as const;

describe('SIPRI', () => {
	it('shares deliveries by year, and by window where the file covers it', async () => {
		const yearly = await harvestOf(await fixture('deals.csv'), share);
		expect(valuesOf(yearly)).toEqual({ '2019': 100, '2020': 66.67, '2021': 0, '2023': 100 });
		const windows = await harvestOf(await fixture('deals.csv'), { ...share, window: 5 });
		expect(valuesOf(windows)).toEqual({ '2019/2023': 54.55 });
		expect(windows.released).toBe(20_091);
	});
	it('turns flags into ranges: a number may be off by the margin, a year by one', async () => {
		const harvest = await harvestOf(await fixture('deals.csv'), { ...share, margin: 0.5 });
		const found = harvest.observations.find(({ period }) => period === '2020');
		// Sold 20, off by half; the other 10 may belong to 2019 or 2021.
		expect(found?.low).toBeCloseTo((100 * 10) / (10 + 10));
		expect(found?.high).toBeCloseTo(100);
		expect(harvest.observations.find(({ period }) => period === '2019')?.low).toBeCloseTo((100 * 20) / 30);
	});
	it('spreads a deal of the register evenly, within the range it may have', async () => {
		const harvest = await harvestOf(await fixture('register.csv'), { ...share, measure: 'volume' });
		expect(harvest.observations.map(({ period, value, low, high }) => [period, value, low, high])).toEqual([
			['2019', 20, 0, 40],
			['2020', 20, 0, 40],
			['2021', 0, 0, 0]
		]);
		expect(valuesOf(await harvestOf(await fixture('register.csv'), { ...share, window: 3 }))).toEqual({
			'2019/2021': 50
		});
	});
	it('counts a year without deliveries only where the file says whose deliveries it holds', async () => {
		const text = (await fixture('deals.csv')).toString();
		const volume = { format: 'sipri', recipient: 'Eastland', measure: 'volume' } as const;
		const row = text.split('\n').find((line) => line.includes('Eastland')) ?? '';
		// Of another recipient, five years before and after.
		const wider = `${text.trimEnd()}\n${row
			.replace('Eastland', 'Westland')
			.replace(/^\d+/, '99')
			.replaceAll(/\b20(?:19|2\d)\b/g, '2010')}\n`;
		const bare = wider.split('\n').slice(6).join('\n');
		const years = async (content: string): Promise<readonly string[]> =>
			Object.keys(valuesOf(await harvestOf(content, volume)));
		expect(await years(bare)).toEqual(await years(text.split('\n').slice(6).join('\n')));
		expect(await years(bare)).not.toContain('2010');
	});
	it('reads TIV tables of suppliers and recipients, old and new, and leaves unfinished years out', async () => {
		const table =
			'Exports by,2021,2022,2023,2021-2023,Percentage\nNorthland,10,20,,30,x\nSouthland,30,0 ,,30,x\nTotal world export,40,20,,60,100%\n';
		expect(valuesOf(await harvestOf(table, { format: 'sipri', supplier: 'Northland' }))).toEqual({
			'2021': 25,
			'2022': 100
		});
		const old =
			'TIV of arms imports to Eastland, 2021-2022\nGenerated: 1 May 2023\n\n,2021,2022,Total\nNorthland,10,20,30\nTotal,40,20,60\n';
		expect(valuesOf(await harvestOf(old, share))).toEqual({ '2021': 25, '2022': 100 });
		expect(codes(await harvestOf(table, share))).toEqual(['import/wrong-table']);
	});
	it('refuses a share where the file has one supplier, and a world of one country', async () => {
		const text = (await fixture('deals.csv'))
			.toString()
			.split('\n')
			.filter((line) => !line.includes('Southland'))
			.join('\n');
		expect(codes(await harvestOf(text, share))).toEqual(['import/too-narrow']);
		expect(
			codes(await harvestOf(await fixture('deals.csv'), { format: 'sipri', supplier: 'Northland' }))
		).toEqual(['import/too-narrow']);
	});
});

describe('lists', () => {
	const ofac = { format: 'ofac', programme: 'BURMA-EO14014' } as const;
	it('counts OFAC entries of a programme from XML, dated by the file', async () => {
		const harvest = await harvestOf(await fixture('sdn.xml'), ofac);
		expect(valuesOf(harvest)).toEqual({ '2026-03-14': 2 });
		expect(harvest.observations[0]?.note).toContain('1 individuals, 1 entities');
		expect(harvest.notices).toEqual([]);
	});
	it('counts them from CSV with and without a header, and asks for a date', async () => {
		const row = (id: number, type: string, programme: string): string =>
			`${id},"NAME, ${id}",${type},${programme}${',-0- '.repeat(8)}\r\n`;
		const body =
			row(36, '-0- ', 'GLOMAG] [BURMA-EO14014') +
			row(37, 'individual', 'BURMA-EO14014') +
			row(38, 'vessel', 'BURMA-EO14014') +
			row(39, '-0- ', 'CUBA');
		expect(valuesOf(await harvestOf(`${body}\u001a`, ofac, '2026-01-02'))).toEqual({ '2026-01-02': 2 });
		expect(
			valuesOf(
				await harvestOf(
					`ID,Name,Type,Country,Title,F,G,H,I,J,K,Details\r\n${body}`,
					{ ...ofac, kinds: ['vessel'] },
					'2026-01-02'
				)
			)
		).toEqual({ '2026-01-02': 1 });
		expect(codes(await harvestOf(body, ofac))).toEqual(['import/no-date']);
		expect(
			codes(await harvestOf('ID,Col_B,Address,City,Country,\n1,2,x,y,z,-0- \n', ofac, '2026-01-02'))
		).toEqual(['import/wrong-file']);
	});
	it('counts the EU list once an entry, and OpenSanctions by country', async () => {
		expect(
			valuesOf(await harvestOf(await fixture('eu-list.csv'), { format: 'eu-list', programme: 'MMR' }))
		).toEqual({ '2026-04-25': 2 });
		const open = await harvestOf(await fixture('opensanctions.csv'), {
			format: 'opensanctions',
			country: 'mm'
		});
		expect(valuesOf(open)).toEqual({ '2026-03-13': 2 });
	});
});

describe('trade and series', () => {
	const china = { format: 'comtrade', reporter: '104', partner: 'CHN' } as const;
	it('takes a share of exports, of imports and of both', async () => {
		const csv = await fixture('comtrade.csv');
		expect(valuesOf(await harvestOf(csv, { ...china, flow: 'exports' }))).toEqual({ '2022': 36 });
		const both = await harvestOf(csv, { ...china, combine: 'mean' });
		expect(both.observations[0]).toMatchObject({ value: 40.5, low: 36, high: 45 });
		expect(valuesOf(await harvestOf(csv, china))).toEqual({ '2022': 42.75 });
	});
	it('takes no partner without a row for one without trade, unless all partners are there', async () => {
		const head = 'period,reporterCode,partnerCode,flowCode,cmdCode,primaryValue\n';
		const row = (period: string, partner: number, value: number): string =>
			`${period},104,${partner},X,TOTAL,${value}\n`;
		const known = row('2022', 0, 200) + row('2022', 156, 50);
		const block = { ...china, partner: '156', flow: 'exports' } as const;
		const some = await harvestOf(head + known + row('2023', 0, 300) + row('2023', 764, 100), block);
		expect(valuesOf(some)).toEqual({ '2022': 25 });
		expect(some.rejected.map(({ code, expected }) => [code, expected])).toEqual([
			['import/too-narrow', 'in 2023 a row with the partner 156, or rows of all partners']
		]);
		const all = head + known + row('2023', 0, 300) + row('2023', 764, 300);
		expect(valuesOf(await harvestOf(all, block))).toEqual({ '2022': 25, '2023': 0 });
		expect(valuesOf(await harvestOf(all, { ...block, measure: 'value' }))).toEqual({ '2022': 50, '2023': 0 });
		// Twelve months, one of them without the partner: no year.
		const months = Array.from({ length: 12 }, (_, at) => {
			const month = `2024${String(at + 1).padStart(2, '0')}`;
			return row(month, 0, 10) + (at === 4 ? '' : row(month, 156, 5));
		});
		expect(valuesOf(await harvestOf(head + known + months.join(''), block))).toEqual({ '2022': 25 });
	});
	it('reads mirror data from the partners’ books', async () => {
		const harvest = await harvestOf(await fixture('comtrade.csv'), {
			...china,
			mirror: true,
			flow: 'exports'
		});
		expect(valuesOf(harvest)).toEqual({ '2022': 25 });
	});
	it('reads legacy CSV and the JSON of the interface', async () => {
		const legacy =
			'Year,Reporter Code,Trade Flow Code,Partner Code,Classification,Commodity Code,Quantity Unit Code,Supplementary Quantity,Netweight (kg),Value,Estimation Code\n2014,104,2,0,H4,TOTAL,1,,,200,0\n2014,104,2,156,H4,TOTAL,1,,,50,0\n';
		expect(valuesOf(await harvestOf(legacy, { ...china, partner: '156', flow: 'exports' }))).toEqual({
			'2014': 25
		});
		const record = (partnerCode: number, primaryValue: number): object => ({
			period: '202401',
			reporterCode: 104,
			partnerCode,
			flowCode: 'X',
			cmdCode: 'TOTAL',
			customsCode: 'C00',
			motCode: 0,
			partner2Code: 0,
			primaryValue,
			note: 'a "{quoted}" [text'
		});
		const json = JSON.stringify({
			elapsedTime: '0.1',
			count: 2,
			data: [record(0, 400), record(156, 100)],
			error: ''
		});
		expect(
			valuesOf(await harvestOf(json, { ...china, partner: '156', flow: 'exports', every: 'month' }))
		).toEqual({
			'2024-01': 25
		});
		expect(codes(await harvestOf(json.slice(0, -20), { ...china, partner: '156' }))).toEqual([
			'import/truncated'
		]);
		expect(codes(await harvestOf('{"elapsedTime":"0","count":0,"data":[]}', china))).toContain(
			'import/empty'
		);
	});
	it('reads the World Bank, wide and JSON, and its errors', async () => {
		const block = { format: 'worldbank', country: 'MMR', series: 'GDP' } as const;
		const wide =
			'Country Name,Country Code,Series Name,Series Code,2000 [YR2000],2001 [YR2001]\nMyanmar,MMR,Gross,GDP,..,5.5\n,,,,,\nData from database: World Development Indicators\n';
		expect(valuesOf(await harvestOf(wide, block))).toEqual({ '2001': 5.5 });
		const json =
			'[{"page":1,"pages":1,"per_page":50,"total":2,"lastupdated":"2026-07-01"},[{"indicator":{"id":"GDP","value":"Gross"},"country":{"id":"MM","value":"Myanmar"},"countryiso3code":"MMR","date":"2024","value":7.25},{"indicator":{"id":"GDP","value":"Gross"},"country":{"id":"MM","value":"Myanmar"},"countryiso3code":"MMR","date":"2023","value":null}]]';
		const harvest = await harvestOf(json, block);
		expect(valuesOf(harvest)).toEqual({ '2024': 7.25 });
		expect(harvest.released).toBe(20_635);
		expect(
			codes(
				await harvestOf('[{"message":[{"id":"120","key":"Invalid value","value":"not valid"}]}]', block)
			)[0]
		).toBe('import/error-answer');
	});
	it('reads SDMX-CSV 1.0 and 2.0, and wants one series', async () => {
		const where = { REF_AREA: 'MM', FREQ: 'A' };
		const two = await harvestOf(await fixture('sdmx.csv'), { format: 'sdmx-csv', where });
		expect(valuesOf(two)).toEqual({ '2022': 12.5, '2023': 13.5 });
		expect(two.observations[1]?.status).toBe('P');
		const one = 'DATAFLOW,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE\nX,Q,MM,2023-Q1,4\nX,Q,TH,2023-Q1,5\n';
		expect(valuesOf(await harvestOf(one, { format: 'sdmx-csv', where: { REF_AREA: 'MM' } }))).toEqual({
			'2023-Q1': 4
		});
		expect(codes(await harvestOf(one, { format: 'sdmx-csv' }))).toEqual(['import/several-series']);
	});
});

describe('events and tables', () => {
	const strikes = { format: 'acled', country: 'Myanmar', subtype: 'Air/drone strike' } as const;
	it('counts ACLED events by month, leaving the unfinished one out', async () => {
		const csv = await fixture('acled-events.csv');
		expect(valuesOf(await harvestOf(csv, strikes))).toEqual({ '2025-01': 2, '2025-02': 1 });
		expect(valuesOf(await harvestOf(csv, { ...strikes, measure: 'fatalities' }))).toEqual({
			'2025-01': 4,
			'2025-02': 1
		});
		expect(valuesOf(await harvestOf(csv, { ...strikes, window: 2 }))).toEqual({ '2025-01/2025-02': 1.5 });
	});
	it('reads the weekly aggregate; a week belongs to the month of its date', async () => {
		const weekly =
			'WEEK,COUNTRY,ADMIN1,EVENT_TYPE,SUB_EVENT_TYPE,EVENTS,FATALITIES\n2025-01-04,Myanmar,Chin,Explosions,Air/drone strike,3,1\n2025-02-01,Myanmar,Chin,Explosions,Air/drone strike,2,0\n';
		expect(valuesOf(await harvestOf(weekly, strikes))).toEqual({ '2025-01': 3 });
	});
	it('counts no month as without events that the file doesn’t show to hold for the country', async () => {
		const head = 'event_id_cnty,event_date,event_type,sub_event_type,country,fatalities\n';
		const row = (id: string, date: string, kind: string): string =>
			`${id},${date},Explosions,${kind},${id.startsWith('T') ? 'Thailand' : 'Myanmar'},0\n`;
		// Thailand has rows in every month; Myanmar's begin in February, and none is there for April.
		const thai = Array.from({ length: 6 }, (_, at) =>
			row(`T${at}`, `2025-0${at + 1}-15`, 'Air/drone strike')
		);
		const rows = [
			...thai,
			row('M1', '2025-02-01', 'Air/drone strike'),
			row('M2', '2025-03-10', 'Grenade'),
			row('M3', '2025-05-20', 'Air/drone strike'),
			row('M4', '2025-06-30', 'Air/drone strike')
		];
		const harvest = await harvestOf(head + rows.join(''), strikes);
		expect(valuesOf(harvest)).toEqual({ '2025-02': 1, '2025-03': 0, '2025-05': 1, '2025-06': 1 });
		expect(harvest.notices.map(({ code, received }) => [code, received])).toEqual([
			['import/uncovered-period', 'none in 2025-04']
		]);
		// A mean over months of which one isn't known is not known.
		expect(valuesOf(await harvestOf(head + rows.join(''), { ...strikes, window: 2 }))).toEqual({
			'2025-02/2025-03': 0.5,
			'2025-05/2025-06': 1
		});
	});
	it('maps any table, decimal commas and foreign dates included', async () => {
		const block: ImportBlock = {
			format: 'table',
			columns: { period: 'Datum', value: 'Preis' },
			period: 'month',
			dates: 'day-first',
			delimiter: ';',
			decimal: ',',
			aggregate: 'mean'
		};
		expect(valuesOf(await harvestOf('Datum;Preis\n15.01.2025;1.000,5\n20.01.2025;1.001,5\n', block))).toEqual(
			{
				'2025-01': 1001
			}
		);
		const plain: ImportBlock = { format: 'table', columns: { period: 'Date', value: 'Price' } };
		expect(codes(await harvestOf('Date,Price\n2025,1\n2025,2\n', plain))).toEqual(['import/several-series']);
	});
	it('counts events.csv in a moving window, as a floor', async () => {
		const text =
			'date,title,category,source,published\n2024-02-01,Minister in town,visit,s,2024-02-05\n2024-12,Leader received,visit,s,2025-02\n2024-03-03,Parade,other,s,\n';
		const harvest = await harvestOf(text, {
			format: 'events',
			category: 'visit',
			points: [
				{ match: 'leader', points: 3 },
				{ match: 'minister', points: 1 }
			],
			window: 12,
			every: 'quarter'
		});
		const year = harvest.observations.find(({ period }) => period === '2024');
		expect(year).toMatchObject({ value: 4, low: 4, high: null, published: countedOn });
	});
	const counted =
		'date,title,category,source,published,counts\n2024-02-01,Minister,visit,s,,visits:2 cover:-1\n2024-03,Leader,visit,s,,visits:1.5\n2024-05-02,Vote,un,s t,,cover:1\n2099-01-01,Not yet known,visit,s,,visits:9\n';
	const block = { format: 'events', counts: 'visits', from: 2024, every: 'quarter' } as const;
	it('adds up the points of the counts column, known events only, on the day of the count', async () => {
		const { observations } = await harvestOf(counted, { ...block, window: 3 });
		expect(observations.map(({ period, value }) => [period, value]).slice(0, 3)).toEqual([
			['2024-Q1', 3.5],
			['2024-Q2', 0],
			['2024-Q3', 0]
		]);
		expect(observations[0]).toMatchObject({
			low: 3.5,
			published: countedOn,
			note: `At least. Counted on ${dayText(countedOn)}: added up 2024-02-01 Minister (2); 2024-03 Leader (1.5).`
		});
		expect(observations.at(-1)?.value).toBe(0);
	});
	it('takes means, asks for a least number of events, and stops with the newest', async () => {
		const mean = { ...block, counts: 'cover', combine: 'mean', bound: 'none', window: 12 } as const;
		const values24 = valuesOf(await harvestOf(counted, { ...mean, until: 'newest' }));
		expect(values24).toEqual({ '2023-04/2024-03': -1, '2023-07/2024-06': 0 });
		expect(valuesOf(await harvestOf(counted, { ...mean, least: 2, until: 'newest' }))).toEqual({
			'2023-07/2024-06': 0
		});
		expect(codes(await harvestOf(counted, { ...block, counts: 'nothing' }))).toEqual(['import/no-match']);
	});
});

it('recognises every fixture by its first bytes', async () => {
	const formats = {
		'deals.csv': 'sipri',
		'register.csv': 'sipri',
		'sdn.xml': 'ofac',
		'eu-list.csv': 'eu-list',
		'opensanctions.csv': 'opensanctions',
		'comtrade.csv': 'comtrade',
		'acled-events.csv': 'acled',
		'sdmx.csv': 'sdmx-csv'
	};
	for (const [name, format] of Object.entries(formats))
		expect([name, recognise(await fixture(name)).format]).toEqual([name, format]);
});
