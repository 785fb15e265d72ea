import { beforeAll, describe, expect, test } from 'vitest';
import { dayText, dayCheckOf, knownDays, parseScenarioLink, type Watch } from '#parse';
import { historySeriesOf } from '#present';
import { requestedDay, apiRequestOf } from '#server/http/request-parameters.ts';
import { requestedSpan } from '#server/http/request-span.ts';
import { freshForm } from '#server/briefing/form/fresh-form.ts';
import { requestOfForm } from '#server/briefing/form/form-request.ts';
import { scenariosPageOf } from '#server/watch/scenarios-page.ts';
import { day, frozenWatch } from '../support/frozen-watch.ts';

const today = day('2026-11-25');
const url = (query: string): URL => new URL(`http://127.0.0.1/x?${query}`);
const beyond = ['9999-12-31', '0101-01-01', '2027-12-31'];

let watch: Watch;
beforeAll(async () => {
	watch = await frozenWatch();
});

const locals = (): Pick<App.Locals, 'current' | 'today'> => ({
	current: { watch, digest: null, issues: [], readAt: null },
	today
});

describe('a day that no figure reaches', () => {
	test.each(beyond)('%s is refused by the API with an issue', async (text) => {
		const answer = apiRequestOf(locals(), url(`as-of=${text}`));
		if (!(answer instanceof Response)) throw new Error('not refused');
		expect(answer.status).toBe(400);
		expect(await answer.json()).toMatchObject({
			ok: false,
			issues: [{ code: 'link/day-out-of-range', field: 'as-of', received: text }]
		});
	});

	test.each(beyond)('%s is refused by pages and files with an issue', (text) => {
		const refused = { status: 400, body: { issues: [{ code: 'link/day-out-of-range' }] } };
		const caught = (act: () => unknown): unknown => {
			try {
				return act();
			} catch (fault) {
				return fault;
			}
		};
		expect(
			caught(() => requestedDay(url(`as-of=${text}`), 'as-of', knownDays(watch, today), today))
		).toMatchObject(refused);
		for (const name of ['from', 'to'])
			expect(caught(() => requestedSpan(watch, url(`${name}=${text}`), today))).toMatchObject(refused);
	});

	test.each(beyond)('%s is left out by the pages that can do without, with a word', (text) => {
		const query = new URLSearchParams({ 'as-of': text });
		expect(scenariosPageOf(watch, query, today).issues).toHaveLength(1);
		const fresh = freshForm(query, null, watch, 'digest', today, today * 86_400_000);
		expect([fresh.form.asOf, fresh.issues.length]).toEqual([dayText(today), 1]);
	});

	test('is no day for a briefing, however the form was filled in', () => {
		const { form } = freshForm(new URLSearchParams(), null, watch, 'digest', today, today * 86_400_000);
		const asked = (asOf: string) => requestOfForm({ ...form, asOf }, watch, 'digest', today * 86_400_000);
		expect(asked('2026-11-22')).toHaveProperty('request');
		expect(asked('9999-12-31')).toMatchObject({ issues: [{ code: 'link/day-out-of-range' }] });
	});
});

describe('the days that can be asked about', () => {
	test('reach from the first that the watch speaks of to a year after today, or after the newest figure', () => {
		const days = knownDays(watch, today);
		expect(days.to).toBe(today + 365);
		expect(days.from).toBeLessThanOrEqual(watch.historyFrom);
		const newest = Math.max(
			...watch.events.flatMap(({ date, published }) => [date, published]),
			...watch.indicators.flatMap(({ observations }) => observations.map(({ published }) => published))
		);
		expect(knownDays(watch, day('2010-01-01')).to).toBe(newest + 365);
		for (const asked of [days.from, days.to])
			expect(parseScenarioLink(`as-of=${dayText(asked)}`, watch, dayCheckOf(days))).toMatchObject({
				asOf: asked,
				issues: []
			});
	});

	test('cost a bounded number of points, also in a watch that speaks of all of history', () => {
		const old = { ...watch, historyFrom: day('0101-01-01') };
		const [scenario] = watch.scenarios;
		if (scenario === undefined) throw new Error('no scenario');
		for (const { points } of historySeriesOf({ watch: old, scenario, asOf: knownDays(old, today).to }))
			expect(points.length).toBeLessThanOrEqual(600);
	});
});
