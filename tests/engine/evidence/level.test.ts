import { describe, expect, it } from 'vitest';
import { gradeRank, levelOf, type Grade, type Indicator } from '#engine';
import { indicator, row } from '../model.ts';

const read = (one: Indicator, asOf = 1000) => levelOf(one, asOf);

describe('a level', () => {
	it('says why there is none', () => {
		const reason = (...rows: Parameters<typeof indicator>[1]) => read(indicator('one', rows), 990);
		expect(reason()).toEqual({ state: 'missing', reason: 'no-observation' });
		expect(reason(row(980, 1, { published: 991 }))).toEqual({
			state: 'missing',
			reason: 'not-yet-published'
		});
		expect(reason(row(980, 1, { grade: 'E1' }))).toEqual({ state: 'missing', reason: 'below-grade' });
		expect(reason(row(980, 1, { grade: 'A5' }))).toEqual({ state: 'missing', reason: 'below-grade' });
		expect(reason(row(980, null, { status: 'M' }))).toEqual({ state: 'missing', reason: 'no-usable-value' });
		expect(reason(row(980, 1, { status: 'F' }))).toEqual({ state: 'missing', reason: 'no-usable-value' });
		expect(reason(row(980, NaN))).toEqual({ state: 'missing', reason: 'no-usable-value' });
	});

	it('is never taken from a row that was published before its period ended', () => {
		expect(read(indicator('one', [row(990, 1, { published: 989 })])).state).toBe('missing');
	});

	it('is never negative on a log scale; an older figure stands instead', () => {
		const goalposts = { distant: 1, middle: 10, close: 100 };
		const one = indicator('one', [row(980, 5), row(990, -1)], { scale: 'log', goalposts });
		expect(read(one)).toMatchObject({ state: 'observed', value: 5 });
	});

	it('takes the newest period even from a worse source', () => {
		const one = indicator('one', [row(980, 0.1), row(990, 0.2, { grade: 'D4' })]);
		expect(read(one)).toMatchObject({ value: 0.2 });
	});

	it('keeps the newest period when an older one is revised later', () => {
		const one = indicator('one', [row(990, 0.2), row(980, 0.9, { published: 995 })]);
		expect(read(one)).toMatchObject({ value: 0.2 });
	});

	it('prefers grade, then the later publication, then the source name', () => {
		const chosen = (...rows: Parameters<typeof indicator>[1]) => read(indicator('one', rows));
		const a = row(990, 0.1, { source: 'a', grade: 'B2' });
		expect(chosen(a, row(990, 0.2, { source: 'b', grade: 'B1' }))).toMatchObject({ value: 0.2 });
		expect(chosen(a, row(990, 0.2, { source: 'b', grade: 'B2', published: 991 }))).toMatchObject({
			value: 0.2
		});
		expect(chosen(row(990, 0.2, { source: 'b', grade: 'B2' }), a)).toMatchObject({ value: 0.1 });
	});

	it('ranks what cannot be judged after what is doubtful', () => {
		const grades: Grade[] = ['A6', 'F1', 'D4', 'A4', 'A1', 'B1', 'F6'];
		expect(grades.sort((a, b) => gradeRank(a) - gradeRank(b))).toEqual([
			'A1',
			'A4',
			'A6',
			'B1',
			'D4',
			'F1',
			'F6'
		]);
	});

	it('has a range over what every source states, widened by drift and cut to the bounds', () => {
		const rows = [
			row(900, 0.5, { low: 0.4, high: 0.6 }),
			row(900, 0.8, { source: 'b', grade: 'C3', low: 0.7, high: 0.95 })
		];
		const one = indicator('one', rows, { driftPerYear: 3.6525, bounds: { min: -1, max: 1 } });
		// 10 days: a drift of 0.1 each side.
		const level = read(one, 910);
		expect(level).toMatchObject({ state: 'observed', value: 0.5, high: 1 });
		if (level.state === 'observed') {
			expect(level.low).toBeCloseTo(0.3, 12);
			expect(level.conflictGap).toBeCloseTo(0.3, 12);
		}
	});

	it('keeps its value inside its range, whatever the row claims', () => {
		const wrong = row(990, 0.5, { low: 0.6, high: NaN });
		expect(read(indicator('one', [wrong]))).toMatchObject({ low: 0.5, value: 0.5, high: 0.5 });
		const beyond = indicator('one', [row(990, 2)], { bounds: { min: null, max: 1 } });
		expect(read(beyond)).toMatchObject({ low: 2, value: 2, high: 2 });
	});

	it('does not drift below zero on a log scale', () => {
		const goalposts = { distant: 1, middle: 10, close: 100 };
		const one = indicator('one', [row(950, 5)], { scale: 'log', goalposts, driftPerYear: 1000 });
		expect(read(one)).toMatchObject({ low: 0, value: 5 });
	});

	it('is the same whichever of two rows with one key comes first', () => {
		const twice = [row(990, 0.1, { line: 2 }), row(990, 0.2, { line: 3 })];
		expect(read(indicator('one', twice))).toEqual(read(indicator('one', [...twice].reverse())));
	});
});

describe('readings of history', () => {
	// Preliminary on day 905, revised on day 990; the usual lag is 10 days.
	const one = indicator('one', [row(900, 0.1, { published: 905 }), row(900, 0.3, { published: 990 })]);

	it('in real time: what was published', () => {
		expect([904, 905, 989, 990].map((asOf) => valueOf(levelOf(one, asOf)))).toEqual([null, 0.1, 0.1, 0.3]);
	});

	it("pseudo: today's value once the usual lag has passed", () => {
		expect(
			[909, 910].map((asOf) => valueOf(levelOf(one, asOf, { reading: 'pseudo', knownAt: 1000 })))
		).toEqual([null, 0.3]);
		expect(valueOf(levelOf(one, 909, { reading: 'pseudo', knownAt: 950 }))).toBe(0.1);
	});

	it("now: today's value from the end of its period", () => {
		expect([899, 900].map((asOf) => valueOf(levelOf(one, asOf, { reading: 'now', knownAt: 1000 })))).toEqual([
			null,
			0.3
		]);
	});
});

function valueOf(level: ReturnType<typeof levelOf>): number | null {
	return level.state === 'observed' ? level.value : null;
}
