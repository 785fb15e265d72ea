import { describe, expect, it } from 'vitest';
import { mergeObservations, type FoundObservation, type Merge } from '#import';
import { parseDay } from '#parse';

const HEADER = 'period,published,value,low,high,source,locator,grade,status,note\n';
const sources = new Map(['ours', 'theirs'].map((id) => [id, { id, type: 'dataset' }]));
/** A list that grew by our own count, and a publisher's file under another source. */
const grown = [13, 49, 71, 97, 103, 120, 136, 142, 146, 139, 147]
	.map((value, index) => `${2015 + index}-03-01,${2015 + index}-03-02,${value},,,ours,x,A1,A,\n`)
	.join('');
const found = (period: string, value: number): FoundObservation => ({
	period,
	value,
	low: null,
	high: null,
	status: 'A',
	locator: 'l',
	note: ''
});
const merge = (text: string, rows: readonly FoundObservation[]): Merge =>
	mergeObservations({
		text: HEADER + text,
		file: 'f',
		context: { sources, bounds: null },
		found: rows,
		published: parseDay('2026-11-20') ?? 0,
		source: 'theirs',
		earlier: [],
		grade: 'A1',
		decimals: 0
	});
const reasons = (rows: Merge): (string | null)[] =>
	[...rows.added, ...rows.revised].map(({ outOfLine }) => outOfLine);

describe('a figure is held against the one in force, whatever its source', () => {
	it('147 -> 1 is out of line, 147 -> 150 isn’t', () => {
		expect(reasons(merge(grown, [found('2026-03-28', 1)]))).toEqual([
			'147 -> 1: the largest step so far is 36'
		]);
		expect(reasons(merge(grown, [found('2026-03-28', 150)]))).toEqual([null]);
	});
	it('the figures of a wrong file don’t vouch for each other', () => {
		const rows = merge(grown, [found('2026-03-28', 4033), found('2026-04-28', 4034)]);
		expect(reasons(rows).every((reason) => reason !== null)).toBe(true);
	});
	it('a revision is held against what it revises', () => {
		const own = grown.replaceAll('ours', 'theirs');
		expect(reasons(merge(own, [found('2020-03-01', 1200)]))).toHaveLength(1);
		expect(reasons(merge(own, [found('2020-03-01', 1200)]))[0]).toContain('120 -> 1200');
		expect(reasons(merge(own, [found('2020-03-01', 121)]))).toEqual([null]);
	});
	it('a revision may change less than a new figure may: of counts that leap, too', () => {
		const leaping = [225, 324, 319, 133, 209, 319, 366, 311, 277, 203, 207, 294, 202, 267]
			.map((value, at) => `${2012 + at}-03-01,${2012 + at}-03-02,${value},,,theirs,x,A1,A,\n`)
			.join('');
		expect(reasons(merge(leaping, [found('2026-03-01', 31)]))).toEqual([null]);
		expect(reasons(merge(leaping, [found('2025-03-01', 31)]))[0]).toContain(
			'267 -> 31: large for a revision'
		);
		expect(reasons(merge(leaping, [found('2025-03-01', 250)]))).toEqual([null]);
	});
	it('a period of another length is out of line by itself', () => {
		expect(reasons(merge(grown, [found('2025', 147)]))[0]).toContain('another length');
	});
	it('nothing is said where too little is known', () => {
		expect(reasons(merge('', [found('2024', 1), found('2025', 900)]))).toEqual([null, null]);
	});
	it('an accepted row says so in its note', () => {
		expect(merge(grown, [found('2026-03-28', 1)]).appended).toContain(
			'Out of line when it came in (147 -> 1: the largest step so far is 36); accepted.'
		);
	});
});
