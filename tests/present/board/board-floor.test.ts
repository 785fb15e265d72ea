import { describe, expect, it } from 'vitest';
import { historiesFor, levelGridsFor, outlookFor, scoredIndicators } from '#ask';
import type { Outlook } from '#engine';
import type { Watch, WatchScenario } from '#parse';
import {
	boardGroupsOf,
	boardOf,
	boardVerdictOf,
	boardViewOf,
	densityOf,
	directionStripOf,
	historyJumpsOf,
	historyViewOf,
	orderedGroups,
	scaleFrameOf,
	scaleSpanOf,
	scaleViewOf,
	scenarioControlOf,
	scenarioPanelOf,
	shownQuery,
	tableOrderOf,
	tableOrderQuery,
	turned,
	yearEndsOf,
	type ChartDefinition
} from '#present';
import { rowOf } from '../../../src/lib/present/board/indicator-row.ts';
import { densityOfBins } from '../../../src/lib/present/board/scale-view.ts';
import { day } from '../../support/frozen-watch.ts';
import { lampWatch, onlyScenario, toldLamp } from '../../support/lamp-watch.ts';

const watch: Watch = toldLamp();
const only = onlyScenario(watch);
const asOf = day('2026-08-01');
const outlookWith = (changes: Partial<WatchScenario> = {}, on = asOf): Outlook =>
	outlookFor({ watch, scenario: { ...only, ...changes }, asOf: on });
const board = boardOf(watch, only, asOf, asOf);
const words = {
	...board,
	base: only,
	scenarioName: only.name,
	edited: false
};
const weighing = (weight: number, polarity: 1 | -1 = 1) => ({
	weights: new Map([['lamp', { weight, polarity, reason: null }]])
});

describe('the verdict in sentences', () => {
	it('says how close, which way, of what day, and what the figures add', () => {
		const verdict = boardVerdictOf(outlookWith(), words);
		expect(verdict).toMatchObject({ position: 'close', direction: 'deepening', scoreText: '+50.0' });
		expect(verdict.summary).toBe('Bright, and brighter, under Only: index +50.0 on 1 Aug 2026.');
		expect(verdict.sentences[0]).toMatch(/\+50\.0 towards bright, 0\.0 towards dim/);
		expect(verdict.sentences).toContainEqual(expect.stringMatching(/about a year before: \+40\.0/));
	});
	it('says why there is none', () => {
		const { position, sentences, scoreText } = boardVerdictOf(outlookWith({}, day('2020-01-01')), words);
		expect([position, scoreText]).toEqual([null, null]);
		expect(sentences[0]).toMatch(/^No verdict is given: /);
	});
});

