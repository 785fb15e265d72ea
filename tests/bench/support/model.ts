import type { Indicator, Observation, Scenario } from '#engine';

/** Day on which the made-up watch is read. */
export const TODAY = 20_000;

/** A watch of a given size, without chance: every indicator with `rows` monthly figures up to today. */
export function watchOf(
	indicators: number,
	rows: number
): { indicators: readonly Indicator[]; scenario: Scenario } {
	const all = Array.from({ length: indicators }, (_, at) => indicatorOf(at, rows));
	return {
		indicators: all,
		scenario: {
			id: 'bench',
			weights: new Map(
				all.map(({ id }, at) => [
					id,
					{ weight: 20 + ((at * 37) % 81), polarity: at % 7 === 3 ? -1 : 1, reason: null }
				])
			),
			assumptions: new Map()
		}
	};
}

function indicatorOf(at: number, rows: number): Indicator {
	const log = at % 4 === 3;
	return {
		id: `indicator-${String(at).padStart(5, '0')}`,
		scale: log ? 'log' : 'linear',
		goalposts: log ? { distant: 20, middle: 50, close: 120 } : { distant: 20, middle: 50, close: 90 },
		bounds: { min: 0, max: null },
		frequency: { months: 1, days: 0 },
		publicationLagDays: 20,
		freshDays: 60,
		staleDays: 400,
		driftPerYear: 2,
		undercount: 0,
		observations: Array.from({ length: rows }, (_, back) => rowOf(at, back))
	};
}

/** One figure in three has a second source. */
function rowOf(at: number, back: number): Observation {
	const end = TODAY - 25 - 30 * back;
	const value = 30 + ((at * 53 + back * 29) % 47);
	return {
		period: { text: String(end), start: end - 29, end },
		published: end + 20,
		publishedPrecision: 'day',
		value,
		low: value - 6,
		high: value + 9,
		bound: null,
		source: back % 3 === 0 ? 'second' : 'first',
		locator: '',
		grade: 'B2',
		status: 'A',
		note: '',
		line: back + 2
	};
}
