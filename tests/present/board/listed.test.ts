import { describe, expect, it } from 'vitest';
import { outlookFor } from '#ask';
import type { Outlook } from '#engine';
import type { WatchScenario } from '#parse';
import {
	boardGroupsOf,
	boardOf,
	cutList,
	FOLDED_ROWS,
	linesOf,
	listedIds,
	moreText,
	orderedGroups,
	tableOrderOf,
	weightiestOf,
	type TableOrder
} from '#present';
import { crowdedWatch, lampId } from '../../support/crowded-watch.ts';
import { day } from '../../support/frozen-watch.ts';
import { onlyScenario } from '../../support/lamp-watch.ts';

const watch = crowdedWatch(130);
const only = onlyScenario(watch);
const asOf = day('2026-08-01');
const board = boardOf(watch, only, asOf, asOf);
const given = (): Outlook => outlookFor({ watch, scenario: only, asOf });
const order = (query = ''): TableOrder => tableOrderOf(new URLSearchParams(query));
const weightiest = (query?: string) => weightiestOf(board, given, order(query));
const edited = (changes: Partial<WatchScenario>): WatchScenario => ({ ...only, ...changes });

describe('a long list', () => {
	it('is shown whole as long as little would be left out, else its beginning, unless all is asked for', () => {
		const rows = (count: number) => Array.from({ length: count }, (_, at) => at);
		expect(cutList(rows(60), false)).toEqual({ rows: rows(60), more: 0 });
		expect(cutList(rows(61), false)).toEqual({ rows: rows(50), more: 11 });
		expect(cutList(rows(61), true)).toEqual({ rows: rows(61), more: 0 });
		expect(cutList(rows(240), false, FOLDED_ROWS).more).toBe(0);
		expect(cutList(rows(241), false, FOLDED_ROWS)).toEqual({ rows: rows(200), more: 41 });
		expect(moreText(11)).toBe('and 11 more');
	});
});

describe('which indicators are listed', () => {
	it('all of a small watch, and all where all are asked for, without weighing anything', () => {
		const never = (): Outlook => expect.fail('weighed');
		const few = crowdedWatch(60);
		expect(weightiestOf(boardOf(few, onlyScenario(few), asOf, asOf), never, order())).toBeNull();
		expect(weightiestOf(board, never, order('rows=all'))).toBeNull();
		expect(listedIds(null, board, only)).toBeNull();
	});
	it('the fifty that add most, the largest first; those that add the same in the order of the watch, by group', () => {
		const listed = weightiest();
		expect(listed).toHaveLength(50);
		expect(listed?.slice(0, 2)).toEqual([lampId(129), lampId(128)]);
		expect(listed?.at(-1)).toBe(lampId(80));
		const none = () => outlookFor({ watch, scenario: edited({ weights: new Map() }), asOf });
		expect(weightiestOf(board, none, order())?.slice(0, 2)).toEqual([lampId(0), lampId(2)]);
	});
	it('the first by a column that is sorted by, and of a group its own', () => {
		expect(weightiest('sort=-adds')?.[0]).toBe(lampId(0));
		expect(weightiest('sort=-name')?.slice(0, 3)).toEqual([lampId(0), lampId(1), lampId(10)]);
		const down = weightiest('group=down');
		expect([down?.length, down?.[0], down?.at(-1)]).toEqual([50, lampId(129), lampId(31)]);
		expect(weightiest('group=down&rows=all')).toHaveLength(65);
		expect(weightiest('group=nowhere')).toEqual(weightiest());
	});
	it('whatever the reader has edited besides, and nothing comes or goes with an edit of what is listed', () => {
		const weights = new Map(only.weights).set(lampId(3), { weight: 99, polarity: 1, reason: null });
		const assumptions = new Map([[lampId(4), { value: 7, reason: null }]]);
		const listed = listedIds(weightiest() ?? null, board, edited({ weights, assumptions }));
		expect(listed?.size).toBe(52);
		expect(listed?.has(lampId(3)) && listed.has(lampId(4))).toBe(true);
		const heavier = new Map(only.weights).set(lampId(129), { weight: 1, polarity: 1, reason: null });
		expect(listedIds(weightiest() ?? null, board, edited({ weights: heavier }))?.size).toBe(50);
	});
	it('only their small lines are drawn', () => {
		expect(board.series.size).toBe(0);
		expect([...linesOf(board.indicators, asOf, new Set([lampId(5)])).keys()]).toEqual([lampId(5)]);
		expect(linesOf(board.indicators, asOf, null).size).toBe(130);
	});
});

describe('the table of a watch with too many', () => {
	const words = { ...board, base: only, scenarioName: only.name, edited: false };
	const points = (text: string): number => Number(text.replace('\u2212', '-'));
	const listed = new Set(weightiest());
	it('says of each group how many are left out and what they add, so that its sum stays whole', () => {
		const cut = boardGroupsOf(given(), words, listed);
		const whole = boardGroupsOf(given(), words);
		expect(whole.map(({ more }) => more)).toEqual([null, null]);
		expect(cut.map(({ adds }) => adds)).toEqual(whole.map(({ adds }) => adds));
		for (const { rows, more, adds } of cut) {
			expect([rows.length, more?.text]).toEqual([25, 'and 40 more']);
			const sum = rows.reduce((total, row) => total + points(row.adds), points(more?.adds ?? ''));
			expect(sum).toBeCloseTo(points(adds), 6);
		}
	});
	it('in one list by a column it is said once, and a group of which nothing is listed is still there', () => {
		const groups = boardGroupsOf(given(), words, listed);
		const [list, ...others] = orderedGroups(groups, given(), order('sort=adds'));
		expect(others).toEqual([]);
		expect([list?.rows.length, list?.more?.text]).toEqual([50, 'and 80 more']);
		const upstairs = new Set([...listed].filter((id) => Number(id.slice(-3)) % 2 === 0));
		expect(boardGroupsOf(given(), words, upstairs).map(({ more }) => more?.count)).toEqual([40, 65]);
	});
});
