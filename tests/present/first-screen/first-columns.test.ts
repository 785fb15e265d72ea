import { expect, it } from 'vitest';
import { answerTo, historyLinesFor, levelGridsFor, scoredIndicators, verdictEdgesFor } from '#ask';
import { dueListOf } from '../../../src/lib/present/first-screen/due-list.ts';
import { hangsOnOf } from '../../../src/lib/present/first-screen/hangs-on.ts';
import { howFirmOf } from '../../../src/lib/present/first-screen/how-firm.ts';
import { whatChangedOf } from '../../../src/lib/present/first-screen/what-changed.ts';
import { day } from '../../support/frozen-watch.ts';
import { onlyScenario, toldLamp } from '../../support/lamp-watch.ts';

const watch = toldLamp();
const scenario = onlyScenario(watch);
const asOf = day('2026-08-01');
const question = { watch, scenario, asOf };
const { outlook, draws, weightSpace } = answerTo(question);
const early = answerTo({ ...question, asOf: day('2020-01-01') }).outlook;
const indicators = scoredIndicators(watch);

it('due: the heaviest that is late first, then the next; what nobody weighs is left out', () => {
	const [lamp] = outlook.indicators;
	if (lamp === undefined) throw new Error('no lamp');
	const weights: [id: string, weight: number, due: number | null][] = [
		['light-one', 10, asOf - 5],
		['heavy', 60, asOf - 1],
		['coming', 20, asOf + 9],
		['sooner', 10, asOf],
		['unweighed', 0, asOf - 400],
		['unknown', 0, null]
	];
	const several = { ...outlook, indicators: weights.map(([id, weight]) => ({ ...lamp, id, weight })) };
	const dates = weights.map(([id, , due]) => ({ id, name: id, due }));
	const { rows, more, overdue, summary } = dueListOf(dates, several, '?as-of=2026-08-01');
	expect(rows.map(({ id, text, overdue: late }) => [id, text, late])).toEqual([
		['heavy', 'late since Jul 2026', true],
		['light-one', 'late since Jul 2026', true],
		['sooner', 'next due 1 Aug 2026', false]
	]);
	expect(rows[0]?.href).toBe('/indicators/heavy?as-of=2026-08-01#next');
	expect(overdue).toEqual(['heavy', 'light-one']);
	expect(more).toBe(0);
	expect(summary).toMatch(/^2 of 4 figures are overdue \(70% of the weight\): .* until they are here\.$/);
	const all = dueListOf(dates.slice(0, 1), several, '');
	expect(all.summary).toMatch(/^The only figure is overdue \(100% of the weight\)/);
	expect(dueListOf(dates.slice(2, 3), several, '').summary).toBe('No figure is overdue.');
});

it('what it hangs on: a single figure carries all of it; a verdict that is withheld hangs on nothing', () => {
	const view = hangsOnOf(outlook, indicators, watch, new Set(['lamp']), '?as-of=2026-08-01');
	expect(view.lead).toMatch(/bright.* by its only figure\.$/);
	expect(view.sides).toEqual([
		{
			name: 'How close, without',
			rows: [
				{
					id: 'lamp',
					name: 'Brightness',
					href: '/indicators/lamp?as-of=2026-08-01',
					text: 'no score',
					turns: true,
					overdue: true
				}
			],
			more: 0
		}
	]);
	expect(hangsOnOf(early, indicators, watch, new Set(), '').sides).toEqual([]);
});

it('how firm: shares of the draws and of all weightings, with what they are and aren’t', () => {
	const { sentences, label } = howFirmOf({
		outlook,
		draws,
		weightSpace,
		breakEven: verdictEdgesFor(watch, outlook),
		indicators,
		names: watch
	});
	const said = sentences.join(' ');
	expect(said).toMatch(/In 2,000 .*“bright” in 100%; nine in ten lie between \+44 and \+64\./);
	expect(said).toMatch(/any weights whatever.*“bright” in 100%\./);
	// Nothing is missing or aged, so there is nothing for bounds to say.
	expect(said).not.toMatch(/stays between/);
	expect(label).toMatch(/not a forecast/);
	const none = howFirmOf({
		outlook: early,
		draws: null,
		weightSpace: null,
		breakEven: [],
		indicators,
		names: watch
	});
	expect(none.sentences).toEqual([]);
});

it('what changed: since a day by the figures that moved the index, else against a year before', () => {
	const [grid] = levelGridsFor(watch, asOf, ['real-time']);
	const history = historyLinesFor(question, ['real-time']).get('real-time') ?? [];
	if (grid === undefined) throw new Error('no grid');
	const input = { outlook, scenario, grid, history, indicators, names: watch, pageQuery: '' };
	const since = whatChangedOf({ ...input, since: day('2026-06-04') });
	expect([since.then, since.now]).toEqual(['4 Jun 2026', '1 Aug 2026']);
	expect(since.states).toMatchObject([
		{ name: 'How close', was: 'bright +40.0', is: 'bright +50.0' },
		{ name: 'Which way', is: 'brighter +40.0' }
	]);
	expect(since.movers).toMatchObject([{ id: 'lamp', change: '+10.0', tone: 'close' }]);
	expect(since.movers[0]?.text).toMatch(/^180 → 200/);
	expect(since.movers[0]?.text).not.toMatch(/reversed/);
	expect([since.rest, since.total?.change]).toEqual([null, '+10.0']);
	expect(since.href).toBe('/changes?from=2026-06-04&to=2026-08-01');
	expect(since.turns[0]).toMatch(/^Bright again since 5 Jul 2026, \w+ before: /);
	expect(since.turns[1]).toMatch(/^Brighter again since 5 Jul 2026/);
	const year = whatChangedOf({ ...input, since: null });
	expect(year.movers[0]?.text).toMatch(/^120 → 200/);
	expect(year.total?.change).toBe('+40.0');
	const weights = new Map([...scenario.weights].map(([id, one]) => [id, { ...one, polarity: -1 as const }]));
	const turned = whatChangedOf({ ...input, scenario: { ...scenario, weights }, since: day('2026-06-04') });
	expect(turned.movers[0]?.text).toMatch(/^180 → 200.*, reversed$/);
	const still = whatChangedOf({ ...input, since: day('2026-07-20') });
	expect([still.lead, still.movers, still.total]).toEqual(['No figure has moved how close it is.', [], null]);
});
