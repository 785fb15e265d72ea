import { describe, expect, it } from 'vitest';
import {
	answerTo,
	historyDates,
	historyLinesFor,
	levelGridsFor,
	outlookFor,
	scoredIndicators,
	scoreEffects,
	sensitivityFor,
	situationOf,
	verdictEdgesFor,
	whyBetween
} from '#ask';
import { attributionOf, historyFromGrid } from '#engine';
import { dayText, READINGS, type WatchScenario } from '#parse';
import { day, watchOf } from '../support/frozen-watch.ts';

const { watch } = await watchOf('tests/golden/two-islands/watch');
const scenarioOf = (id: string): WatchScenario => {
	const scenario = watch.scenarios.find((one) => one.id === id);
	if (scenario === undefined) throw new Error(`no scenario ${id}`);
	return scenario;
};
const [plain, whatIf, thin] = [scenarioOf('plain'), scenarioOf('what-if'), scenarioOf('thin')];
const asOf = day('2026-11-22');

describe('the scored indicators', () => {
	it('stand by group, then heaviest first in the default scenario; context stays out', () => {
		expect(scoredIndicators(watch).map(({ id }) => id)).toEqual([
			'trade',
			'tariff',
			'ferries',
			'envoys',
			'bridge',
			'pilots'
		]);
	});
});

describe('an answer', () => {
	it('is the outlook with draws from the watch’s own seed', () => {
		const question = { watch, scenario: plain, asOf };
		const { outlook, draws } = answerTo(question);
		expect(outlook).toEqual(outlookFor(question));
		expect(outlook.threshold).toBe(watch.threshold);
		expect(draws?.seed).toBe(7);
	});

	it('has the same break-evens alone as within the sensitivity, and none without a score', () => {
		const outlook = outlookFor({ watch, scenario: plain, asOf });
		expect(verdictEdgesFor(watch, outlook)).toEqual(sensitivityFor(watch, outlook)?.breakEven);
		const unscored = outlookFor({ watch, scenario: plain, asOf: day('1990-01-01') });
		expect(unscored.score).toBeNull();
		expect(verdictEdgesFor(watch, unscored)).toEqual([]);
		expect(sensitivityFor(watch, unscored)).toBeNull();
	});
});

describe('a history', () => {
	it('goes month by month from the watch’s first day and ends on the day asked', () => {
		const dates = historyDates({ historyFrom: day('2026-01-31') }, day('2026-04-15'));
		expect(dates.map(dayText)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-15']);
	});

	it('is one day long when it begins on the day asked, or after it', () => {
		for (const historyFrom of [asOf, asOf + 90]) expect(historyDates({ historyFrom }, asOf)).toEqual([asOf]);
	});

	it('weighs in every reading what its grids hold, and ends with the outlook', () => {
		const question = { watch, scenario: whatIf, asOf };
		const histories = historyLinesFor(question, READINGS);
		expect([...histories.keys()]).toEqual(READINGS);
		for (const grid of levelGridsFor(watch, asOf, READINGS))
			expect(histories.get(grid.reading)).toEqual(historyFromGrid(grid, whatIf, watch, asOf));
		const { score, position } = outlookFor(question);
		expect(histories.get('real-time')?.at(-1)).toMatchObject({ asOf, score, position });
	});

	it('shows a what-if on the day itself, and on no day before', () => {
		const real = historyLinesFor({ watch, scenario: { ...whatIf, assumptions: new Map() }, asOf }, READINGS);
		for (const [reading, points] of historyLinesFor({ watch, scenario: whatIf, asOf }, READINGS)) {
			expect(points.slice(0, -1)).toEqual(real.get(reading)?.slice(0, -1));
			expect(points.at(-1)?.score).not.toBe(real.get(reading)?.at(-1)?.score);
		}
	});
});

it('splits the way between two days as the engine does', () => {
	const from = day('2026-02-28');
	expect(whyBetween({ watch, scenario: plain }, from, asOf)).toEqual(
		attributionOf(
			situationOf({ watch, scenario: plain, asOf: from }),
			situationOf({ watch, scenario: plain, asOf })
		)
	);
});

describe('the effects of a merge', () => {
	it('move the scenarios that weigh the indicator, and no other', () => {
		const effects = scoreEffects(watch, new Map([['tariff', []]]), asOf);
		expect(effects.map(({ scenario }) => scenario)).toEqual(watch.scenarios.map(({ id }) => id));
		const effectOn = (id: string): (typeof effects)[0] | undefined =>
			effects.find(({ scenario }) => scenario === id);
		expect(effectOn('plain')?.after.score).not.toBe(effectOn('plain')?.before.score);
		expect(thin.weights.has('tariff')).toBe(false);
		expect(effectOn('thin')?.after).toEqual(effectOn('thin')?.before);
		expect(effectOn('plain')?.before.score).toBe(outlookFor({ watch, scenario: plain, asOf }).score);
	});
});