describe('the table', () => {
	it('has what counts, by group, with sums that add up', () => {
		const [group, ...others] = boardGroupsOf(outlookWith(), words);
		expect(others).toEqual([]);
		expect(group).toMatchObject({ id: 'light', adds: '+50.0' });
		expect(group?.rows).toMatchObject([
			{
				id: 'lamp',
				latest: '200',
				bound: null,
				period: 'Jun 2026',
				source: 'Lighthouse',
				href: '/indicators/lamp#row-7',
				weight: '30',
				reversed: false,
				adds: '+50.0',
				pull: { left: 50, width: 25, side: 'close', drawn: 'observed' },
				grade: { code: 'A1' },
				marks: []
			}
		]);
		expect(boardViewOf(outlookWith(), words).groups).toEqual(boardGroupsOf(outlookWith(), words));
	});
	const lamp = scoredIndicators(watch)[0];
	const markedAs = (outlook: Outlook, more: object = {}) => {
		const [part] = outlook.indicators;
		if (part === undefined || lamp === undefined) throw new Error('no lamp');
		const row = rowOf(part, { ...words, ...more }, lamp, { adds: '', without: null });
		return { kinds: row.marks.map(({ kind }) => kind), row };
	};
	it('marks what is edited, assumed, aged, overdue or missing', () => {
		expect(markedAs(outlookWith(weighing(40))).row.marks[0]?.text).toBe('edited: was 30');
		expect(markedAs(outlookWith(weighing(30, -1))).row.marks[0]?.text).toBe('edited: turned round');
		expect(markedAs(outlookWith(weighing(30, -1))).row.marks[1]).toEqual({
			kind: 'reversed',
			word: 'reversed',
			text: 'this scenario reads it the other way round: a fall counts as “brighter”'
		});
		const assumed = markedAs(outlookWith({ assumptions: new Map([['lamp', { value: 50, reason: null }]]) }));
		expect(assumed.kinds).toEqual(['assumed']);
		expect([assumed.row.latest, assumed.row.period, assumed.row.grade]).toEqual(['50', null, null]);
		const old = day('2028-01-01');
		expect(markedAs(outlookWith({}, old)).row.marks).toMatchObject([{ kind: 'aged', word: 'aged' }]);
		const [late] = markedAs(outlookWith({}, old), { asOf: old }).row.marks;
		expect(late).toMatchObject({ kind: 'aged', word: 'overdue, aged' });
		expect(late?.text).toMatch(/^aged: .* next figure due since/);
		const autumn = day('2026-09-01');
		expect(markedAs(outlookWith({}, autumn), { asOf: autumn }).kinds).toEqual(['overdue']);
		expect(markedAs(outlookWith({}, day('2020-01-01'))).kinds).toEqual(['missing']);
	});
	it('a reversed pull is drawn to the other side', () => {
		expect(markedAs(outlookWith(weighing(30, -1))).row).toMatchObject({
			reversed: true,
			pull: { left: 25, width: 25, side: 'distant' }
		});
	});
});

describe('the order of the table', () => {
	const order = (query: string) => tableOrderOf(new URLSearchParams(query));
	it('comes from the address and goes back into it; what can’t be read is none', () => {
		for (const query of [
			'',
			'sort=adds',
			'sort=-age',
			'sort=name&group=light',
			'group=light',
			'group=light&rows=all'
		])
			expect(tableOrderQuery(order(query))).toBe(query);
		expect(order('sort=colour').sort).toBeNull();
		expect(shownQuery(new URLSearchParams('readings=all&x=1&since=3 months'))).toBe(
			'since=3%20months&readings=all'
		);
	});
	it('a column begins with the largest, names with the first letter, and a second click turns either', () => {
		const byAdds = turned(order(''), 'adds');
		expect(tableOrderQuery(byAdds)).toBe('sort=adds');
		expect(tableOrderQuery(turned(byAdds, 'adds'))).toBe('sort=-adds');
		expect(tableOrderQuery(turned(order(''), 'name'))).toBe('sort=-name');
	});
	it('puts all rows into one list, those without a value last either way, and shows one group alone', () => {
		const [group] = boardGroupsOf(outlookWith(), words);
		const [row] = group?.rows ?? [];
		const [part] = outlookWith().indicators;
		if (group === undefined || row === undefined || part === undefined) throw new Error('no row');
		const parts = [
			{ ...part, id: 'a', contribution: 1 },
			{ ...part, id: 'b', contribution: null },
			{ ...part, id: 'c', contribution: 3 }
		];
		const outlook = { ...outlookWith(), indicators: parts };
		const rows = parts.map(({ id }) => ({ ...row, id, name: id }));
		const groups = [
			{ ...group, rows: rows.slice(0, 2) },
			{ ...group, id: 'more', name: 'More', rows: rows.slice(2) }
		];
		const ids = (query: string) =>
			orderedGroups(groups, outlook, order(query)).map(({ rows }) => rows.map(({ id }) => id).join(''));
		expect(ids('')).toEqual(['ab', 'c']);
		expect(ids('sort=adds')).toEqual(['cab']);
		expect(ids('sort=-adds')).toEqual(['acb']);
		expect(ids('sort=name')).toEqual(['cba']);
		expect(ids('group=more')).toEqual(['c']);
		expect(ids('group=nowhere')).toEqual(['ab', 'c']);
	});
});

