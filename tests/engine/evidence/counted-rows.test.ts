import { expect, it } from 'vitest';
import { countedRowsOf, whyNotCounted } from '#engine';
import { indicator, row } from '../model.ts';

it('says of a row why it never counts', () => {
	const linear = { scale: 'linear' } as const;
	const early = { published: 989 };
	expect(whyNotCounted(row(990, 1), linear)).toBeNull();
	expect(whyNotCounted(row(990, 1, { status: 'F', ...early }), linear)).toBe('forecast');
	expect(whyNotCounted(row(990, null, { status: 'M' }), linear)).toBe('no-figure');
	expect(whyNotCounted(row(990, NaN), linear)).toBe('unusable-value');
	expect(whyNotCounted(row(990, -1), linear)).toBeNull();
	expect(whyNotCounted(row(990, -1), { scale: 'log' })).toBe('unusable-value');
	expect(whyNotCounted(row(990, 1, early), linear)).toBe('published-early');
	for (const grade of ['E1', 'A5'] as const)
		expect(whyNotCounted(row(990, 1, { grade }), linear)).toBe('below-grade');
});

it('gives of every period what counts by a day, the row that sets the level first', () => {
	const one = indicator('one', [
		row(990, 3, { source: 'late', published: 1001 }),
		row(980, 1, { source: 'weak', grade: 'B2', published: 985 }),
		row(980, 2, { source: 'good', grade: 'A1' }),
		row(980, 9, { source: 'good', grade: 'A1', published: 982 }),
		row(970, 5, { status: 'F' })
	]);
	const values = (day: number): (number | null)[][] =>
		countedRowsOf(one, day).map((rows) => rows.map(({ value }) => value));
	expect(values(1000)).toEqual([[9, 1]]);
	expect(values(1001)).toEqual([[9, 1], [3]]);
	expect(values(981)).toEqual([[2]]);
	expect(values(979)).toEqual([]);
});
