import { describe, expect, it } from 'vitest';
import { addDuration } from '#engine';
import { day } from '../worked/demo.ts';

const plus = (from: string, months: number, days = 0) => addDuration(day(from), { months, days });

describe('adding a duration', () => {
	it('cuts a month to its length', () => {
		expect(plus('2026-01-31', 1)).toBe(day('2026-02-28'));
		expect(plus('2024-01-31', 1)).toBe(day('2024-02-29'));
		expect(plus('2024-02-29', 12)).toBe(day('2025-02-28'));
		expect(plus('2026-01-31', 2)).toBe(day('2026-03-31'));
	});

	it('crosses years both ways', () => {
		expect(plus('2025-12-31', 3)).toBe(day('2026-03-31'));
		expect(plus('2025-01-15', -1)).toBe(day('2024-12-15'));
	});

	it('knows that 1900 was no leap year and 2000 was', () => {
		expect(plus('1900-01-31', 1)).toBe(day('1900-02-28'));
		expect(plus('2000-01-31', 1)).toBe(day('2000-02-29'));
	});

	it('adds months first, then days', () => {
		expect(plus('2026-01-31', 1, 1)).toBe(day('2026-03-01'));
		expect(plus('2026-01-31', 0, 7)).toBe(day('2026-02-07'));
	});
});
