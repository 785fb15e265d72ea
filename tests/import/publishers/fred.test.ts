import { describe, expect, it } from 'vitest';
import { recognise } from '#import';
import { codes, harvestOf, valuesOf } from '../importing.ts';

const brent = { format: 'fred', series: 'DCOILBRENTEU' } as const;
/** Working days of two whole months; a full stop where the market was closed. */
function days(first: number, last: number, closed: readonly number[] = []): string {
	const rows = Array.from({ length: last - first + 1 }, (_, index) => new Date((first + index) * 86_400_000))
		.filter((date) => date.getUTCDay() % 6 !== 0)
		.map(
			(date) => `${date.toISOString().slice(0, 10)},${closed.includes(date.getUTCDate()) ? '.' : '70.5'}\n`
		);
	return `observation_date,DCOILBRENTEU\n${rows.join('')}`;
}
const SEPTEMBER_1 = 20_697;
const OCTOBER_31 = 20_757;

describe('FRED', () => {
	it('takes the mean of a month’s days, and no day without a figure', async () => {
		const file = days(SEPTEMBER_1, OCTOBER_31, [7, 12]);
		expect(recognise(new TextEncoder().encode(file)).format).toBe('fred');
		expect(valuesOf(await harvestOf(file, brent))).toEqual({ '2026-09': 70.5, '2026-10': 70.5 });
	});
	it('leaves out a month that the file cuts, and says so', async () => {
		const harvest = await harvestOf(days(SEPTEMBER_1 + 3, OCTOBER_31 - 2), brent);
		expect(codes(harvest)).toContain('import/no-observation');
		const whole = await harvestOf(days(SEPTEMBER_1 - 31, OCTOBER_31 - 2), brent);
		expect(valuesOf(whole)).toEqual({ '2026-08': 70.5, '2026-09': 70.5 });
		expect(whole.notices.map(({ code }) => code)).toEqual(['import/cut-period']);
		expect(whole.notices[0]?.received).toContain('2026-10');
	});
	it('takes a January that begins on the 2nd for a whole one', async () => {
		const JANUARY_2 = 20_820;
		const harvest = await harvestOf(days(JANUARY_2, JANUARY_2 + 30), brent);
		expect(valuesOf(harvest)).toEqual({ '2027-01': 70.5 });
	});
	it('takes a monthly series as it stands, of the column asked for', async () => {
		const file = 'DATE,A1,B2\n2026-01-01,1,10\n2026-02-01,2,20\n2026-03-01,,30\n';
		expect(valuesOf(await harvestOf(file, { format: 'fred', series: 'B2', divide: 10 }))).toEqual({
			'2026-01': 1,
			'2026-02': 2,
			'2026-03': 3
		});
		expect(codes(await harvestOf(file, { format: 'fred', series: 'C3' }))).toEqual(['import/wrong-file']);
	});
	it('refuses a date given twice', async () => {
		const file = 'observation_date,B2\n2026-01-01,1\n2026-01-01,2\n';
		expect(codes(await harvestOf(file, { format: 'fred', series: 'B2' }))).toEqual(['import/two-values']);
	});
});
