import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as engine from '#engine';
import { openedDashboard } from './opened-dashboard.ts';
import { watching } from './watching.svelte.ts';

// Counted at the engine's door; what is asked for is worked out all the same.
vi.mock('#engine', { spy: true });

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

/** How often each part of the method was asked for while something was done; what wasn't is left out. */
function askedDuring(act: () => void): Readonly<Record<string, number>> {
	const spied = Object.entries(engine).flatMap(([name, one]) =>
		vi.isMockFunction(one) ? [{ name, one }] : []
	);
	for (const { one } of spied) one.mockClear();
	act();
	flushSync();
	return Object.fromEntries(
		spied.flatMap(({ name, one }) => (one.mock.calls.length > 0 ? [[name, one.mock.calls.length]] : []))
	);
}

/** Of numbers as they are printed, however many there are. */
const printing = ['printedDecimals', 'printedParts', 'roundedScore'];
const weighed = (asked: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
	Object.fromEntries(Object.entries(asked).filter(([name]) => !printing.includes(name)));

/** A dashboard that a page shows, which has taken a first step. */
function weighing(): { readonly step: (weight: number) => void; readonly leave: () => void } {
	const { live } = openedDashboard();
	live.routed();
	const leave = watching(() => live.views);
	const step = (weight: number): void => live.weigh('lamp', weight);
	askedDuring(() => step(29));
	return { step, leave };
}

it('a step of a slider weighs once, and puts no figure on its scale anew', () => {
	const { step, leave } = weighing();
	for (const weight of [40, 50, 60])
		expect(weighed(askedDuring(() => step(weight)))).toEqual({
			outlookOfLevels: 1,
			// One for each reading of the history, of which the watch has one.
			historyFromGrid: 1,
			withoutEachOf: 1,
			drawTableFits: 1,
			drawsFromTable: 1,
			firmnessOf: 1,
			histogramOf: 1
		});
	leave();
});

it('a slider that rests puts nothing on the scales again', () => {
	const { step, leave } = weighing();
	step(40);
	flushSync();
	expect(weighed(askedDuring(() => undefined))).toEqual({});
	// What it hangs on is said anew once it rests, by a part that is fetched; the table says whether tests disagree.
	const { withoutEachOf, ...rested } = weighed(askedDuring(() => vi.advanceTimersByTime(1_000)));
	expect(withoutEachOf ?? 0).toBeLessThanOrEqual(1);
	expect(rested).toEqual({ isConflict: 1 });
	leave();
});
