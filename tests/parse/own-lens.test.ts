import { importShape } from '#import';
import {
	formatDraftTexts,
	formatScenarioLink,
	LONGEST_LENS,
	MOST_LAID,
	parseLaidLinks,
	parseScenarioDraft,
	parseScenarioFile,
	parseScenarioLink,
	parseWatchFolder,
	scenarioFileText,
	type Watch
} from '#parse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inventedFiles, inventedFolder } from '../support/invented-watch.ts';

const lamp = inventedFiles().get('lamp/indicator.yaml') ?? '';
const rows = inventedFiles().get('lamp/observations.csv') ?? '';
const read = parseWatchFolder(
	inventedFolder({
		'wick/indicator.yaml': lamp,
		'wick/observations.csv': rows,
		'scenarios/other.yaml': 'name: Other\nstoryline: x\nweights: { wick: { weight: 5 } }\n'
	}),
	importShape
);
if ('issues' in read) throw new Error(JSON.stringify(read.issues));
const watch: Watch = read.watch;

describe('a lens of a reader’s own', () => {
	test('has its name in the address, and keeps it with its edits', () => {
		const { scenario, issues } = parseScenarioLink('scenario=other&w.wick=7&lens=My+desk’s+view', watch);
		expect(issues).toEqual([]);
		expect(scenario).toMatchObject({ id: 'other', name: 'Other', lens: 'My desk’s view' });
		const written = formatScenarioLink({ scenario, asOf: null }, watch);
		expect(new URLSearchParams(written).get('lens')).toBe('My desk’s view');
		expect(parseScenarioLink(written, watch).scenario).toEqual(scenario);
	});

	test.each([
		['lens=', 'blank'],
		['lens=Only', 'the scenario’s own name'],
		['lens=%E2%80%8B+', 'signs that can’t be seen']
	])('%s is no name: %s', (query) => {
		expect(parseScenarioLink(query, watch)).toMatchObject({ issues: [] });
		expect(parseScenarioLink(query, watch).scenario).not.toHaveProperty('lens');
	});

	test('can’t turn, hide or break the line that it stands in', () => {
		const query = new URLSearchParams({ lens: 'a\u202eb\u0000c\nd\u2028e\u200b\u2066f' });
		expect(parseScenarioLink(query, watch).scenario.lens).toBe('a b c d e f');
	});

	test('that is too long is an issue, and no name', () => {
		const { scenario, issues } = parseScenarioLink(`lens=${'x'.repeat(81)}`, watch);
		expect(issues).toMatchObject([{ code: 'link/too-long', field: 'lens', received: '81 characters' }]);
		expect(scenario).not.toHaveProperty('lens');
	});

	test('given twice is an issue; the first counts', () => {
		const { scenario, issues } = parseScenarioLink('lens=A&lens=B', watch);
		expect(issues).toMatchObject([{ code: 'link/repeated', field: 'lens' }]);
		expect(scenario.lens).toBe('A');
	});

	test('whatever its name, is one short line, and read again is the same', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (name) => {
				const query = new URLSearchParams({ lens: name });
				const { scenario } = parseScenarioLink(query, watch);
				const { lens } = scenario;
				if (lens === undefined) return;
				expect(Array.from(lens).length).toBeLessThanOrEqual(LONGEST_LENS);
				expect(lens).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|^\s|\s$|\s\s/u);
				const again = parseScenarioLink(formatScenarioLink({ scenario, asOf: null }, watch), watch);
				expect(again.scenario.lens).toBe(lens);
			}),
			{ seed: 15, numRuns: 300 }
		);
	});

	test('names the draft and its file, as older links’ name does', () => {
		for (const query of ['lens=Mine&w.lamp=3&r.lamp=why', 'name=Mine&w.lamp=3&r.lamp=why']) {
			const { draft, base } = parseScenarioDraft(query, watch);
			expect(draft).toMatchObject({ name: 'Mine', lens: 'Mine' });
			const link = formatScenarioLink({ scenario: draft, asOf: null }, watch);
			expect(`${link}&${formatDraftTexts(draft, base).toString()}`).toBe(
				'scenario=only&lens=Mine&w.lamp=3&r.lamp=why'
			);
			const known = new Map(watch.indicators.map((one) => [one.id, one]));
			const file = parseScenarioFile(scenarioFileText(draft), 'x.yaml', 'x', known);
			expect(file.issues).toEqual([]);
			expect(file.value).toMatchObject({ id: 'x', name: 'Mine' });
			expect(file.value?.weights.get('lamp')).toEqual({ weight: 3, polarity: 1, reason: 'why' });
		}
	});
});

const laid = (...links: string[]) =>
	parseLaidLinks(new URLSearchParams(links.map((link) => ['with', link])), watch);

describe('lenses to lay over one another', () => {
	test('are links, queries or ids, one or several to a field, each once', () => {
		const { lenses, issues } = laid(
			'https://desk.example/?scenario=only&w.lamp=50&lens=North&as-of=2020-01-01#verdict',
			'other',
			'scenario=only&w.lamp=0\r\nscenario=only&w.lamp=0\nother',
			'https://a.example/?w.lamp=1 https://a.example/'
		);
		expect(issues).toEqual([]);
		expect(lenses.map(({ name }) => name)).toEqual([
			'North',
			'Other',
			'Only, edited',
			'Only, edited (2)',
			'Only'
		]);
		expect(lenses[0]?.scenario.weights.get('lamp')?.weight).toBe(50);
	});

	test('that can’t be read are issues by their number; a scenario that isn’t there stands for no other', () => {
		const { lenses, issues } = laid('rubbish', 'scenario=nope&w.lamp=1', 'w.lamp=900', 'w.lamp=1');
		expect(issues.map(({ code, field }) => `${code} ${field ?? ''}`)).toEqual([
			'link/unknown-scenario link 2: scenario',
			'link/bad-weight link 3: w.lamp',
			'link/no-link link 1'
		]);
		expect(lenses.map(({ name }) => name)).toEqual(['Only', 'Only, edited']);
	});

	test('are at most eight', () => {
		const { lenses, issues } = laid(...Array.from({ length: 12 }, (_, at) => `w.lamp=${at}`));
		expect(lenses).toHaveLength(MOST_LAID);
		expect(issues).toMatchObject([{ code: 'link/too-many', received: '12' }]);
	});
});
