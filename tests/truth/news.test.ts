import { describe, expect, test } from 'vitest';
import {
	historyFromGrid,
	levelGridOf,
	newsUntil,
	prepareIndicator,
	termsOf,
	verdictLogOf,
	type Day,
	type HistoryPoint
} from '#engine';
import { parseDay } from '#parse';
import { scoredIndicators } from '#ask';
import { readWatch } from '#server/watch/watch-folder.ts';
import { processorTime } from '../support/processor-time.ts';

const result = await readWatch('indicators');
if (!('watch' in result)) throw new Error('the shipped watch has issues');
const { watch } = result;
const indicators = scoredIndicators(watch);
const terms = termsOf(watch);
const from = parseDay('2021-01-01') ?? 0;
const to = parseDay('2026-11-25') ?? 0;
const days = Array.from({ length: to - from + 1 }, (_, at) => from + at);
const grid = levelGridOf({ indicators, dates: days, horizon: terms.horizon });

/** Days on which a usable row of a scored indicator was published, and days on which a change became old. */
const published = new Set<Day>();
const becameOld = new Set<Day>();
for (const indicator of indicators)
	for (const { rows } of prepareIndicator(indicator, 'real-time', to).periods) {
		for (const { from: on } of rows) published.add(on);
		const first = rows[0]?.from;
		if (first !== undefined) becameOld.add(Math.floor(newsUntil(first, terms.horizon)) + 1);
	}

/** Neighbouring days. */
function pairs(points: readonly HistoryPoint[]): readonly (readonly [HistoryPoint, HistoryPoint])[] {
	return points.slice(1).flatMap((after, at) => {
		const before = points[at];
		return before === undefined ? [] : [[before, after] as const];
	});
}

describe.each(watch.scenarios)('the shipped watch since 2021 under $id', (scenario) => {
	const points = historyFromGrid(grid, scenario, terms);

	test('no news, no move: score and position on every day without a figure, the change unless one became old', () => {
		let quiet = 0;
		for (const [before, after] of pairs(points)) {
			if (published.has(after.asOf)) continue;
			quiet += 1;
			expect(after.score, String(after.asOf)).toBe(before.score);
			if (before.position !== null && after.position !== null) expect(after.position).toBe(before.position);
			if (becameOld.has(after.asOf)) continue;
			expect(after.change, String(after.asOf)).toBe(before.change);
			if (before.direction !== null && after.direction !== null)
				expect(after.direction).toBe(before.direction);
		}
		// Most days bring no figure; fewer would mean that nothing was tried.
		expect(quiet).toBeGreaterThan(1000);
	});

	test('every turn in the log is one of the history, and names a cause that the method allows', () => {
		const log = verdictLogOf({ ...terms, indicators, scenario, from, to });
		const turned = pairs(points)
			.filter(([a, b]) => a.position !== b.position || a.direction !== b.direction)
			.map(([, { asOf }]) => asOf);
		expect(log.map(({ on }) => on)).toEqual(turned);
		expect(log.length).toBeGreaterThan(0);
		for (const { on, position, direction, causes } of log) {
			const kinds = new Set(causes.map(({ why }) => why));
			const withheld = position[0] !== null && position[1] === null;
			expect(kinds.size, String(on)).toBeGreaterThan(0);
			if (position[0] !== position[1])
				expect(kinds.has('published') || (withheld && kinds.has('aged'))).toBe(true);
			if (direction[0] !== direction[1])
				expect(kinds.has('published') || kinds.has('old') || (withheld && kinds.has('aged'))).toBe(true);
			if (!withheld) expect(kinds.has('aged')).toBe(false);
			for (const { why, row } of causes) if (why === 'published') expect(row.published).toBe(on);
		}
	});
});

test('the log of a scenario since 2021 takes well under a second', () => {
	const start = processorTime();
	for (const scenario of watch.scenarios)
		verdictLogOf({ ...terms, indicators: indicators.map((one) => ({ ...one })), scenario, from, to });
	expect((processorTime() - start) / watch.scenarios.length).toBeLessThan(500);
});
