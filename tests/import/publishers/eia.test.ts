import { describe, expect, it } from 'vitest';
import { recognise } from '#import';
import type { ImportBlock } from '#parse';
import { codes, harvestOf, valuesOf } from '../importing.ts';

const block: ImportBlock = { format: 'eia', series: 'RBRTE' };
const formatOf = (text: string): string | null => recognise(new TextEncoder().encode(text)).format;
const days = (month: string, count: number, value: number): string =>
	Array.from({ length: count }, (_, index) => `${month}/${count - index}/2024,${value + index}`).join('\n');
const head =
	'Europe Brent Spot Price FOB\nhttps://www.eia.gov/dnav/pet/hist/RBRTED.htm\n16:32:30 GMT+0200 (Central European Summer Time)\nData Source: Thomson Reuters\n';
const page = `${head}Day,Europe Brent Spot Price FOB  Dollars per Barrel\n${days('05', 10, 90)}\n${days('04', 30, 80)}\n${days('03', 31, 70)}\n`;

describe('a series of the EIA', () => {
	it('from its page, newest first: months cut at the ends are left out and said', async () => {
		expect(formatOf(page)).toBe('eia');
		const harvest = await harvestOf(page, block);
		expect(valuesOf(harvest)).toEqual({ '2024-04': 94.5, '2024-03': 85 });
		expect(harvest.notices.map(({ code }) => code)).toEqual(['import/cut-period']);
		const query = page.replace('RBRTED.htm', 'LeafHandler.ashx?n=PET&s=rbrte&f=D');
		expect(valuesOf(await harvestOf(query, block))).toEqual(valuesOf(harvest));
	});
	it('by month or year, and by the column where the title was cut off', async () => {
		const months = 'Month,U.S. Crude Imports Thousand Barrels\nMar 2024,30\nFeb 2024,20\nJan 2024,10\n';
		expect(formatOf(months)).toBe('eia');
		const imports = { ...block, series: 'U.S. Crude Imports  Thousand Barrels' };
		expect(valuesOf(await harvestOf(months, imports))).toEqual({
			'2024-03': 30,
			'2024-02': 20,
			'2024-01': 10
		});
		expect(valuesOf(await harvestOf(months, { ...imports, every: 'quarter' }))).toEqual({ '2024-Q1': 20 });
		const years = 'Year,Price Dollars per Barrel\n2024,80\n2023,82\n';
		expect(
			valuesOf(await harvestOf(years, { ...block, series: 'Price Dollars per Barrel', every: 'year' }))
		).toEqual({ '2024': 80, '2023': 82 });
	});
	it('its workbook saved as CSV, by the source key of a column', async () => {
		const book =
			'Back to Contents,"Data 1: Spot Prices",\nSourcekey,RWTC,RBRTE\nDate,"Cushing, OK WTI (Dollars per Barrel)",Europe Brent (Dollars per Barrel)\n"Jan 15, 1988",17,18\n"Feb 15, 1988",16,\n"Mar 15, 1988",15,14.5\n';
		expect(formatOf(book)).toBe('eia');
		expect(valuesOf(await harvestOf(book, block))).toEqual({ '1988-01': 18, '1988-03': 14.5 });
		expect(valuesOf(await harvestOf(book, { ...block, series: 'RWTC' }))).toEqual({
			'1988-01': 17,
			'1988-02': 16,
			'1988-03': 15
		});
	});
	it('the interface’s answer; one that was cut at its length is refused', async () => {
		const row = (period: string, value: string, series = 'RBRTE'): string =>
			JSON.stringify({ period, duoarea: 'ZEU', series, 'series-description': 'x', value, units: '$/BBL' });
		const json = (warnings = ''): string =>
			`{"response":{${warnings}"total":"3","dateFormat":"YYYY-MM","frequency":"monthly","data":[${[row('2026-08', '70.5'), row('2026-07', '71'), row('2026-07', '60', 'RWTC')].join(',')}]},"apiVersion":"2.1.12"}`;
		expect(formatOf(json())).toBe('eia');
		expect(valuesOf(await harvestOf(json(), block))).toEqual({ '2026-08': 70.5, '2026-07': 71 });
		const cut = json('"warnings":[{"warning":"incomplete return","description":"5000 rows at most"}],');
		expect(codes(await harvestOf(cut, block))).toEqual(['import/pages']);
		expect(codes(await harvestOf(json().slice(0, -9), block))).toEqual(['import/truncated']);
	});
	it('another series, a date of another form, or a date twice is an issue', async () => {
		expect(codes(await harvestOf(page, { ...block, series: 'RWTC' }))).toEqual(['import/no-match']);
		expect(codes(await harvestOf(page.replace('04/12/2024', '12.4.2024'), block))).toEqual([
			'import/bad-date'
		]);
		expect(codes(await harvestOf(page.replace('04/12/2024', '04/11/2024'), block))).toEqual([
			'import/two-values'
		]);
	});
});