describe('the scale', () => {
	it('spans what is to be seen in whole twenties, sixty points at the least', () => {
		const outlook = outlookWith();
		expect(scaleSpanOf(outlook, null)).toEqual({ from: 0, to: 80 });
		expect(scaleSpanOf(outlook, { p05: -75, p95: 99 })).toEqual({ from: -80, to: 100 });
		expect(scaleSpanOf(outlookWith({}, day('2020-01-01')), null)).toEqual({ from: -100, to: 100 });
		const narrow = scaleSpanOf({ ...outlook, score: 98 }, null);
		expect(narrow.to - narrow.from).toBeGreaterThanOrEqual(60);
		expect(narrow.to).toBe(100);
	});
	it('names bands, edges and ticks at their places', () => {
		const frame = scaleFrameOf({ from: 0, to: 100 }, 20, watch);
		expect(frame.bands.map(({ name, left, width }) => [name, left, width])).toEqual([
			['dusk', 0, 20],
			['bright', 20, 80]
		]);
		expect(frame.edges).toEqual([{ text: 'bright from +20', left: 20 }]);
		expect(frame.ticks.map(({ text }) => text)).toEqual(['0', '+20', '+40', '+60', '+80', '+100']);
	});
	it('has the index, with its number where there is room, and says it for who can’t see it', () => {
		const view = scaleViewOf(outlookWith(), null, { from: -20, to: 80 }, watch);
		expect(view.score).toEqual({ left: 70, text: '+50.0', side: 'right' });
		const far = scaleViewOf(outlookWith(), null, { from: 0, to: 55 }, watch);
		expect(far.score?.side).toBe('left');
		expect(view.summary).toMatch(/from −100, dim, to \+100, bright, .*stands at \+50\.0\./);
	});
	it('the draws are an outline as high as its fullest bin', () => {
		const bins = [
			{ from: 0, to: 2, count: 1 },
			{ from: 2, to: 4, count: 2 }
		];
		expect(densityOfBins(bins, { from: 0, to: 100 })).toBe('M0 46L1 24L3 2L5 46Z');
		expect(densityOf(null, { from: 0, to: 100 })).toBeNull();
	});
});

