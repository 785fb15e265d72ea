import { describe, expect, it } from 'vitest';
import { recognise } from '#import';
import type { ImportBlock } from '#parse';
import { codes, harvestOf, valuesOf } from '../importing.ts';

const tsv =
	'freq,unit,geo\\TIME_PERIOD\t2022 \t2023 \t2024 \nA,PC,DE\t12.4 \t12.9 p\t: \nA,PC,FR\t: c\t13 bp\t14.5 e\n';
const block: ImportBlock = { format: 'eurostat-tsv', where: { geo: 'DE' } };

describe('a table of Eurostat', () => {
	it('is read by one row, with its flags', async () => {
		expect(recognise(new TextEncoder().encode(tsv)).format).toBe('eurostat-tsv');
		const statuses = async (geo: string): Promise<unknown> =>
			(await harvestOf(tsv, { ...block, where: { geo } })).observations.map(({ period, value, status }) => [
				period,
				value,
				status
			]);
		expect(await statuses('DE')).toEqual([
			['2022', 12.4, 'A'],
			['2023', 12.9, 'P']
		]);
		expect(await statuses('FR')).toEqual([
			['2023', 13, 'B'],
			['2024', 14.5, 'E']
		]);
	});
	it('quarters and months in both ways to write them; half-years are rejected', async () => {
		const of = async (header: string): Promise<unknown> =>
			valuesOf(await harvestOf(`unit,geo\\time\t${header}\nPC,DE\t1\t2\n`, block));
		expect(await of('2024Q1 \t2024-Q2')).toEqual({ '2024-Q1': 1, '2024-Q2': 2 });
		expect(await of('2024M01 \t2024-02')).toEqual({ '2024-01': 1, '2024-02': 2 });
		const halves = await harvestOf('unit,geo\\time\t2024S1\t2024\nPC,DE\t1\t2\n', block);
		expect(valuesOf(halves)).toEqual({ '2024': 2 });
		expect(halves.rejected.map(({ code }) => code)).toEqual(['import/bad-period']);
	});
	it('two rows, a code too few, an unknown flag or place, or an end too early is said', async () => {
		expect(codes(await harvestOf(tsv, { format: 'eurostat-tsv' }))).toEqual(['import/several-series']);
		expect(codes(await harvestOf(tsv.replace('A,PC,FR', 'A,FR'), block))).toEqual(['import/ragged-row']);
		expect(codes(await harvestOf(tsv, { ...block, where: { geo: 'MM' } }))).toEqual(['import/no-match']);
		expect(codes(await harvestOf(tsv, { ...block, where: { area: 'DE' } }))).toEqual(['import/wrong-file']);
		expect(codes(await harvestOf(tsv.slice(0, -14), block))).toEqual(['import/truncated']);
		const flagged = await harvestOf(tsv.replace('12.9 p', '12.9 q'), block);
		expect(valuesOf(flagged)).toEqual({ '2022': 12.4 });
		expect(flagged.rejected.map(({ code }) => code)).toEqual(['import/bad-number']);
		const repeated = await harvestOf(tsv.replace(/(A,PC,DE.*\n)/, '$1$1'), block);
		expect(valuesOf(repeated)).toEqual({ '2022': 12.4, '2023': 12.9 });
		expect(codes(await harvestOf(tsv.replace(/(A,PC,DE.*\n)/, '$1A,PC,DE\t1\t2\t3\n'), block))).toEqual([
			'import/two-values'
		]);
	});
});
