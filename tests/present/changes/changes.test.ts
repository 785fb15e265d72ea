import { beforeAll, describe, expect, test } from 'vitest';
import { verdictTurnsOf } from '#ask';
import type { Watch, WatchScenario } from '#parse';
import { changesViewOf, spanPresetsOf, type LedgerView } from '#present';
import { requestedSpan, spanQuery } from '#server/http/request-span.ts';
import { day, frozenWatch } from '../../support/frozen-watch.ts';

const today = day('2026-11-25');
let watch: Watch;
let baseline: WatchScenario;
beforeAll(async () => {
	watch = await frozenWatch();
	baseline = watch.scenarios.find(({ id }) => id === watch.defaultScenario) as WatchScenario;
});

/** A printed number in its last decimals, so that sums are exact. */
const units = (text: string): number => Math.round(Number(text.replace('\u2212', '-')) * 1e9);
const sum = (texts: readonly string[]): number => texts.reduce((total, text) => total + units(text), 0);

const spans = ['2021-06-01', '2024-01-15', '2025-03-09', '2026-02-01'].map(day);

describe('what moved the index', () => {
	/** Of every scenario over every span that has an index at both ends. */
	let ledgers: readonly LedgerView[] = [];
	beforeAll(() => {
		ledgers = watch.scenarios
			.flatMap((scenario) => spans.map((from) => changesViewOf(watch, scenario, from, today).score))
			.filter((score): score is LedgerView => !('reason' in score));
	});

	test('adds up as printed: lines to their step, steps to the total, the total to the ends', () => {
		expect(ledgers.length).toBeGreaterThan(10);
		for (const { from, to, total, steps } of ledgers) {
			for (const { change, lines } of steps) {
				expect(sum(lines.map((line) => line.change))).toBe(units(change));
				for (const { name, change: part } of lines) expect([name, units(part) !== 0]).toEqual([name, true]);
			}
			expect(sum(steps.map(({ change }) => change))).toBe(units(total));
			expect(units(to) - units(from)).toBe(units(total));
		}
		const seen = new Set(ledgers.flatMap(({ steps }) => steps.map(({ step }) => step)));
		expect([...seen].sort()).toEqual(['first-figure', 'new-period']);
	});

	test('names what a first figure took from the others as one line', () => {
		const first = ledgers.flatMap(({ steps }) => steps.filter(({ step }) => step === 'first-figure'));
		expect(first.length).toBeGreaterThan(0);
		for (const { lines } of first) {
			expect(lines.filter(({ id }) => id === null).length).toBeLessThanOrEqual(1);
			for (const { id, was, is } of lines) expect([was, is === null]).toEqual([null, id === null]);
		}
	});

	test('shows the figure before and after, with “at least” where its source says so', () => {
		const { score } = changesViewOf(watch, baseline, day('2026-02-01'), today);
		if ('reason' in score) throw new Error(score.reason);
		const lines = score.steps.flatMap((step) => step.lines.map((line) => ({ ...line, step: step.step })));
		const visits = lines.find(({ id, step }) => id === 'high-level-visits' && step === 'new-period');
		expect(visits?.was?.value).toMatch(/^at least \d/);
		expect(visits?.is?.value).toMatch(/^at least \d/);
		expect(visits?.was?.period).not.toBe(visits?.is?.period);
	});

	test('tells a revision by its own period, as it was and as it is', () => {
		const revised: Watch = {
			...watch,
			indicators: watch.indicators.map((one) => {
				const newest = one.id === 'high-level-visits' ? one.observations.at(-1) : undefined;
				if (newest === undefined || newest.value === null || one.contextOnly) return one;
				const row = {
					...newest,
					value: newest.value + 4,
					low: newest.value + 4,
					published: today,
					line: 9999
				};
				return { ...one, observations: [...one.observations, row] };
			})
		};
		const { score, kinds } = changesViewOf(revised, baseline, today - 1, today);
		if ('reason' in score) throw new Error(score.reason);
		expect(score.steps.map(({ step, lines }) => [step, lines.map(({ id }) => id)])).toEqual([
			['revision', ['high-level-visits']]
		]);
		const line = score.steps[0]?.lines[0];
		expect(line?.was?.period).toBe(line?.is?.period);
		expect([line?.was?.value, line?.is?.value]).toEqual(['at least 6.0', 'at least 10.0']);
		expect(kinds.map(({ kind, indicators }) => [kind, indicators[0]?.rows[0]?.before])).toEqual([
			['revision', 'at least 6.0']
		]);
	});

	test('is a sentence where an end has no index', () => {
		const { score, then } = changesViewOf(watch, baseline, day('2001-01-01'), today);
		expect(score).toEqual({ reason: expect.stringMatching(/^There is no index on 1 Jan 2001: /) as string });
		expect([then.text, then.score]).toEqual(['No verdict', null]);
	});
});

