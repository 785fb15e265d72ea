import { describe, expect, it } from 'vitest';
import { recognise } from '#import';
import type { ImportBlock } from '#parse';
import { codes, harvestOf, valuesOf } from '../importing.ts';

const codeList = (id: string, ...values: string[]): object => ({
	id,
	values: values.map((value) => ({ id: value, name: `name of ${value}` }))
});
const structure = {
	dimensions: {
		series: [codeList('FREQ', 'M'), codeList('AREA', 'MM', 'TH')],
		observation: [codeList('TIME_PERIOD', '2026-01', '2026-02', '2026-W05')]
	},
	attributes: {
		series: [codeList('DECIMALS', '2'), codeList('UNIT_MULT', '0', '6')],
		observation: [codeList('OBS_STATUS', 'A', 'P')]
	}
};
const series = {
	'0:0': { attributes: [0, 1], observations: { '0': [12.4, 0], '1': ['13.1', 1], '2': [9, 0] } },
	'0:1': { attributes: [0, 0], observations: { '0': [5, 0], '1': [null] } }
};
const byMonth = (
	more: object = {},
	sets: readonly object[] = [{ action: 'Information', series }]
): object => ({
	meta: {
		schema: 'https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/1.0'
	},
	data: { dataSets: sets, structure: { ...structure, ...more } }
});
const read = (message: object, block: Partial<ImportBlock> = { where: { AREA: 'MM' } }) =>
	harvestOf(JSON.stringify(message), { format: 'sdmx-json', ...block });

describe('SDMX-JSON', () => {
	it('by series: multipliers and statuses applied, weeks rejected', async () => {
		expect(recognise(new TextEncoder().encode(JSON.stringify(byMonth()))).format).toBe('sdmx-json');
		const harvest = await read(byMonth());
		expect(harvest.observations.map(({ period, value, status }) => [period, value, status])).toEqual([
			['2026-01', 12_400_000, 'A'],
			['2026-02', 13_100_000, 'P']
		]);
		expect(harvest.rejected.map(({ code }) => code)).toEqual(['import/bad-period']);
		expect(valuesOf(await read(byMonth(), { where: { AREA: 'name of TH' }, divide: 5 }))).toEqual({
			'2026-01': 1
		});
	});
	it('flat, with the structure at the end of the message or in a list (2.0)', async () => {
		const flat = {
			header: { id: 'x' },
			dataSets: [{ observations: { '0:0': [1], '0:1': [2], '1:0': [3] } }],
			structure: {
				dimensions: { observation: [codeList('AREA', 'MM', 'TH'), codeList('TIME_PERIOD', '2020', '2021')] }
			}
		};
		expect(recognise(new TextEncoder().encode(JSON.stringify(flat))).format).toBe('sdmx-json');
		expect(valuesOf(await read(flat))).toEqual({ '2020': 1, '2021': 2 });
		const { dataSets, structure: own } = flat;
		const second = { data: { dataSets, structures: [own] } };
		expect(valuesOf(await read(second, { where: { AREA: 'TH' } }))).toEqual({ '2020': 3 });
	});
	it('two series, other codes, or what can’t be understood is an issue', async () => {
		expect(codes(await read(byMonth(), {}))).toEqual(['import/several-series']);
		expect(codes(await read(byMonth(), { where: { AREA: 'XX' } }))).toEqual(['import/no-match']);
		expect(codes(await read(byMonth({ dimensions: { observation: [codeList('AREA', 'MM')] } })))).toEqual([
			'import/bad-json'
		]);
		const short = byMonth({ dimensions: { ...structure.dimensions, series: [codeList('AREA', 'MM')] } });
		expect(codes(await read(short))).toEqual(['import/bad-json']);
		const scaled = { '0:0': { attributes: [0, 9], observations: { '0': [12.5, 0] } } };
		expect(codes(await read(byMonth({}, [{ series: scaled }])))).toEqual(['import/bad-number']);
		const two = { measures: { observation: [{ id: 'OBS_VALUE' }, { id: 'OTHER' }] } };
		expect(codes(await read(byMonth(two)))).toEqual(['import/bad-json']);
		const grouped = { attributes: { dimensionGroup: [codeList('UNIT_MULT', '6')] } };
		expect(codes(await read(byMonth(grouped)))).toEqual(['import/bad-json']);
		const text = JSON.stringify(byMonth());
		const block: ImportBlock = { format: 'sdmx-json', where: { AREA: 'MM' } };
		expect(codes(await harvestOf(text.slice(0, -20), block))).toEqual(['import/truncated']);
		expect(codes(await harvestOf(text.replace('"dataSets":[', '"dataSets":]'), block))).toEqual([
			'import/bad-json'
		]);
	});
	it('the same set twice counts once, and two values for one period are an issue', async () => {
		const twice = byMonth({}, [{ series }, { series }]);
		expect(valuesOf(await read(twice))).toEqual(valuesOf(await read(byMonth())));
		const other = { '0:0': { attributes: [0, 1], observations: { '0': [12.5, 0] } } };
		expect(codes(await read(byMonth({}, [{ series }, { series: other }])))).toEqual([
			'import/several-series'
		]);
	});
});
