import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { importShape } from '#import';
import { dayAt, parseWatchFolder } from '#parse';
import { outlookOf, termsOf } from '#engine';
import { scoredIndicators } from '#ask';
import { boardOf, firstScreenOf } from '#present';
import type { Reference } from '#state/dashboard-views.ts';
import { Dashboard } from '#state/dashboard.svelte.ts';
import { LiveDashboard } from '#state/live-dashboard.svelte.ts';
import { inventedFolder } from '../support/invented-watch.ts';

const read = parseWatchFolder(inventedFolder(), importShape);
if ('issues' in read) throw new Error(JSON.stringify(read.issues));
const { watch } = read;
const [scenario] = watch.scenarios;
if (!scenario) throw new Error('the invented watch has no scenario');
const day = dayAt(Date.UTC(2026, 7, 1));
const board = boardOf(watch, scenario, day, day);

const outlook = outlookOf({ ...termsOf(watch), indicators: scoredIndicators(watch), scenario, asOf: day });
const said = firstScreenOf({ board, scenario, outlook, draws: null, history: [], since: null });

const reference = (): Reference => ({ score: null, scoreText: null, verdict: '' });

/** A dashboard and the addresses it has written. */
function opened(search = ''): { dashboard: LiveDashboard; written: string[] } {
	const written: string[] = [];
	const dashboard = new LiveDashboard({
		board: () => board,
		firstScreen: () => said,
		reference,
		search: () => search,
		parameters: () => new URLSearchParams(search),
		write: (address) => written.push(address)
	});
	return { dashboard, written };
}

const rowWeight = ({ rows }: LiveDashboard): string | undefined => rows.all[0]?.rows[0]?.weight;

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

it('weighs at once, and lets table and address follow when the slider rests', () => {
	const { dashboard, written } = opened();
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
	const { dashboard, written } = opened('?sort=-age');
	dashboard.routed();
	dashboard.weigh('lamp', 10);
	dashboard.rest();
	flushSync();
	expect(rowWeight(dashboard)).toBe('10');
	expect(written).toEqual(['?scenario=only&w.lamp=10&sort=-age']);
	vi.advanceTimersByTime(1000);
	expect(written).toHaveLength(1);
});

it('keeps an edit made before the router was there, and writes it then', () => {
	const { dashboard, written } = opened();
	dashboard.turn('lamp', -1);
	vi.advanceTimersByTime(1000);
	expect(written).toEqual([]);
	dashboard.routed();
	vi.advanceTimersByTime(200);
	expect(written).toEqual(['?scenario=only&p.lamp=-1']);
});

it('takes scenario and order of the table along to another day, and to whatever day it is read', () => {
	const { views } = opened('?w.lamp=20').dashboard;
	const on = (query: string): Dashboard =>
		new Dashboard({
			views: () => ({ ...views, rested: { ...views.rested, query } }),
			board: () => board,
			reference,
			search: () => '?w.lamp=20&sort=name',
			parameters: () => new URLSearchParams('?w.lamp=20&sort=name'),
			write: () => undefined
		});
	const scenario = 'scenario=only&w.lamp=20';
	expect(views.rested.query).toBe(scenario);
	expect(on(scenario).queryOn('2026-07-10')).toBe(`${scenario}&as-of=2026-07-10&sort=name`);
	expect(on(`${scenario}&as-of=2026-07-10`).queryOn(null)).toBe(`${scenario}&sort=name`);
});