describe('when a verdict changed', () => {
	test('every turn of the log, newest first, each with its causes and where to see them', () => {
		const from = day('2021-02-01');
		const { turns, turned } = changesViewOf(watch, baseline, from, today);
		const log = verdictTurnsOf({ watch, scenario: baseline }, from, today);
		expect(turns.length).toBe(log.length);
		expect(turns.map(({ on }) => on)).toEqual([...turns.map(({ on }) => on)].sort().reverse());
		expect(turned).toMatch(/^In this span the position changed \S+/);
		for (const { position, direction, causes } of turns) {
			expect(position ?? direction).toMatch(/ → /);
			expect(causes.length).toBeGreaterThan(0);
			for (const { href, because, figure } of causes) {
				expect(href).toMatch(/^\/indicators\/[\w-]+\?as-of=\d{4}-\d\d-\d\d#row-\d+$/);
				expect(because).toMatch(/^(published$|became old|only withheld)/);
				expect(figure).toMatch(/\(.+\)$/);
			}
		}
		const whys = new Set(turns.flatMap(({ causes }) => causes.map(({ why }) => why)));
		expect(whys).toContain('published');
	});

	test('nothing published, nothing to tell', () => {
		const { turns, turned, kinds } = changesViewOf(watch, baseline, today, today);
		expect([turns, turned, kinds]).toEqual([[], 'No verdict changed in this span.', []]);
	});
});

test('a row stands beside the figure before it: on its own period, or of the period before', () => {
	const { kinds } = changesViewOf(watch, baseline, day('2024-01-01'), today);
	for (const { kind, indicators } of kinds) {
		const rows = indicators.flatMap((one) => one.rows);
		for (const { before, beforePeriod } of rows) {
			if (kind === 'new-data') expect(before === null).toBe(beforePeriod === null);
			else if (kind !== 'plan') expect([before === null, beforePeriod]).toEqual([false, null]);
		}
	}
	const visits = kinds
		.find(({ kind }) => kind === 'new-data')
		?.indicators.find(({ id }) => id === 'high-level-visits');
	expect(visits?.rows[0]?.before).toMatch(/^at least /);
});

test('the events are those dated within the span', () => {
	const { events } = changesViewOf(watch, baseline, day('2025-12-31'), today);
	expect(events.length).toBeGreaterThan(0);
	for (const { date } of events) expect(date).toMatch(/2026$/);
});

describe('the span of an address', () => {
	const asked = (query: string) => requestedSpan(watch, new URL(`http://127.0.0.1/changes?${query}`), today);

	test('carries the edits of a scenario, and writes them back', () => {
		const query = 'scenario=baseline&w.fuel-price=0&x.urals-discount=3&from=2026-01-01&to=2026-06-01';
		const span = asked(query);
		expect(span.edited).toBe(true);
		expect(span.scenario.weights.get('fuel-price')?.weight).toBe(0);
		expect(spanQuery(span, watch)).toBe(`?${query}`);
		const edited = changesViewOf(watch, span.scenario, span.from, span.to);
		expect(edited.now.score).not.toBe(changesViewOf(watch, baseline, span.from, span.to).now.score);
	});

	test('refuses edits that can’t be read, and minds its own days alone', () => {
		expect(() => asked('w.fuel-price=101')).toThrow(expect.objectContaining({ status: 400 }) as Error);
		expect(() => asked('w.nothing=1')).toThrow(expect.objectContaining({ status: 400 }) as Error);
		expect(asked('as-of=2024-01-01').to).toBe(today);
	});

	test('is offered in usual lengths, none that begins after its end', () => {
		const names = spanPresetsOf(watch, baseline, today).map(({ name }) => name);
		expect(names).toEqual([
			'1 month',
			'3 months',
			'12 months',
			'since the first verdict',
			'the whole history'
		]);
		for (const { from } of spanPresetsOf(watch, baseline, today)) expect(from).toBeLessThan(today);
		expect(spanPresetsOf(watch, baseline, watch.historyFrom).map(({ name }) => name)).toEqual([
			'1 month',
			'3 months',
			'12 months'
		]);
	});
});
