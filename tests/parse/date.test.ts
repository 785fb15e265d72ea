import { dayOf, dayText, parseDay, parseDuration, parsePeriod, parsePublished } from '#parse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const spanText = (text: string): string | null => {
	const period = parsePeriod(text);
	return period && `${dayText(period.start)} ${dayText(period.end)}`;
};

describe('a day', () => {
	test('is counted from 1970-01-01 in UTC, whatever the machine’s zone', () => {
		expect(parseDay('1970-01-01')).toBe(0);
		expect(parseDay('1969-12-31')).toBe(-1);
		expect(parseDay('2026-11-22')).toBe(20_779);
	});

	test.each([
		'2025-02-29',
		'2025-02-30',
		'2025-13-01',
		'2025-00-10',
		'2025-1-1',
		'20250101',
		' 2025-01-01',
		'',
		'٢٠٢٥-01-01'
	])('%j is none', (text) => expect(parseDay(text)).toBeNull());

	test('read and written again is the same', () => {
		fc.assert(
			fc.property(fc.integer({ min: dayOf(1000, 1, 1) ?? 0, max: dayOf(9999, 12, 31) ?? 0 }), (day) => {
				expect(parseDay(dayText(day))).toBe(day);
			})
		);
	});
});

describe('a published date', () => {
	test.each([
		['2025-03-10', '2025-03-10', 'day'],
		['2024-02', '2024-02-29', 'month'],
		['2025', '2025-12-31', 'year']
	])('%s is known on %s', (text, last, precision) => {
		expect(parsePublished(text)).toEqual({ day: parseDay(last), precision });
	});

	test.each(['2025-Q1', '2025-3', '25', 'March 2025', '2025-02-30'])('%s is none', (text) =>
		expect(parsePublished(text)).toBeNull()
	);
});

describe('a period', () => {
	test.each([
		['2019', '2019-01-01 2019-12-31'],
		['2019-Q3', '2019-07-01 2019-09-30'],
		['2024-02', '2024-02-01 2024-02-29'],
		['2019-08-17', '2019-08-17 2019-08-17'],
		['2020/2024', '2020-01-01 2024-12-31'],
		['2019-04/2020-03', '2019-04-01 2020-03-31'],
		['2019-Q4/2020', '2019-10-01 2020-12-31']
	])('%s reaches from %s', (text, span) => expect(spanText(text)).toBe(span));

	test.each([
		'2024/2020',
		'2019-Q5',
		'2019-Q0',
		'2019/',
		'/2019',
		'2019/2020/2021',
		'2019-8',
		'2019-08-32',
		'',
		'2019 '
	])('%j is none', (text) => expect(parsePeriod(text)).toBeNull());

	test('keeps its text as written', () => expect(parsePeriod('2020/2024')?.text).toBe('2020/2024'));
});

describe('a duration', () => {
	test.each([
		['P1Y', 12, 0],
		['P3M', 3, 0],
		['P7D', 0, 7],
		['P2W', 0, 14],
		['P1Y6M', 18, 0]
	])('%s', (text, months, days) => expect(parseDuration(text)).toEqual({ months, days }));

	test.each(['P', 'P0D', '1Y', 'PT1H', 'P-1Y', 'P1.5Y', 'p1y', 'P1M1Y'])('%s is none', (text) =>
		expect(parseDuration(text)).toBeNull()
	);
});
