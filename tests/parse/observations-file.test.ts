import { dayText, parseObservationsFile, type ObservationContext, type Source } from '#parse';
import type { Observation } from '#engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { observationsHeader } from '../support/invented-watch.ts';

const sources = new Map<string, Source>([
	['log', { id: 'log', issued: { 'date-parts': [[2026, 6]] } }],
	['diary', { id: 'diary' }]
]);
const context: ObservationContext = { sources, bounds: { min: 0, max: 100 } };

const read = (...rows: string[]): ReturnType<typeof parseObservationsFile> =>
	parseObservationsFile([observationsHeader, ...rows].join('\n'), 'a/observations.csv', context);

const one = (row: string): Observation | undefined => {
	const { value, issues } = read(row);
	expect(issues).toEqual([]);
	return value?.[0];
};

const complaints = (...rows: string[]): string[] =>
	read(...rows).issues.map(
		({ code, line, column, field }) => `${code} ${line ?? ''}:${column ?? ''} ${field ?? ''}`
	);

describe('an observation', () => {
	test('is read with its period, its day of publication and its line', () => {
		expect(one('2025-Q1,2025-04,5,4,6,log,"p. 1, table 2",B2,P,first')).toMatchObject({
			period: { text: '2025-Q1' },
			publishedPrecision: 'month',
			value: 5,
			low: 4,
			high: 6,
			bound: null,
			locator: 'p. 1, table 2',
			grade: 'B2',
			status: 'P',
			note: 'first',
			line: 2
		});
	});

	test('with a blank published takes the last day its source may have been issued', () => {
		const row = one('2025,,5,,,log,,B2,,');
		expect(dayText(row?.published ?? 0)).toBe('2026-06-30');
		expect(row?.publishedPrecision).toBe('month');
	});

	test('with a blank status is normal', () => expect(one('2025,2026,5,,,log,,B2,,')?.status).toBe('A'));

	test.each([
		['5,,', 5, 5, null],
		['5,4,', 4, 5, null],
		['5,,6', 5, 6, null],
		['5,5,', 5, 5, 'at-least'],
		['5,,5.0', 5, 5, 'at-most'],
		['5,5,5', 5, 5, null]
	])('fills the range of %s', (numbers, low, high, bound) => {
		expect(one(`2025,2026,${numbers},log,,B2,A,`)).toMatchObject({ low, high, bound });
	});

	test('may be missing, or a plan published before its period ends', () => {
		expect(one('2025,2026,,,,log,,B2,M,')).toMatchObject({ value: null, low: null, high: null });
		expect(one('2030,2026,5,,,log,,B2,F,')?.status).toBe('F');
	});
});

describe('an issue is filed for', () => {
	test.each([
		['2025,2026,1 000,,,log,,B2,A,', 'observations/bad-number 2:3 value'],
		['2025,2026,101,,,log,,B2,A,', 'observations/out-of-bounds 2:3 value'],
		['2025,2026,5,6,,log,,B2,A,', 'observations/range-order 2:4 low'],
		['2025,2026,5,,4,log,,B2,A,', 'observations/range-order 2:5 high'],
		['2025,2026,,,,log,,B2,A,', 'observations/no-value 2:3 value'],
		['2025,2026,5,,,log,,B2,M,', 'observations/missing-with-value 2:3 value'],
		['2025,2026,5,,,nobody,,B2,A,', 'observations/unknown-source 2:6 source'],
		['2025,2026,5,,,log,,B7,A,', 'observations/bad-grade 2:8 grade'],
		['2025,2026,5,,,log,,,A,', 'observations/bad-grade 2:8 grade'],
		['2025,2026,5,,,log,,B2,a,', 'observations/bad-status 2:9 status'],
		['2025,2025-12-30,5,,,log,,B2,A,', 'observations/published-before-end 2:2 published'],
		['2025,,5,,,diary,,B2,A,', 'observations/no-published 2:2 published'],
		['2025,2026-02-30,5,,,log,,B2,A,', 'observations/bad-published 2:2 published'],
		['2025-14,2026,5,,,log,,B2,A,', 'observations/bad-period 2:1 period'],
		['2025,2026,5,,,log,=1+1,B2,A,', 'csv/formula 2:7 locator'],
		['2025,2026,5,,,log,,B2,A,@x', 'csv/formula 2:10 note'],
		['2025,2026,5,,,log,,B2,A,"\rx"', 'csv/formula 2:10 note'],
		[`2025,2026,5,,,log,,B2,A,${'x'.repeat(10_001)}`, 'csv/cell-too-long 2:10 note'],
		['2025,2026,5,,,log,,B2,A', 'csv/ragged-row 2:10 ']
	])('%s', (row, expected) => expect(complaints(row)).toEqual([expected]));

	test('a second row with the same end of period, source and published', () => {
		expect(complaints('2025,2026-01,1,,,log,,B2,A,', '2025-12,2026-01-31,2,,,log,,A1,A,')).toEqual([
			'observations/duplicate-key 3:1 period'
		]);
	});

	test('every bad cell of a row, and every bad row', () => {
		expect(complaints('x,y,z,,,nobody,,Z9,Q,', 'x,2026,5,,,log,,B2,A,')).toHaveLength(7);
	});

	test('the first 1,000 of a file, and how many more there are', () => {
		const { issues } = read(...Array.from({ length: 1_500 }, () => 'x,2026,5,,,log,,B2,A,'));
		expect(issues).toHaveLength(1_001);
		expect(issues.at(-1)).toMatchObject({ code: 'file/more-issues', received: '500 more' });
	});
});

test('a negative number is no formula', () => {
	const { issues } = parseObservationsFile(
		`${observationsHeader}\n2025,2026,-25,,,log,-,B2,A,-x\n`,
		'a.csv',
		{
			sources,
			bounds: null
		}
	);
	expect(issues).toEqual([]);
});

test('written as CSV in any order of columns and read again, observations are the same', () => {
	const text = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', 'ü', '-'), maxLength: 8 });
	const number = fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => Math.round(value * 1000) / 1000);
	const row = fc.record({
		numbers: fc.tuple(number, number, number),
		locator: text,
		note: text,
		grade: fc.constantFrom('A1', 'F6')
	});
	const columns = observationsHeader.split(',');
	fc.assert(
		fc.property(
			fc.array(row, { maxLength: 12 }),
			fc.shuffledSubarray(columns, { minLength: 10, maxLength: 10 }),
			fc.constantFrom('\n', '\r\n'),
			(rows, order, end) => {
				const cells = rows.map(({ numbers, ...rest }, index) => {
					const [low = 0, value = 0, high = 0] = numbers.toSorted((a, b) => a - b);
					return {
						...rest,
						period: String(1900 + index),
						published: '2026-01-01',
						value,
						low,
						high,
						source: 'log',
						status: 'A'
					};
				});
				const quoted = (cell: unknown): string => `"${String(cell).replaceAll('"', '""')}"`;
				const lines = cells.map((cell) =>
					order.map((column) => quoted(cell[column as keyof typeof cell])).join(',')
				);
				const parsed = parseObservationsFile([order.join(','), ...lines].join(end), 'a.csv', {
					sources,
					bounds: null
				});
				expect(parsed.issues).toEqual([]);
				expect(
					parsed.value?.map(({ period, value, low, high, locator, note, grade }) => ({
						period: period.text,
						value,
						low,
						high,
						locator,
						note,
						grade
					}))
				).toEqual(
					cells.map(({ period, value, low, high, locator, note, grade }) => ({
						period,
						value,
						low,
						high,
						locator,
						note,
						grade
					}))
				);
			}
		)
	);
});
