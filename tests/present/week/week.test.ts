import { beforeAll, expect, it } from 'vitest';
import type { Watch } from '#parse';
import { weekViewOf } from '#present';
import { day, frozenWatch } from '../../support/frozen-watch.ts';

let watch: Watch;
beforeAll(async () => {
	watch = await frozenWatch();
});

it('has a sentence and an arrow for each scenario and each scored indicator that got a figure', () => {
	const view = weekViewOf(watch, day('2026-09-01'), day('2026-10-01'));
	expect(view.scenarios).toHaveLength(watch.scenarios.length);
	expect(view.scenarios[0]?.sentence).toMatch(/^Baseline: .* → .*; index \S+ → \S+\.$/);
	expect(view.scenarios[0]?.arrow).toBe('↑');
	expect(view.indicators.length).toBeGreaterThan(2);
	for (const { sentence, arrow } of view.indicators) {
		expect(sentence).toMatch(/: .*\(.+\)/);
		expect('↑↓→').toContain(arrow);
	}
	const scored = new Set(
		watch.indicators.filter(({ contextOnly }) => !contextOnly).map(({ id }) => `/indicators/${id}`)
	);
	expect(view.indicators.every(({ href }) => scored.has(href))).toBe(true);
});

it('says of a quiet span that nothing moved, and what is due next', () => {
	const view = weekViewOf(watch, day('2026-11-24'), day('2026-11-25'));
	for (const { sentence, arrow } of view.scenarios)
		expect([arrow, sentence.includes('as before')]).toEqual(['→', true]);
	expect(view.due.length).toBeGreaterThan(5);
	expect(view.due.some(({ sentence }) => sentence.includes('overdue since'))).toBe(true);
});

it('tells of events by the day they became known, and of crossings in the span alone', () => {
	const asOf = day('2026-10-01');
	const crossing = {
		...watch,
		signposts: [
			{
				id: 'a',
				name: 'Visits rise',
				indicator: 'high-level-visits',
				scenario: null,
				reading: 'value' as const,
				way: 'above' as const,
				mark: 5,
				band: 0,
				reason: 'r',
				meaning: 'More to come.',
				declared: day('2026-07-01')
			}
		]
	};
	expect(weekViewOf(crossing, asOf - 30, asOf).crossings.map(({ sentence }) => sentence)).toEqual([
		'30 Sep 2026: Visits rise, reached: 4.5 → 6.0. More to come.'
	]);
	expect(weekViewOf(crossing, asOf, asOf + 7).crossings).toEqual([]);
	const [event] = watch.events.filter(({ published, date }) => published > date).slice(-1);
	if (event === undefined) throw new Error('no event became known late');
	const titles = (from: number): string =>
		weekViewOf(watch, from, from + 1)
			.events.map(({ sentence }) => sentence)
			.join();
	expect(titles(event.published - 1)).toContain(event.title);
	expect(titles(event.date - 1)).not.toContain(event.title);
});
