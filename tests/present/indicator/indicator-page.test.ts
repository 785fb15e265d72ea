import { beforeAll, describe, expect, test } from 'vitest';
import { outlookFor } from '#ask';
import { withoutEachOf, type Observation } from '#engine';
import type { ScoredIndicator, Watch } from '#parse';
import { indicatorViewOf, newestChangeOf, scenarioUsesOf, scoreText, termsIn } from '#present';
import { day, frozenWatch } from '../../support/frozen-watch.ts';

const today = day('2026-11-25');
let watch: Watch;
beforeAll(async () => {
	watch = await frozenWatch();
});

function scored(id: string): ScoredIndicator {
	const found = watch.indicators.find((one) => one.id === id);
	if (found === undefined || found.contextOnly) throw new Error(id);
	return found;
}

const newestOf = (id: string, asOf = today) => newestChangeOf(watch, scored(id), asOf);
const withRows = (id: string, change: (rows: readonly Observation[]) => readonly Observation[]) => {
	const indicator = scored(id);
	return { ...indicator, observations: change([...indicator.observations]) };
};

describe('what the newest figure changed', () => {
	test('the figure of about a year before and the newest, each with its period and its bound', () => {
		const { figures, sentences } = newestOf('high-level-visits') ?? {};
		expect(figures?.was).toMatch(/^at least /);
		expect(figures?.is).toMatch(/^at least /);
		expect([figures?.wasPeriod, figures?.isPeriod]).toEqual(['Oct 2024 – Sep 2025', 'Oct 2025 – Sep 2026']);
		expect(sentences?.[0]).toMatch(/^It is news until \d+ \w+ \d{4} and counts for the direction/);
	});

	test('old news is said as such, with the day it became so', () => {
		const late = newestOf('high-level-visits', day('2028-06-01'));
		expect(late?.sentences[0]).toMatch(/^It is no longer news: first published on .*counts as 0/);
		expect(late?.marks[0]).toMatch(/^aged: \d+ (days|months) old, past its limit of \d+ days$/);
	});

	test('nothing to compare with is said, and no figure at all is none', () => {
		const newest = withRows('high-level-visits', (rows) => rows.slice(-1));
		const { figures, sentences } = newestChangeOf(watch, newest, today) ?? {};
		expect(figures).toBeNull();
		expect(sentences).toEqual([expect.stringMatching(/^No figure of about a year before/)]);
		expect(newestOf('high-level-visits', day('2001-01-01'))).toBeNull();
	});

	test('another source is named, and a dispute marked in words', () => {
		const rival = withRows('high-level-visits', (rows) => {
			const newest = rows.at(-1);
			return newest === undefined
				? rows
				: [
						...rows,
						{ ...newest, source: 'un-comtrade', value: 40, low: null, high: null, bound: null, line: 999 }
					];
		});
		const { marks } = newestChangeOf(watch, rival, today) ?? {};
		expect(marks).toEqual([expect.stringMatching(/^another source says .*40/), 'disputed: sources disagree']);
	});
});

test('each scenario says what it adds, and both verdicts without it', () => {
	for (const use of scenarioUsesOf(watch, scored('high-level-visits'), today)) {
		const scenario = watch.scenarios.find(({ name }) => name === use.scenario);
		if (scenario === undefined) throw new Error(use.scenario);
		const left = withoutEachOf(outlookFor({ watch, scenario, asOf: today })).find(
			({ id }) => id === 'high-level-visits'
		);
		if (left === undefined || left.score === null || left.change === null) throw new Error(use.scenario);
		expect(use.without).toContain(`(${scoreText(left.score, watch.threshold)})`);
		expect(use.without).toContain(`(${scoreText(left.change, watch.directionThreshold)})`);
		expect(use.turns).toBe(left.turns.length > 0);
	}
});

test('the page explains its grades, its unit and the watch’s own counts', () => {
	const visits = indicatorViewOf(watch, scored('high-level-visits'), today);
	expect(visits.gradeKey.map(({ code }) => code)).toEqual(
		[...new Set(visits.rows.map((row) => row.grade.code))].sort()
	);
	expect(visits.rows.every(({ own, source }) => own === source.name.startsWith(watch.title))).toBe(true);
	expect(visits.rows.some(({ own }) => own)).toBe(true);
	expect(visits.reading[0]).toMatch(/^at least /);
	const early = indicatorViewOf(watch, scored('high-level-visits'), day('2001-01-01'));
	expect(early.reading).toEqual(['There is no figure: no edition from before this date is in the watch.']);
	expect(termsIn(['% of five-year TIV'])).toEqual([expect.stringMatching(/^TIV: trend-indicator value/)]);
	expect(termsIn(['ACTIVITY', 'points'])).toEqual([]);
});
