import { expect, it } from 'vitest';
import { keptEqual } from '#state/kept.ts';

it('keeps what is equal and takes what has changed, has come or has one field more', () => {
	const before = [{ id: 'a', weight: 1 }, { id: 'b', weight: 2 }, { id: 'c' }];
	const next = [{ id: 'a', weight: 1 }, { id: 'b', weight: 3 }, { id: 'c', weight: 4 }, { id: 'd' }];
	const kept = keptEqual<object>(before, next);
	expect(kept).toEqual(next);
	expect(kept.map((item, index) => item === before[index])).toEqual([true, false, false, false]);
});

it('is as long as what comes next', () => {
	expect(keptEqual([{ id: 'a' }, { id: 'b' }], [{ id: 'a' }])).toEqual([{ id: 'a' }]);
});
