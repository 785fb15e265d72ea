import { UTCDate } from '@date-fns/utc';
import { add, format } from 'date-fns';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDuration } from '#engine';
import { dayText } from '#parse';
import { dateText } from '#present';

const millisecondsPerDay = 86_400_000;
/** 1600 to 2400. */
const day = fc.integer({ min: -135_140, max: 157_054 });
const dateOf = (of: number): UTCDate => new UTCDate(of * millisecondsPerDay);

test('dates read as date-fns writes them, in every time zone', () => {
	fc.assert(
		fc.property(day, (of) => {
			expect(dateText(of)).toBe(format(dateOf(of), 'd MMM yyyy'));
			expect(dateText(of, 'month')).toBe(format(dateOf(of), 'MMM yyyy'));
			expect(dateText(of, 'year')).toBe(format(dateOf(of), 'yyyy'));
			expect(dayText(of)).toBe(format(dateOf(of), 'yyyy-MM-dd'));
		}),
		{ seed: 20261122 }
	);
});

test('a calendar distance ends where date-fns ends it: 31 Jan and a month is the last of February', () => {
	fc.assert(
		fc.property(
			day,
			fc.integer({ min: 0, max: 240 }),
			fc.integer({ min: 0, max: 800 }),
			(of, months, days) => {
				const expected = add(dateOf(of), { months, days }).getTime() / millisecondsPerDay;
				expect(addDuration(of, { months, days })).toBe(expected);
			}
		),
		{ seed: 20261122 }
	);
});
