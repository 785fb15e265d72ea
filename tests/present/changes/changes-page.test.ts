import { expect, it } from 'vitest';
import { changesPageOf, changesViewOf } from '#present';
import { crowdedWatch } from '../../support/crowded-watch.ts';
import { day } from '../../support/frozen-watch.ts';
import { onlyScenario, toldLamp } from '../../support/lamp-watch.ts';

const to = day('2026-08-01');
const from = day('2026-06-01');

it('a page of few changes says what their file says', () => {
	const watch = toldLamp();
	const asked = { watch, scenario: onlyScenario(watch), from, to };
	const page = changesPageOf({ ...asked, all: false });
	const file = changesViewOf(watch, asked.scenario, from, to);
	expect([page.then, page.now, page.turned, page.score]).toEqual([
		file.then,
		file.now,
		file.turned,
		file.score
	]);
	expect(page.events).toEqual({ rows: file.events, more: 0 });
	expect(page.turns.rows.map(({ causes, ...turn }) => ({ ...turn, causes: causes.rows }))).toEqual(
		file.turns
	);
	const told = page.kinds.map(({ kind, scored, context }) => [
		kind,
		[...scored.rows, ...context.rows].map(({ id, rows }) => [id, rows.rows])
	]);
	expect(told).toEqual(
		file.kinds.map(({ kind, indicators }) => [kind, indicators.map(({ id, rows }) => [id, rows])])
	);
});

it('of many changes each list has a bound, says how many more there are, and is whole where all are asked for', () => {
	const watch = crowdedWatch(70);
	// On the first day each of the seventy has its first figure: one verdict turns, for seventy causes.
	const asked = { watch, scenario: onlyScenario(watch), from, to };
	const page = changesPageOf({ ...asked, all: false });
	const [published] = page.kinds;
	expect([published?.scored.rows.length, published?.scored.more, published?.contextCount]).toEqual([
		50, 20, 0
	]);
	const [turn] = page.turns.rows;
	expect([turn?.causes.rows.length, turn?.causes.more]).toEqual([50, 20]);
	const whole = changesPageOf({ ...asked, all: true });
	expect([whole.kinds[0]?.scored.rows.length, whole.kinds[0]?.scored.more]).toEqual([70, 0]);
	expect(whole.turns.rows[0]?.causes.rows).toHaveLength(70);
});

it('a step of many indicators names those that moved the index most, and what is left in one line', () => {
	const early = crowdedWatch(70);
	const watch = {
		...early,
		indicators: early.indicators.map((one) => ({
			...one,
			observations: [
				...one.observations,
				...one.observations.map((row) => ({ ...row, line: 3, published: row.published + 9, value: 290 }))
			]
		}))
	};
	const asked = { watch, scenario: onlyScenario(watch), from: day('2026-07-04'), to };
	const [cut, whole] = [false, true].map((all) => changesPageOf({ ...asked, all }).score);
	if (cut === undefined || whole === undefined || 'reason' in cut || 'reason' in whole)
		throw new Error('no index');
	expect(whole.steps[0]?.lines).toHaveLength(70);
	const [step] = cut.steps;
	expect(step?.lines.slice(0, 50)).toEqual(whole.steps[0]?.lines.slice(0, 50));
	const points = (text: string): number => Number(text.replace('\u2212', '-'));
	expect(step?.lines.at(-1)).toMatchObject({ id: null, name: 'and 20 more', was: null, is: null });
	const sum = step?.lines.reduce((total, { change }) => total + points(change), 0) ?? 0;
	expect(sum).toBeCloseTo(points(step?.change ?? ''), 6);
});
