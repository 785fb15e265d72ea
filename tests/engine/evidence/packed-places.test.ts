import { expect, it } from 'vitest';
import { packedPlaces } from '../../../src/lib/engine/evidence/known-periods.ts';

it('places in order share their memory, whatever their number, and all others are their own', () => {
	const counted = (length: number): number[] => Array.from({ length }, (_, at) => at);
	const long = packedPlaces(counted(5_000));
	const short = packedPlaces(counted(3));
	expect([...long]).toEqual(counted(5_000));
	expect([...short]).toEqual([0, 1, 2]);
	expect(short.buffer).toBe(long.buffer);
	expect([...packedPlaces([])]).toEqual([]);
	const other = packedPlaces([0, 2, 1]);
	expect([...other]).toEqual([0, 2, 1]);
	expect(other.buffer).not.toBe(long.buffer);
	expect([...packedPlaces(counted(20_000))]).toEqual(counted(20_000));
	expect([...short]).toEqual([0, 1, 2]);
});
