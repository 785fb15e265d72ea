import type { Indicator, Observation } from '#engine';

/** An observation of a period that ends on day `end`, published the same day. */
export function row(end: number, value: number | null, more: Partial<Observation> = {}): Observation {
	return {
		period: { text: String(end), start: end, end },
		published: end,
		publishedPrecision: 'day',
		value,
		low: value,
		high: value,
		bound: null,
		source: 'source',
		locator: '',
		grade: 'A1',
		status: 'A',
		note: '',
		line: 2,
		...more
	};
}

/** A linear indicator from -1 over 0 to 1, so that values are pulls; aged after 100 days. */
export function indicator(
	id: string,
	observations: readonly Observation[],
	more: Partial<Indicator> = {}
): Indicator {
	return {
		id,
		scale: 'linear',
		goalposts: { distant: -1, middle: 0, close: 1 },
		bounds: { min: null, max: null },
		frequency: { months: 1, days: 0 },
		publicationLagDays: 10,
		freshDays: 50,
		staleDays: 100,
		driftPerYear: 0,
		undercount: 0,
		observations,
		...more
	};
}
