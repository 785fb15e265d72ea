import { describe, expect, it } from 'vitest';
import { DEFAULT_TERMS, levelsOf, outlookOf, outlookOfLevels, type Scenario } from '#engine';
import { lens } from '../worked/demo.ts';
import { indicator, row } from '../model.ts';

const a = indicator('a', [row(990, 0.8)]);
const b = indicator('b', [row(990, -0.5)]);
const gone = indicator('gone', []);

const at = (weights: Record<string, number>, of = [a, b, gone]) =>
	outlookOf({ ...DEFAULT_TERMS, indicators: of, scenario: lens(weights), asOf: 1000 });
const assuming = (id: string, value: number, weights: Record<string, number>): Scenario => ({
	...lens(weights),
	assumptions: new Map([[id, { value, reason: null }]])
});

describe('an outlook', () => {
	it('tells no weights from no evidence', () => {
		expect(at({}).status).toBe('no-weights');
		expect(at({}, []).status).toBe('no-weights');
		expect(at({ gone: 10 })).toMatchObject({
			status: 'no-evidence',
			score: null,
			bounds: null,
			confidence: null,
			coverage: { observed: 0, aged: 0, assumed: 0, missing: 1 }
		});
	});

	it('gives a verdict from exactly half of the weight on', () => {
		expect(at({ a: 0.1, b: 0.2, gone: 0.3 }).status).toBe('ok');
		expect(at({ a: 10, gone: 10.1 })).toMatchObject({ status: 'insufficient', position: null });
	});

	it('keeps level and pull of what weighs nothing, without a share', () => {
		expect(at({ a: 10 }).indicators[1]).toMatchObject({
			id: 'b',
			weight: 0,
			pull: -0.5,
			share: null,
			contribution: null
		});
	});

	it('weighs what an assumption gives, even where there is no level', () => {
		const scenario = assuming('gone', -1, { gone: 50, a: 50 });
		const outlook = outlookOf({ indicators: [a, gone], scenario, asOf: 1000, ...DEFAULT_TERMS });
		expect(outlook).toMatchObject({
			status: 'ok',
			coverage: { observed: 0.5, aged: 0, assumed: 0.5, missing: 0 }
		});
		expect(outlook.score).toBeCloseTo(-10, 9);
		expect(outlook.indicators[1]).toMatchObject({ state: 'assumed', level: { state: 'missing' }, value: -1 });
	});

	it('has equal bounds when nothing is missing', () => {
		const { score, bounds } = at({ a: 1 / 3, b: 0.7 });
		expect(bounds).toEqual([score, score]);
	});

	it('survives weights that differ by thirty orders of magnitude', () => {
		const { score, indicators } = at({ a: 5e-324, b: 100 });
		expect(score).toBe(-50);
		expect(indicators[0]?.contribution).toBe(0);
	});

	it('names who holds more than half of the weight that counts', () => {
		expect(at({ a: 51, b: 49 }).dictators).toEqual(['a']);
		expect(at({ a: 50, b: 50 }).dictators).toEqual([]);
		expect(at({ a: 50, b: 40, gone: 100 }).dictators).toEqual(['a']);
	});

	it('refuses bad goalposts only where they carry weight', () => {
		const bad = indicator('bad', [row(990, 1)], { goalposts: { distant: 1, middle: 1, close: 2 } });
		expect(at({ a: 10, bad: 0 }, [a, bad]).status).toBe('ok');
		expect(at({ a: 10, bad: 1 }, [a, bad]).issues).toMatchObject([
			{ code: 'indicator/goalposts-not-ordered', field: 'bad.goalposts', received: '1, 1, 2' }
		]);
	});

	it('refuses two indicators of one name', () => {
		expect(at({ a: 10 }, [a, a]).issues).toMatchObject([{ code: 'indicator/duplicate-id', field: 'a' }]);
	});

	it('refuses an assumption that cannot be a value', () => {
		const log = indicator('log', [], { scale: 'log', goalposts: { distant: 1, middle: 2, close: 3 } });
		const scenario = assuming('log', -1, { a: 10 });
		expect(outlookOf({ indicators: [a, log], scenario, asOf: 1000, ...DEFAULT_TERMS }).issues).toMatchObject([
			{ code: 'scenario/assumption-not-usable', field: 'assumptions.log.value', received: '-1' }
		]);
	});

	it('needs no observations once levels are known', () => {
		const bare = [a, b].map((one) => ({ ...one, observations: [] }));
		const scenario = lens({ a: 50, b: 30 });
		const outlook = outlookOfLevels(levelsOf([a, b], 1000, 12), bare, scenario, 1000, DEFAULT_TERMS);
		expect(outlook).toEqual(outlookOf({ indicators: [a, b], scenario, asOf: 1000, ...DEFAULT_TERMS }));
	});

	it('grades its confidence at the cut-offs, not beyond them', () => {
		expect(at({ a: 80, gone: 20 }).confidence).toMatchObject({ level: 'high', cappedBy: null });
		expect(at({ a: 60, gone: 40 }).confidence).toMatchObject({ level: 'moderate', cappedBy: 'coverage' });
		expect(at({ a: 50, gone: 50 }).confidence).toMatchObject({ level: 'low', cappedBy: 'coverage' });
		const doubtful = indicator('a', [row(990, 0.8, { grade: 'C3' })]);
		expect(at({ a: 10 }, [doubtful]).confidence).toMatchObject({ level: 'low', cappedBy: 'grade' });
		const disputed = indicator('a', [row(990, 0.5), row(990, 0.25, { source: 'other' })]);
		expect(at({ a: 10 }, [disputed]).confidence).toMatchObject({ level: 'low', cappedBy: 'agreement' });
	});
});