describe('the history', () => {
	const point = (iso: string, y: number | null) => ({ x: day(iso), y, dot: 'none', text: iso }) as const;
	const chart: ChartDefinition = {
		id: 'history',
		title: '',
		summary: '',
		x: { from: day('2024-01-01'), to: day('2026-01-01'), ticks: [] },
		y: { from: 0, to: 100, ticks: [], scale: 'linear', width: null },
		areas: [],
		rules: [],
		ranges: [],
		windows: [],
		markers: [],
		lines: [1, -1].map((sign) => ({
			name: `line ${sign}`,
			meaning: '',
			tone: 'ink',
			width: 1,
			stroke: 'solid',
			stepped: true,
			points: [point('2024-06-01', sign * 10), point('2024-12-01', sign * 20), point('2025-12-01', sign * 25)]
		}))
	};
	it('as a table has each reading at the end of each year', () => {
		expect(yearEndsOf(chart)).toEqual({
			names: ['line 1', 'line -1'],
			rows: [
				{ year: '2024', cells: ['+20.0', '−20.0'] },
				{ year: '2025', cells: ['+25.0', '−25.0'] }
			]
		});
	});
	it('as the page draws it leaves its points behind, the first line on top, the newest value beside it', () => {
		const view = historyViewOf(chart);
		expect(view.frame.lines.map(({ points }) => points)).toEqual([[], []]);
		expect(view.paths.map(({ line }) => line.name)).toEqual(['line -1', 'line 1']);
		expect(view.last).toEqual({ top: 75, text: '+25.0' });
	});
	it('marks the days that moved it most with the figure that did it', () => {
		const question = { watch, scenario: only, asOf };
		const [grid] = levelGridsFor(watch, asOf, ['real-time']);
		const history = historiesFor(question).get('real-time') ?? [];
		if (grid === undefined) throw new Error('no grid');
		const jumps = historyJumpsOf(history, grid, only, scoredIndicators(watch));
		expect(jumps.length).toBeGreaterThan(0);
		expect(jumps.map(({ number }) => number)).toEqual(jumps.map((_, at) => at + 1));
		expect(jumps.every(({ title }) => title.startsWith('Brightness: '))).toBe(true);
		const steady = history.map((one) => ({ ...one, score: one.score === null ? null : 50 }));
		expect(historyJumpsOf(steady, grid, only, scoredIndicators(watch))).toEqual([]);
	});
	it('has the direction beneath it, as high as its largest change', () => {
		const dated = (iso: string, change: number | null) => ({
			asOf: day(iso),
			score: 0,
			position: 'mixed' as const,
			change,
			direction: change === null ? null : change > 5 ? ('deepening' as const) : ('holding' as const)
		});
		const axis = { from: day('2026-01-01'), to: day('2026-01-11') };
		const points = [dated('2026-01-01', null), dated('2026-01-06', 0), dated('2026-01-09', 14)];
		const strip = directionStripOf(points, axis, 5, watch);
		expect(strip.path).toBe('M0 30H800V2H1000V30Z');
		expect(strip.edge).toBe(10);
		expect(strip.last).toEqual({ text: '+14.0, brighter', tone: 'deepening' });
		expect(strip.summary).toBe('Against a year earlier: +14.0, brighter since 9 Jan 2026.');
		expect(directionStripOf(points.slice(0, 1), axis, 5, watch).summary).toMatch(/^On no day/);
	});
});

describe('the panel', () => {
	it('leads to every scenario with the day and the order of the table, and counts what differs', () => {
		const past = boardOf(watch, only, day('2026-07-01'), asOf);
		const edited = {
			...only,
			...weighing(40, -1),
			assumptions: new Map([
				['lamp', { value: 1, reason: null }],
				['wick', { value: 1, reason: null }]
			])
		};
		const panel = scenarioPanelOf(past, edited, true, { order: 'sort=adds', query: '' });
		expect(panel.scenarios).toEqual([
			{ id: 'only', name: 'Only', href: '/?scenario=only&as-of=2026-07-01&sort=adds', current: true }
		]);
		expect(panel.differences).toBe('one weight, one reading, 2 what-ifs');
		expect(scenarioPanelOf(board, only, false, { order: '', query: '' })).toMatchObject({
			differences: '',
			resetHref: '/?scenario=only'
		});
	});
	it('a control says what it is, was and could be', () => {
		const [lamp] = scoredIndicators(watch);
		if (lamp === undefined) throw new Error('no lamp');
		const scenario = {
			...only,
			...weighing(40, -1),
			assumptions: new Map([['lamp', { value: 250, reason: null }]])
		};
		expect(scenarioControlOf(lamp, only, scenario, board.levels.get('lamp'), board)).toMatchObject({
			weight: 40,
			given: 30,
			was: 'was 30',
			polarity: -1,
			assumption: 250,
			min: 0,
			max: null,
			level: '200',
			figure: 200,
			reason: 'Only weighs it 30: No reason is given. A fall counts as “brighter”.',
			unusual: true
		});
		expect(scenarioControlOf(lamp, only, only, undefined, board)).toMatchObject({
			reason: 'No reason is given. A rise counts as “brighter”.',
			was: null,
			level: 'none',
			figure: null,
			unusual: false
		});
	});
});

it('an invented watch without sources of its own has a board, too', () => {
	const plain = lampWatch();
	expect(boardOf(plain, onlyScenario(plain), asOf, asOf).levels.get('lamp')?.state).toBe('observed');
});
