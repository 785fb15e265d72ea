import { expect, test } from 'vitest';
import { lastBriefingDay } from '#server/briefing/last-briefing-day.ts';
import type { Archive } from '#server/archive/archive.ts';
import { day, frozenWatch } from '../support/frozen-watch.ts';

test('the day of a scenario’s newest briefing; none, and an archive that can’t be asked, are none', async () => {
	const watch = await frozenWatch();
	const asked: string[][] = [];
	const archive = {
		latest: (title: string, scenario: string) => {
			asked.push([title, scenario]);
			return Promise.resolve(scenario === 'baseline' ? { asOf: '2026-10-01' } : null);
		}
	} as unknown as Archive;
	const open = () => Promise.resolve(archive);
	expect(await lastBriefingDay(open, watch, 'baseline')).toBe(day('2026-10-01'));
	expect(await lastBriefingDay(open, watch, 'energy-lifeline')).toBeNull();
	expect(await lastBriefingDay(() => Promise.reject(new Error('gone')), watch, 'baseline')).toBeNull();
	expect(asked).toEqual([
		[watch.title, 'baseline'],
		[watch.title, 'energy-lifeline']
	]);
});
