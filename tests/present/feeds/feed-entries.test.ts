import { describe, expect, it } from 'vitest';
import type { Signpost } from '#parse';
import { entryId, signpostsJson, signpostsViewOf } from '#present';
import { crossingEntries } from '../../../src/lib/present/feeds/crossing-entries.ts';
import { byNewest, type FeedEntry } from '../../../src/lib/present/feeds/feed-entry.ts';
import { figureEntries } from '../../../src/lib/present/feeds/figure-entries.ts';
import { overdueEntries } from '../../../src/lib/present/feeds/overdue-entries.ts';
import { turnEntries } from '../../../src/lib/present/feeds/turn-entries.ts';
import { crossingText } from '../../../src/lib/present/signposts/signposts-view.ts';
import { day } from '../../support/frozen-watch.ts';
import { onlyScenario, toldLamp } from '../../support/lamp-watch.ts';

const plain = toldLamp();
const declared = day('2025-07-10');
const signpost: Signpost = {
	id: 'bright',
	name: 'Brightness passes 150',
	reading: 'value',
	indicator: 'lamp',
	scenario: null,
	way: 'above',
	mark: 150,
	band: 10,
	reason: 'Half as bright again as built.',
	meaning: 'Somebody tends it.',
	declared
};
const index: Signpost = {
	...signpost,
	id: 'index',
	reading: 'position',
	indicator: null,
	scenario: 'only',
	way: 'crosses',
	mark: 20
};
const watch = { ...plain, signposts: [signpost, index] };
const scenario = onlyScenario(watch);
const today = day('2026-08-01');
const tag = 'tag:alignment-watch.invalid,2026:';

describe('entries of a feed', () => {
	it('figures: one for each indicator and day, corrections of ours apart, by what all of them are', () => {
		const entries = figureEntries(watch, day('2026-06-01'), today, () => true);
		expect(entries.map(({ id, kind, title }) => [id.replace(tag, ''), kind, title])).toEqual([
			['figures/lamp/2026-07-06', 'plan', 'Plan: Brightness, Dec 2026: 200 → 400'],
			['correction/lamp/2026-07-05', 'correction', 'Correction: Brightness, Jun 2026: 20 → 200'],
			['figures/lamp/2026-07-03', 'figures', 'New figure: Brightness, Jun 2026: 190 → 20'],
			['figures/lamp/2026-06-12', 'figures', 'New figure: Brightness, May 2026: 190 → 170'],
			['figures/lamp/2026-06-10', 'revision', 'Revision: Brightness, May 2026: 180 → 190'],
			['figures/lamp/2026-06-03', 'figures', 'New figure: Brightness, May 2026: 120 → 180']
		]);
		expect(entries[1]?.lines).toEqual(['Jun 2026: 20 → 200 (Lighthouse). Corrects a slip.']);
		expect(entries[1]?.path).toBe('/indicators/lamp?as-of=2026-07-05');
		expect(figureEntries(watch, day('2026-06-01'), today, (id) => id === 'wick')).toEqual([]);
	});

	it('figures: many of one day are counted, and twenty of them told', () => {
		const rows = plain.indicators.flatMap(({ observations }) => [...observations].slice(0, 1));
		const [first] = rows;
		if (first === undefined) throw new Error('no row');
		const many = Array.from({ length: 25 }, (_, at) => ({
			...first,
			line: at + 2,
			published: today,
			period: { ...first.period, text: `20${at + 10}`, end: first.period.end + at }
		}));
		const crowded = {
			...watch,
			indicators: watch.indicators.map((one) => (one.id === 'lamp' ? { ...one, observations: many } : one))
		};
		const [entry] = figureEntries(crowded, today - 1, today, (id) => id === 'lamp');
		expect(entry?.title).toBe('25 new figures: Brightness');
		expect(entry?.lines).toHaveLength(21);
		expect(entry?.lines.at(-1)).toBe('and 5 more');
	});

	it('overdue: the day after a figure was due, unless it had come or was known later than that', () => {
		const entries = overdueEntries(watch.indicators, day('2025-01-01'), day('2027-03-01'));
		expect(entries.map(({ id, on }) => [id.replace(tag, ''), on])).toEqual([
			['overdue/lamp/2025-06-30', day('2025-08-05')],
			['overdue/lamp/2026-06-30', day('2026-08-05')],
			['overdue/wick/2025-12-31', day('2027-01-31')]
		]);
		expect(entries[1]?.lines[0]).toBe(
			'The figure after the period that ended on 30 Jun 2026 was due on 4 Aug 2026.'
		);
		expect(overdueEntries(watch.indicators, day('2026-08-05'), day('2027-01-01'))).toEqual([]);
	});

	it('turns: both verdicts before and after, with the figure that did it', () => {
		const entries = turnEntries(watch, scenario, day('2026-07-01'), today);
		expect(entries.map(({ id, title }) => [id.replace(tag, ''), title])).toEqual([
			['turn/only/2026-07-03', 'Only: Bright, and brighter → Dim, and dimmer'],
			['turn/only/2026-07-05', 'Only: Dim, and dimmer → Bright, and brighter']
		]);
		expect(entries[0]?.lines).toEqual([
			'On 3 Jul 2026, under Only:',
			'Brightness, Jun 2026: 20: a figure came; −125.0 to the index, −125.0 to the change'
		]);
		expect(entries[0]?.path).toBe('/?scenario=only&as-of=2026-07-03');
	});

	it('crossings: of the signposts shown, with what each would mean', () => {
		const entries = crossingEntries(watch, today, ({ id }) => id === 'bright');
		expect(entries.map(({ id, on }) => [id.replace(tag, ''), on])).toEqual([
			['crossing/bright/2026-06-03', day('2026-06-03')],
			['crossing/bright/2026-07-03', day('2026-07-03')],
			['crossing/bright/2026-07-05', day('2026-07-05')]
		]);
		expect(entries[1]?.lines).toEqual(['left: 190 → 20', 'Somebody tends it.']);
		expect(crossingEntries(watch, today, () => false)).toEqual([]);
	});

	it('have a name that no mark of an id can break, and stand newest first', () => {
		expect(entryId('turn', 'a/b c', '2026')).toBe(`${tag}turn/a%2Fb%20c/2026`);
		const entry = (id: string, on: number, at?: string): FeedEntry => ({
			id,
			kind: 'figures',
			on,
			...(at === undefined ? {} : { at }),
			title: '',
			lines: [],
			path: ''
		});
		const shuffled = [
			entry('b', 1),
			entry('a', 1),
			entry('d', 2, '2026-01-01T08:00:00Z'),
			entry('c', 2, '2026-01-01T09:00:00Z')
		];
		expect(shuffled.sort(byNewest).map(({ id }) => id)).toEqual(['c', 'd', 'a', 'b']);
	});
});

