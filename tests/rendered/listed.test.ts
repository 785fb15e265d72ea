import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import { dayAt, parseScenarioLink } from '#parse';
import { tableOrderOf } from '#present';
import { dashboardBaseOf, listedBaseOf } from '#server/dashboard/dashboard-base.ts';
import { viewsOf } from '#server/dashboard/views-of.ts';
import type { DashboardViews } from '#state/dashboard/dashboard-views.ts';
import { boardOfText } from '#state/dashboard/sent-board.ts';
import IndicatorTable from '#ui/table/IndicatorTable.svelte';
import { crowdedWatch, lampId } from '../support/crowded-watch.ts';

const today = dayAt(Date.UTC(2026, 7, 1));
const watch = crowdedWatch(130);

function shown(search: string, of = watch) {
	const searchParams = new URLSearchParams(search);
	const { scenario, base } = parseScenarioLink(searchParams, of);
	const whole = dashboardBaseOf(of, { base, asOf: today, today, readings: ['real-time'] });
	const shared = listedBaseOf(of, whole, scenario, searchParams);
	return { shared, whole, views: viewsOf(shared, { search, searchParams }) };
}
const listed = ({ rows, controls }: DashboardViews): [number, number] => [
	rows.ordered.reduce((sum, group) => sum + group.rows.length, 0),
	controls.length
];

it('a dashboard of many indicators lists the weightiest and what was edited, with one way to all and back', () => {
	const { views } = shown('');
	expect(listed(views)).toEqual([50, 50]);
	expect(views.panel.rest).toEqual({ text: 'and 80 more', href: '/?scenario=only&rows=all#weights' });
	const edited = shown(`?w.${lampId(0)}=90&sort=name&since=P3M`).views;
	expect(listed(edited)).toEqual([51, 51]);
	expect(edited.panel.rest).toEqual({
		text: 'and 79 more',
		href: `/?scenario=only&w.${lampId(0)}=90&sort=name&rows=all&since=P3M#weights`
	});
	const all = shown('?rows=all').views;
	expect(listed(all)).toEqual([130, 130]);
	expect(all.panel.rest).toEqual({ text: 'only the weightiest', href: '/?scenario=only#weights' });
	expect(all.panel.resetHref).toBe('/?scenario=only&rows=all');
});

it('says the same of the whole as if all were listed', () => {
	const [cut, all] = [shown('').views, shown('?rows=all').views];
	expect(cut.headline).toEqual(all.headline);
	expect(cut.rows.total).toBe(all.rows.total);
	expect(cut.firstScreen).toEqual(all.firstScreen);
});

it('draws the small lines of what is listed, and sends the browser no others', () => {
	const { shared, whole } = shown(`?w.${lampId(0)}=90`);
	expect([whole.board.series.size, shared.board.series.size]).toEqual([0, 51]);
	expect(boardOfText(shared.boardText)).toStrictEqual(shared.board);
	const few = shown('', crowdedWatch(3));
	expect(few.shared).toBe(few.whole);
	expect(few.views.panel.rest).toBeNull();
	expect(listed(few.views)).toEqual([3, 3]);
});

it('the table leads to the rest of a group, and on paper names its number', () => {
	const { rows } = shown('').views;
	const order = tableOrderOf(new URLSearchParams());
	const all = { groups: rows.ordered, all: rows.all, query: 'scenario=only' };
	const { body } = render(IndicatorTable, { props: { ...all, order } });
	const leads = /<a href="\/\?scenario=only&amp;group=up&amp;rows=all"[^>]*>and 40 more<\/a>/;
	expect(leads.test(body)).toBe(true);
	const paper = render(IndicatorTable, { props: { groups: rows.ordered } }).body;
	expect([paper.includes('and 40 more'), paper.includes('rows=all')]).toEqual([true, false]);
});
