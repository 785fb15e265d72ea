import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FoundObservation, type Merge, mergeObservations } from '#import';
import { parseDay, parseObservationsFile } from '#parse';

const day = (text: string): number => parseDay(text) ?? 0;
const HEADER = 'period,published,value,low,high,source,locator,grade,status,note';
const sources = new Map(['s', 's-old', 't'].map((id) => [id, { id, type: 'dataset' }]));
const context = { sources, bounds: null };
const found = (period: string, value: number, more: Partial<FoundObservation> = {}): FoundObservation => ({
	period,
	value,
	low: null,
	high: null,
	status: 'A',
	locator: 'l',
	note: '',
	...more
});
const merge = (text: string, rows: readonly FoundObservation[], published = '2025-03-10', more = {}): Merge =>
	mergeObservations({
		text,
		file: 'i/observations.csv',
		context,
		found: rows,
		published: day(published),
		source: 's',
		earlier: ['s-old'],
		grade: null,
		decimals: 1,
		...more
	});

describe('merging a release', () => {
	const text = `${HEADER}\r\n2022,2024-03-11,10.04,,,s-old,p. 1,A2,E,"said, so"\r\n2023,2024-03-11,20,,,s,x,B3,A,\r\n2023,2024-05-01,99,,,t,x,A1,A,\r\n`;
	it('leaves what is known, revises under the same source, adds what is new, reports what is gone', () => {
		const result = merge(text, [found('2024', 30), found('2022', 11), found('2021', 1)]);
		expect(result.appended).toBe(
			'2021,2025-03-10,1,,,s,l,B3,A,\r\n2022,2025-03-10,11,,,s-old,l,B3,A,\r\n2024,2025-03-10,30,,,s,l,B3,A,\r\n'
		);
		expect(result.vanished).toEqual([{ period: '2023', value: 20 }]);
		expect(result.revised).toMatchObject([{ period: '2022', before: 10.04 }]);
		expect(result.added.map(({ period, before }) => [period, before])).toEqual([
			['2021', null],
			['2024', 20]
		]);
		expect(merge(text, [found('2022', 10), found('2023', 20.04)]).unchanged).toBe(2);
	});
	it('keeps LF, another order of columns, and a last line without a break', () => {
		const odd = `note,grade,value,period,published,low,high,source,locator,status\n,A1,5,2020,2021-01-01,,,s,,A`;
		expect(merge(odd, [found('2021', 6, { note: 'a, b' })]).appended).toBe(
			'\n"a, b",A1,6,2021,2025-03-10,,,s,l,A\n'
		);
	});
	it('rejects an unfinished period, and a second number under the same date, with the reason', () => {
		const result = merge(text, [found('2025', 1), found('2023', 21)], '2024-03-11');
		expect(result.rejected.map(({ code }) => code).sort()).toEqual([
			'import/same-day',
			'observations/published-before-end'
		]);
		expect(result.appended).toBe('');
	});
	it('says when a release is older than what is there', () => {
		expect(merge(text, [found('2022', 9)], '2024-01-01').notices.map(({ code }) => code)).toEqual([
			'import/older-release'
		]);
	});
	it('takes no approximation for a revision of a number within its range', () => {
		expect(merge(text, [found('2023', 23, { low: 15, high: 30, isApproximate: true })]).unchanged).toBe(1);
		expect(merge(text, [found('2023', 33, { low: 25, high: 40, isApproximate: true })]).revised).toHaveLength(
			1
		);
	});
});

const year = fc.integer({ min: 1990, max: 2023 });
const observation = fc
	.record({
		year,
		value: fc.double({ min: -1e6, max: 1e9, noNaN: true }),
		spread: fc.option(
			fc.tuple(fc.double({ min: 1, max: 1e3, noNaN: true }), fc.double({ min: 1, max: 1e3, noNaN: true })),
			{ nil: null }
		),
		note: fc
			.string({ maxLength: 40, unit: 'grapheme' })
			.filter((text) => !/[\p{Cc}]/u.test(text) && !/^[=@]/.test(text.trimStart()))
	})
	.map(({ year: y, value, spread, note }) =>
		found(String(y), value, {
			note,
			low: spread === null ? null : value - spread[0],
			high: spread === null ? null : value + spread[1]
		})
	);
const release = fc.uniqueArray(observation, { selector: ({ period }) => period, maxLength: 20 });

describe('laws', () => {
	it('what is merged into an empty file is read back as it was, to the decimals kept', () => {
		fc.assert(
			fc.property(release, fc.constantFrom('\n', '\r\n'), (rows, end) => {
				const { appended } = merge(HEADER + end, rows, '2025-03-10', { decimals: 3 });
				const { value, issues } = parseObservationsFile(HEADER + end + appended, 'f', context);
				expect(issues).toEqual([]);
				const byPeriod = new Map(value?.map((row) => [row.period.text, row]));
				expect(byPeriod.size).toBe(rows.length);
				for (const row of rows) {
					const back = byPeriod.get(row.period);
					expect(Math.abs((back?.value ?? NaN) - row.value)).toBeLessThanOrEqual(0.00051);
					expect(Math.abs((back?.low ?? NaN) - (row.low ?? row.value))).toBeLessThanOrEqual(0.00051);
					expect(Math.abs((back?.high ?? NaN) - (row.high ?? row.value))).toBeLessThanOrEqual(0.00051);
					expect(back?.note).toBe(row.note);
				}
			})
		);
	});
	it('a second time changes nothing, and the order of the rows doesn’t matter', () => {
		fc.assert(
			fc.property(release, release, fc.integer(), (first, second, seed) => {
				let text = `${HEADER}\n`;
				text += merge(text, first, '2024-03-11').appended;
				const once = merge(text, second);
				const shuffled = [...second].sort(
					(a, b) => ((Number(a.period) * seed) % 7) - ((Number(b.period) * seed) % 7)
				);
				expect(merge(text, shuffled).appended).toBe(once.appended);
				const after = text + once.appended;
				expect(merge(after, second).appended).toBe('');
				expect(merge(after, second, '2026-01-01').appended).toBe('');
			})
		);
	});
	it('afterwards the newest row of every period says what the release says, and older rows stand as they were', () => {
		fc.assert(
			fc.property(release, release, (first, second) => {
				const text = `${HEADER}\n${merge(`${HEADER}\n`, first, '2024-03-11').appended}`;
				const { observations, appended } = merge(text, second);
				expect(`${text}${appended}`.startsWith(text)).toBe(true);
				for (const row of second) {
					const rows = observations.filter(({ period }) => period.text === row.period);
					const newest = rows.reduce((a, b) => (b.published >= a.published ? b : a));
					expect(Math.abs((newest.value ?? NaN) - row.value)).toBeLessThanOrEqual(0.051);
				}
			})
		);
	});
});
