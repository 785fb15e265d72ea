import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LiveDashboard } from '#state/dashboard/live-dashboard.svelte.ts';
import { liveDashboardOf } from '#state/dashboard/sent-dashboard.ts';
import { openedDashboard } from './opened-dashboard.ts';
import { sentText } from './sent-again.svelte.ts';
import { watching } from './watching.svelte.ts';

const rowWeight = ({ rows }: LiveDashboard): string | undefined => rows.all[0]?.rows[0]?.weight;

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

it('weighs at once, and lets table and address follow when the slider rests', () => {
	const { live: dashboard, written } = openedDashboard();
	dashboard.routed();
	expect(rowWeight(dashboard)).toBe('30');
	for (const weight of [40, 50]) {
		dashboard.weigh('lamp', weight);
		vi.advanceTimersByTime(199);
		flushSync();
		expect(dashboard.desk.outlook.indicators[0]?.weight).toBe(weight);
		expect(rowWeight(dashboard)).toBe('30');
	}
	expect(written).toEqual([]);
	vi.advanceTimersByTime(1);
	flushSync();
	expect(written).toEqual(['?scenario=only&w.lamp=50']);
	expect(rowWeight(dashboard)).toBe('50');
});

it('follows at once when the slider is let go', () => {
	const { live: dashboard, written } = openedDashboard('?sort=-age');
	dashboard.routed();
	dashboard.weigh('lamp', 10);
	dashboard.rest();
	flushSync();
	expect(rowWeight(dashboard)).toBe('10');
	expect(written).toEqual(['?scenario=only&w.lamp=10&sort=-age']);
	vi.advanceTimersByTime(1000);
	expect(written).toHaveLength(1);
});

it('takes a burst of keys on one control back in one step, and what comes after a pause in another', () => {
	const { live: dashboard } = openedDashboard();
	dashboard.routed();
	const weight = (): number | undefined => dashboard.desk.outlook.indicators[0]?.weight;
	const press = (to: number, wait: number): void => {
		dashboard.weigh('lamp', to);
		vi.advanceTimersByTime(wait);
		flushSync();
	};
	for (const to of [31, 32, 33]) press(to, 400);
	vi.advanceTimersByTime(1000);
	for (const to of [34, 35]) press(to, 400);
	dashboard.rest();
	press(36, 10);
	const back: (number | undefined)[] = [];
	while (dashboard.desk.canUndo) {
		dashboard.edits.undo();
		flushSync();
		back.push(weight());
	}
	expect(back).toEqual([35, 33, 30]);
});

it('keeps an edit made before the router was there, and writes it then', () => {
	const { live: dashboard, written } = openedDashboard();
	dashboard.turn('lamp', -1);
	vi.advanceTimersByTime(1000);
	expect(written).toEqual([]);
	dashboard.routed();
	vi.advanceTimersByTime(200);
	expect(written).toEqual(['?scenario=only&p.lamp=-1']);
});

it('takes scenario and order of the table along to another day, and to whatever day it is read', () => {
	const { dashboard } = openedDashboard('?w.lamp=20&sort=name');
	expect(dashboard.queryOn('2026-07-10')).toBe('scenario=only&w.lamp=20&as-of=2026-07-10&sort=name');
	const past = openedDashboard('?w.lamp=20&as-of=2026-07-10&sort=name').dashboard;
	expect(past.queryOn(null)).toBe('scenario=only&w.lamp=20&sort=name');
});

it('takes edits back, and makes them again, after the page was sent anew as it was', () => {
	const { sent } = openedDashboard();
	const text = sentText(sent.boardText());
	let search = '';
	const live = liveDashboardOf({
		...sent,
		boardText: text.read,
		search: () => search,
		write: (_, query) => (search = query)
	});
	live.routed();
	const leave = watching(() => [live.views, live.edits]);
	live.weigh('lamp', 40);
	live.rest();
	text.again();
	flushSync();
	expect(live.edits.canUndo).toBe(true);
	live.edits.undo();
	live.rest();
	text.again();
	flushSync();
	expect(live.edits.canRedo).toBe(true);
	live.edits.redo();
	live.rest();
	text.again();
	flushSync();
	expect(live.desk.outlook.indicators[0]?.weight).toBe(40);
	leave();
});
