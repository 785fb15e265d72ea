import { expect, it } from 'vitest';
import { recognise } from '#import';
import { codes, harvestOf, valuesOf } from '../importing.ts';

const weo =
	'WEO Country Code\tISO\tWEO Subject Code\tCountry\tUnits\tScale\t2022\t2023\t2024\t2025\tEstimates Start After\n' +
	'518\tMMR\tNGDPD\tMyanmar\tU.S. dollars\tBillions\t1,062.3\tn/a\t64.5\t65\t2023\n' +
	'518\tMMR\tPCPIPCH\tMyanmar\tPercent change\t\t18.4\t27.1\t25.5\t--\t2023\n';
const gdp = { format: 'wide-table', where: { ISO: 'MMR', 'WEO Subject Code': 'NGDPD' } } as const;

it('reads the IMF’s outlook: years across, a scale by row, forecasts beyond a year', async () => {
	expect(recognise(new TextEncoder().encode(weo)).format).toBe('wide-table');
	const harvest = await harvestOf(weo, { ...gdp, divide: 1e9 });
	expect(harvest.observations.map(({ period, value, status }) => [period, value, status])).toEqual([
		['2022', 1062.3, 'A'],
		['2024', 64.5, 'F'],
		['2025', 65, 'F']
	]);
	expect(valuesOf(await harvestOf(weo, gdp))['2024']).toBe(64_500_000_000);
});
it('wants one row, a scale that it knows and periods in the header', async () => {
	expect(codes(await harvestOf(weo, { ...gdp, where: { ISO: 'MMR' } }))).toEqual(['import/several-series']);
	expect(codes(await harvestOf(weo.replace('Billions', 'Dozens'), gdp))).toEqual(['import/bad-number']);
	expect(codes(await harvestOf('a,b\n1,2\n', { format: 'wide-table', where: { a: '1' } }))).toEqual([
		'import/wrong-file'
	]);
	expect(codes(await harvestOf(weo, { ...gdp, where: { ISO: 'XXX' } }))).toContain('import/no-match');
});
it('reads months and quarters across, with flags and a decimal comma', async () => {
	const file = 'geo;2024-Q4;2025Q1;2025M06\nMM;12,5 p;1.013,25;:\n';
	const harvest = await harvestOf(file, {
		format: 'wide-table',
		where: { geo: 'MM' },
		decimal: ',',
		flags: { p: 'P' }
	});
	expect(harvest.observations.map(({ period, value, status }) => [period, value, status])).toEqual([
		['2024-Q4', 12.5, 'P'],
		['2025-Q1', 1013.25, 'A']
	]);
});
