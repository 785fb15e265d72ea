import { expect, it, vi } from 'vitest';
import * as engine from '#engine';
import { dayAt, parseWatchFolder } from '#parse';
import { importShape } from '#import';
import { dashboardBaseOf, type DashboardBase } from '#server/dashboard/dashboard-base.ts';
import { viewsOf } from '#server/dashboard/views-of.ts';
import { workedOutOnce } from '#state/once/worked-out-once.ts';
import { inventedFolder } from '../support/invented-watch.ts';

// Counted at the engine's door; what is asked for is worked out all the same.
vi.mock('#engine', { spy: true });

const read = parseWatchFolder(inventedFolder(), importShape);
if ('issues' in read) throw new Error(JSON.stringify(read.issues));
const { watch } = read;
const day = dayAt(Date.UTC(2026, 7, 1));

function baseOf(): DashboardBase {
	const [base] = watch.scenarios;
	if (!base) throw new Error('the invented watch has no scenario');
	return dashboardBaseOf(watch, { base, asOf: day, today: day, readings: ['real-time'] });
}

const shown = (search: string): ReturnType<typeof viewsOf> =>
	viewsOf(baseOf(), { search, searchParams: new URLSearchParams(search) });

it('a page made on the server weighs once, with the random numbers of the page before', () => {
	shown('');
	vi.clearAllMocks();
	const { headline } = shown('?w.lamp=7');
	expect(headline.scenario).toContain('edited');
	const asked = Object.entries(engine).flatMap(([name, one]) =>
		vi.isMockFunction(one) && one.mock.calls.length > 0 ? [[name, one.mock.calls.length]] : []
	);
	expect(Object.fromEntries(asked)).toMatchObject({
		outlookOfLevels: 1,
		drawTableFits: 1,
		drawsFromTable: 1,
		firmnessOf: 1,
		weightSpaceOf: 1,
		historyFromGrid: 1
	});
	expect(Object.fromEntries(asked)).not.toHaveProperty('drawTableOf');
	expect(Object.fromEntries(asked)).not.toHaveProperty('levelsOf');
});

it('says what went wrong where something does', () => {
	expect(() =>
		workedOutOnce(() => {
			throw new Error('no board');
		})
	).toThrow('no board');
});
