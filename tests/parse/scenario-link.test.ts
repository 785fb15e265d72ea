import { importShape } from '#import';
import { formatScenarioLink, parseScenarioLink, parseWatchFolder, type Watch } from '#parse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inventedFiles, inventedFolder } from '../support/invented-watch.ts';

const lamp = inventedFiles().get('lamp/indicator.yaml') ?? '';
const rows = inventedFiles().get('lamp/observations.csv') ?? '';
const result = parseWatchFolder(
	inventedFolder({
		'constructor/indicator.yaml': lamp,
		'constructor/observations.csv': rows,
		'wind/indicator.yaml': `${lamp}context_only: true\n`,
		'wind/observations.csv': rows,
		'scenarios/other.yaml':
			'name: Other\nstoryline: x\nweights: { constructor: { weight: 5, polarity: -1, reason: r } }\nassumptions: { lamp: { value: 3 } }\n'
	}),
	importShape
);
if ('issues' in result) throw new Error(JSON.stringify(result.issues));
const watch: Watch = result.watch;

const codes = (query: string): string[] =>
	parseScenarioLink(query, watch).issues.map(({ code, field }) => `${code} ${field ?? ''}`);

describe('an address', () => {
	test('without parameters is the default scenario, today', () => {
		expect(parseScenarioLink('', watch)).toMatchObject({ scenario: { id: 'only' }, asOf: null, issues: [] });
	});

	test('names scenario and day, and edits weights, polarities and assumptions', () => {
		const query = 'scenario=other&as-of=1970-01-02&w.lamp=12.5&p.constructor=1&x.lamp=&x.constructor=7';
		const { scenario, asOf, issues } = parseScenarioLink(query, watch);
		expect(issues).toEqual([]);
		expect(asOf).toBe(1);
		expect(scenario.weights.get('lamp')).toEqual({ weight: 12.5, polarity: 1, reason: null });
		expect(scenario.weights.get('constructor')).toEqual({ weight: 5, polarity: 1, reason: 'r' });
		expect([...scenario.assumptions]).toEqual([['constructor', { value: 7, reason: null }]]);
	});

	test('of a form that sends every field unchanged edits nothing', () => {
		const { scenario, base } = parseScenarioLink(
			'scenario=only&w.lamp=30&p.lamp=1&x.lamp=&w.constructor=0',
			watch
		);
		expect(scenario).toEqual(base);
	});

	test.each([
		['scenario=nope', 'link/unknown-scenario scenario'],
		['as-of=2025-02-30', 'link/bad-date as-of'],
		['as-of=', 'link/bad-date as-of'],
		['w.lamp=101', 'link/bad-weight w.lamp'],
		['w.lamp=-1', 'link/bad-weight w.lamp'],
		['w.lamp=NaN', 'link/bad-weight w.lamp'],
		['w.lamp=', 'link/bad-weight w.lamp'],
		['p.lamp=0', 'link/bad-polarity p.lamp'],
		['x.lamp=1e5', 'link/bad-value x.lamp'],
		['x.lamp=-1', 'link/out-of-bounds x.lamp'],
		['w.nobody=1', 'link/unknown-indicator w.nobody'],
		['w.__proto__=1', 'link/unknown-indicator w.__proto__'],
		['w.wind=1', 'link/context-indicator w.wind'],
		['w.lamp=1&w.lamp=2', 'link/repeated w.lamp']
	])('with %s says so and ignores it', (query, complaint) => {
		expect(codes(query)).toEqual([complaint]);
	});

	test('passes over what belongs to others', () => expect(codes('utm_source=x&step=P1M&w=3')).toEqual([]));

	test('is written with only what differs, always in the same order', () => {
		const { scenario, asOf } = parseScenarioLink(
			'x.lamp=1&p.lamp=-1&w.constructor=9&w.lamp=30&as-of=2026-01-01',
			watch
		);
		expect(formatScenarioLink({ scenario, asOf }, watch)).toBe(
			'scenario=only&as-of=2026-01-01&w.constructor=9&p.lamp=-1&x.lamp=1'
		);
	});

	test('written and read again is the same desk', () => {
		const weight = fc.double({ min: 0, max: 100, noNaN: true }).map((number) => number + 0);
		const edits = fc.record({
			scenario: fc.constantFrom('only', 'other'),
			asOf: fc.option(fc.integer({ min: 0, max: 40_000 })),
			ids: fc.dictionary(
				fc.constantFrom('lamp', 'constructor'),
				fc.record({
					weight,
					polarity: fc.constantFrom(1 as const, -1 as const),
					value: fc.option(fc.double({ min: 0, max: 1e30, noNaN: true }))
				}),
				{ noNullPrototype: true }
			)
		});
		fc.assert(
			fc.property(edits, ({ scenario: id, asOf, ids }) => {
				const base = watch.scenarios.find((known) => known.id === id);
				if (base === undefined) throw new Error(id);
				const weights = new Map(base.weights);
				const assumptions = new Map(base.assumptions);
				for (const [indicator, edit] of Object.entries(ids)) {
					weights.set(indicator, {
						weight: edit.weight,
						polarity: edit.polarity,
						reason: weights.get(indicator)?.reason ?? null
					});
					if (edit.value === null) assumptions.delete(indicator);
					else assumptions.set(indicator, { value: edit.value + 0, reason: null });
				}
				const scenario = { ...base, weights, assumptions };
				const query = formatScenarioLink({ scenario, asOf }, watch);
				const again = parseScenarioLink(query, watch);
				expect(again.issues).toEqual([]);
				expect(again.asOf).toBe(asOf);
				expect(formatScenarioLink(again, watch)).toBe(query);
				for (const key of ['lamp', 'constructor']) {
					expect(again.scenario.weights.get(key)?.weight ?? 0).toBe(weights.get(key)?.weight ?? 0);
					expect(again.scenario.weights.get(key)?.polarity ?? 1).toBe(weights.get(key)?.polarity ?? 1);
					expect(again.scenario.assumptions.get(key)?.value).toBe(assumptions.get(key)?.value);
				}
			})
		);
	});
});