describe('signposts', () => {
	it('say whose reading, which mark, how far, and every crossing newest first', () => {
		const [bright, whole] = signpostsViewOf(watch, today);
		expect(bright).toMatchObject({
			subject: 'Brightness',
			href: '/indicators/lamp',
			rule: 'at 150 or above',
			reading: '200',
			reached: true,
			distance: 'reached',
			declared: '10 Jul 2025'
		});
		expect(bright?.crossings.map(({ asOf, what }) => [asOf, what])).toEqual([
			['2026-07-05', 'reached: 20 → 200'],
			['2026-07-03', 'left: 190 → 20'],
			['2026-06-03', 'reached: 120 → 180']
		]);
		expect(bright?.crossings[0]?.causes).toEqual([
			{ text: 'Brightness, Jun 2026: 200', href: '/indicators/lamp#row-7' }
		]);
		expect(whole).toMatchObject({
			subject: 'Only, index',
			href: '/?scenario=only',
			rule: 'across +20.0',
			reading: '+50.0',
			distance: '30.0 above'
		});
	});

	it('not reached say what is left to go; before their day they are not there', () => {
		const [bright] = signpostsViewOf(watch, day('2025-08-01'));
		expect(bright).toMatchObject({ reading: '120', reached: false, distance: '30.0 to go', crossings: [] });
		expect(signpostsViewOf(watch, declared - 1)).toEqual([]);
	});

	it('word pulls, ages and marks below in their own units', () => {
		const wordsOf = (changes: Partial<Signpost>) => {
			const [row] = signpostsViewOf({ ...plain, signposts: [{ ...signpost, ...changes }] }, today);
			return [row?.subject, row?.rule, row?.reading, row?.distance];
		};
		expect(wordsOf({ reading: 'pull', mark: 0.75 })).toEqual([
			'Brightness, pull',
			'at +0.75 or above',
			'+0.50',
			'0.25 to go'
		]);
		expect(wordsOf({ way: 'below', mark: 50 })).toEqual([
			'Brightness',
			'at 50 or below',
			'200',
			'150.0 to go'
		]);
		// To the day, so that what is left is the mark less the reading.
		expect(wordsOf({ reading: 'age', mark: 400 })).toEqual([
			'Brightness, age of the figure',
			'at 400 days or above',
			'32 days',
			'368 days to go'
		]);
	});

	it('are the same in numbers for other programs', () => {
		const [bright] = signpostsJson(watch, today);
		expect(bright).toMatchObject({ id: 'bright', declared: '2025-07-10', value: 200, reached: true });
		expect(bright?.crossings[0]).toEqual({
			on: '2026-06-03',
			to: 'reached',
			was: 120,
			is: 180,
			causes: [{ indicator: 'lamp', period: '2026-05', source: 'log', published: '2026-06-03' }]
		});
	});

	it('a crossing from nothing begins with none', () => {
		const crossing = { on: today, to: 'reached', was: null, is: 200, causes: [] } as const;
		expect(crossingText(watch, signpost, crossing)).toBe('reached: none → 200');
	});
});
