import { importShape } from '#import';
import { dayText, issueOf, parseWatchFolder, type Watch } from '#parse';
import { describe, expect, test } from 'vitest';
import { inventedFiles, inventedFolder } from '../support/invented-watch.ts';

type Changes = Parameters<typeof inventedFolder>[0];

const watchOf = (changes: Changes = {}): Watch => {
	const result = parseWatchFolder(inventedFolder(changes), importShape);
	if ('issues' in result) throw new Error(JSON.stringify(result.issues, null, 1));
	return result.watch;
};

const complaints = (changes: Changes): string[] => {
	const result = parseWatchFolder(inventedFolder(changes), importShape);
	return 'issues' in result
		? result.issues.map(
				({ file, line, column, code }) => `${file ?? ''}:${line ?? ''}:${column ?? ''} ${code}`
			)
		: [];
};

const replaced = (path: string, from: string, to: string): Changes => {
	const before = inventedFiles().get(path) ?? '';
	expect(before).toContain(from);
	return { [path]: before.replace(from, to) };
};

describe('a watch', () => {
	test('is read whole', () => {
		const watch = watchOf();
		expect(watch).toMatchObject({
			subject: 'Keeper-Lamp',
			threshold: 20,
			seed: 20261122,
			defaultScenario: 'only'
		});
		expect(watch.indicators[0]).toMatchObject({
			id: 'lamp',
			contextOnly: false,
			bounds: { min: 0, max: null }
		});
		expect(watch.indicators[0]?.observations).toHaveLength(1);
		expect(watch.scenarios[0]?.weights.get('lamp')?.weight).toBe(30);
	});

	test('knows an event from when its source was issued, but not before it happened', () => {
		const events =
			'date,title,category,source,published\n2026-08,Later,light,log,\n2020,Earlier,light,log,\n2020,Said,light,log,2021\n';
		const read = watchOf({ 'events.csv': events }).events;
		expect(read.map(({ title, published }) => `${title} ${dayText(published)}`)).toEqual([
			'Earlier 2026-06-30',
			'Said 2021-12-31',
			'Later 2026-08-31'
		]);
	});

	test('reads what an event counts for and all of its sources, and names it apart from its line', () => {
		const events =
			'date,title,category,source,published,counts\n2026-08,"Twice lit, at last",light,log log,,lamp:-1.5\n2026-08,Twice lit at last,light,log,,\n';
		const [first, second] = watchOf({ 'events.csv': events }).events;
		expect(first).toMatchObject({ id: '2026-08-twice-lit-at-last', source: 'log', sources: ['log', 'log'] });
		expect([...(first?.counts ?? [])]).toEqual([['lamp', -1.5]]);
		expect(second).toMatchObject({ id: '2026-08-twice-lit-at-last-2', sources: ['log'] });
		expect(second?.counts.size).toBe(0);
	});

	test.each(['lamp', 'lamp:', 'lamp:x', 'lamp:1 lamp:2', ':1', 'Lamp:1', 'other:1', 'lamp:1;'])(
		'refuses the count %j',
		(counts) => {
			const events = `date,title,category,source,published,counts\n2026-08,Lit,light,log,,${counts}\n`;
			expect(complaints({ 'events.csv': events })).toEqual(['events.csv:2:6 events/bad-count']);
		}
	);

	test('refuses one unknown source among several', () => {
		const events = 'date,title,category,source,published\n2026-08,Lit,light,log nobody,\n';
		expect(complaints({ 'events.csv': events })).toEqual(['events.csv:2:4 events/unknown-source']);
	});

	test('may be without events', () => expect(watchOf({ 'events.csv': null }).events).toEqual([]));

	test('reads the last search and the next release of an indicator', () => {
		const lamp = inventedFiles().get('lamp/indicator.yaml') ?? '';
		const upkeep =
			'looked_for: { on: 2026-11-20, found: nothing newer }\nnext_release: { due: May, from: the keeper, steps: ask, minutes: 5 }\n';
		const [read] = watchOf({ 'lamp/indicator.yaml': lamp + upkeep }).indicators;
		expect(read?.lookedFor?.found).toBe('nothing newer');
		expect(dayText(read?.lookedFor?.on ?? 0)).toBe('2026-11-20');
		expect(read?.nextRelease).toEqual({ due: 'May', from: 'the keeper', steps: 'ask', minutes: 5 });
		const wrong = 'looked_for: { on: 2026-02-30, found: nothing }\n';
		expect(complaints({ 'lamp/indicator.yaml': lamp + wrong })).toEqual([
			'lamp/indicator.yaml:16:19 yaml/bad-form'
		]);
	});

	test('lets a context-only indicator leave out goalposts and limits', () => {
		const wind = (inventedFiles().get('lamp/indicator.yaml') ?? '')
			.replace(/goalposts:\n(?: {2}.*\n)+/, '')
			.replace(/(?:fresh|stale)_days.*\n/g, '');
		const watch = watchOf({
			'wind/indicator.yaml': `${wind}context_only: true\n`,
			'wind/observations.csv': inventedFiles().get('lamp/observations.csv') ?? ''
		});
		expect(watch.indicators.map(({ id, contextOnly }) => [id, contextOnly])).toEqual([
			['lamp', false],
			['wind', true]
		]);
	});
});

describe('what method 2 asks of a watch', () => {
	test('has defaults for the direction, and takes a horizon in months or years', () => {
		expect(watchOf()).toMatchObject({ threshold: 20, directionThreshold: 5, horizon: 12 });
		const given = replaced(
			'watch.yaml',
			'threshold: 20',
			'threshold: 20\nhorizon: P1Y6M\ndirection_threshold: 2.5'
		);
		expect(watchOf(given)).toMatchObject({ directionThreshold: 2.5, horizon: 18 });
	});

	test('reads an undercount with its reason; rows that are never a level need none', () => {
		const atLeast = replaced('lamp/observations.csv', ',200,180,240,', ',200,200,,');
		const undercount = replaced(
			'lamp/indicator.yaml',
			'fresh_days',
			'undercount: { by: 9, reason: fog }\nfresh_days'
		);
		expect(watchOf({ ...atLeast, ...undercount }).indicators[0]).toMatchObject({
			undercount: 9,
			undercountReason: 'fog'
		});
		const weak = (atLeast?.['lamp/observations.csv'] ?? '').replace(/,[A-F][1-6],/, ',E5,');
		expect(complaints({ 'lamp/observations.csv': weak })).toEqual([]);
	});

	test('says of every former key what to write instead', () => {
		const hints = (changes: Changes): (string | null)[] => {
			const result = parseWatchFolder(inventedFolder(changes), importShape);
			return 'issues' in result
				? result.issues.filter(({ code }) => code === 'yaml/unknown-key').map(({ hint }) => hint)
				: [];
		};
		expect(hints(replaced('watch.yaml', 'positions:', 'outcomes:'))).toEqual([
			expect.stringContaining('write positions: { distant, mixed, close }')
		]);
		for (const [former, now] of [
			['weakens', 'distant'],
			['neutral', 'middle'],
			['deepens', 'close']
		])
			expect(hints(replaced('lamp/indicator.yaml', `  ${now}:`, `  ${former}:`))).toEqual([
				`this goalpost is now called ${now}`
			]);
	});
});

describe('an issue is filed for', () => {
	test.each([
		[
			replaced('watch.yaml', 'default_scenario: only', 'default_scenario: none'),
			'watch.yaml:8:19 watch/unknown-scenario'
		],
		[replaced('watch.yaml', 'threshold: 20', 'threshold: -1'), 'watch.yaml:7:12 yaml/out-of-range'],
		[replaced('watch.yaml', 'threshold: 20', 'threshold: twenty'), 'watch.yaml:7:12 yaml/wrong-type'],
		[replaced('watch.yaml', 'threshold: 20', 'threshold: 20\nseed: 1.5'), 'watch.yaml:8:7 yaml/out-of-range'],
		[replaced('watch.yaml', 'threshold: 20\n', ''), 'watch.yaml:1:1 yaml/missing-key'],
		[replaced('watch.yaml', '2025-01-01', '2025-02-30'), 'watch.yaml:9:15 yaml/bad-form'],
		[
			replaced('watch.yaml', 'Light }]', 'Light }, { id: Dark, name: Dark }]'),
			'watch.yaml:10:44 yaml/bad-form'
		],
		[replaced('watch.yaml', '[{', '[{ id: light, name: A }, {'), 'watch.yaml:10:40 watch/duplicate-group'],
		[
			replaced('watch.yaml', 'threshold: 20', 'threshold: 20\nhorizon: P40D'),
			'watch.yaml:8:10 yaml/bad-form'
		],
		[
			replaced('watch.yaml', 'threshold: 20', 'threshold: 20\ndirection_threshold: 0'),
			'watch.yaml:8:22 yaml/out-of-range'
		],
		[
			replaced('lamp/indicator.yaml', 'fresh_days: 60', 'fresh_days: 400'),
			'lamp/indicator.yaml:14:13 indicator/freshness-order'
		],
		[
			replaced('lamp/observations.csv', ',200,180,240,', ',200,200,,'),
			'lamp/indicator.yaml:: indicator/missing-undercount'
		],
		[
			replaced('lamp/indicator.yaml', 'group: light', 'group: dark'),
			'lamp/indicator.yaml:2:8 indicator/unknown-group'
		],
		[
			replaced('lamp/indicator.yaml', 'scale: linear', 'scale: cubic'),
			'lamp/indicator.yaml:6:8 yaml/not-allowed'
		],
		[
			replaced('lamp/indicator.yaml', 'at: 100', 'at: 0'),
			'lamp/indicator.yaml:7:1 indicator/equal-goalposts'
		],
		[
			replaced('lamp/indicator.yaml', 'at: 100', 'at: 500'),
			'lamp/indicator.yaml:7:1 indicator/unordered-goalposts'
		],
		[replaced('lamp/indicator.yaml', 'linear', 'log'), 'lamp/indicator.yaml:8:18 indicator/log-goalpost'],
		[
			replaced('lamp/indicator.yaml', '  middle: { at: 100, reason: as built }\n', ''),
			'lamp/indicator.yaml:7:1 indicator/missing-goalpost'
		],
		[
			replaced('lamp/indicator.yaml', ', reason: out', ''),
			'lamp/indicator.yaml:8:3 indicator/missing-goalpost'
		],
		[
			replaced('lamp/indicator.yaml', 'min: 0', 'min: 9, max: 9'),
			'lamp/indicator.yaml:11:1 indicator/bounds-order'
		],
		[
			replaced('lamp/indicator.yaml', 'fresh_days: 60', 'fresh_days: 401'),
			'lamp/indicator.yaml:14:13 indicator/freshness-order'
		],
		[replaced('lamp/indicator.yaml', 'fresh_days: 60\n', ''), 'lamp/indicator.yaml:1:1 yaml/missing-key'],
		[
			replaced('lamp/indicator.yaml', 'frequency: P1M', 'frequency: monthly'),
			'lamp/indicator.yaml:12:12 yaml/bad-form'
		],
		[
			replaced('lamp/indicator.yaml', 'name: Brightness', 'name: Brightness\ncaveat: x'),
			'lamp/indicator.yaml:2:1 yaml/unknown-key'
		],
		[
			{ 'scenarios/only.yaml': 'name: A\nstoryline: B\nweights: { lamp: { weight: 5, polarity: -1 } }\n' },
			'scenarios/only.yaml:3:41 scenario/polarity-without-reason'
		],
		[
			{ 'scenarios/only.yaml': 'name: A\nstoryline: B\nweights: { constructor: { weight: 5 } }\n' },
			'scenarios/only.yaml:3:12 scenario/unknown-indicator'
		],
		[
			{ 'scenarios/only.yaml': 'name: A\nstoryline: B\nweights: []\n' },
			'scenarios/only.yaml:3:10 yaml/wrong-type'
		],
		[
			{ 'scenarios/only.yaml': 'name: A\nstoryline: B\nweights: { lamp: { weight: 5, wieght: 6 } }\n' },
			'scenarios/only.yaml:3:31 yaml/unknown-key'
		],
		[
			{ 'scenarios/only.yaml': 'name: A\nstoryline: B\nweights: { lamp: { weight: .nan } }\n' },
			'scenarios/only.yaml:3:28 yaml/wrong-type'
		],
		[{ 'scenarios/only.yaml': '%YAML 1.1\n---\nname: A\n' }, 'scenarios/only.yaml:1:1 yaml/version'],
		[
			{ 'scenarios/only.yaml': 'name: !!str A\nstoryline: B\nweights: {}\n' },
			'scenarios/only.yaml:1:13 yaml/tag'
		],
		[{ 'scenarios/only.yaml': '- a\n' }, 'scenarios/only.yaml:1:1 yaml/not-a-mapping'],
		[
			{ 'scenarios/only.yaml': `name: ${'['.repeat(60)}${']'.repeat(60)}\n` },
			'scenarios/only.yaml:1:57 yaml/too-deep'
		],
		[
			{ 'scenarios/only.yaml': `# ${'x'.repeat(1_100_000)}\nname: A\n` },
			'scenarios/only.yaml:: yaml/too-large'
		],
		[{ 'sources.json': '{}' }, 'sources.json:1:1 sources/not-a-list'],
		[{ 'events.csv': '\n \n' }, 'events.csv:: file/empty'],
		[{ 'watch.yaml': null }, 'watch.yaml:: folder/missing-file'],
		[{ 'lamp/observations.csv': null }, 'lamp/observations.csv:: folder/missing-file'],
		[{ 'lamp/notes.txt': 'x' }, 'lamp/notes.txt:: folder/unknown-file'],
		[{ 'drafts/notes.txt': 'x' }, 'drafts:: folder/unknown-folder'],
		[{ 'scenarios/a/b.yaml': 'x' }, 'scenarios/a/b.yaml:: folder/unknown-file']
	])('%#: %j', (changes, expected) => {
		expect(complaints(changes)).toEqual([expected]);
	});

	test('a weight or an assumption on what is context only', () => {
		const context = `${inventedFiles().get('lamp/indicator.yaml') ?? ''}context_only: true\n`;
		const scenario =
			'name: A\nstoryline: B\nweights: { lamp: { weight: 5 } }\nassumptions: { lamp: { value: 5 } }\n';
		expect(complaints({ 'lamp/indicator.yaml': context, 'scenarios/only.yaml': scenario })).toEqual([
			'scenarios/only.yaml:3:28 scenario/weight-on-context',
			'scenarios/only.yaml:4:31 scenario/assumption-on-context'
		]);
	});

	test('every file that has any, whatever is wrong with the others', () => {
		const codes = complaints({
			'watch.yaml': 'a: [',
			'sources.json': '[',
			'lamp/observations.csv': 'x',
			'scenarios/only.yaml': 'y'
		});
		expect(new Set(codes.map((text) => text.split(':')[0]))).toEqual(
			new Set(['watch.yaml', 'sources.json', 'lamp/observations.csv', 'scenarios/only.yaml'])
		);
	});

	test('a file that could not be read, as its reader says', () => {
		const issue = issueOf({ code: 'file/link-outside', expected: 'a', received: 'b' }, 'elsewhere');
		expect(parseWatchFolder(new Map([...inventedFolder(), ['elsewhere', issue]]), importShape)).toEqual({
			issues: [issue]
		});
	});
});

test('README.md, dotfiles and schemas are passed over', () => {
	const extras = {
		'README.md': 'x',
		'.git/config': 'x',
		'schemas/a.json': 'x',
		'lamp/README.md': 'x',
		'scenarios/.keep': 'x'
	};
	expect(complaints(extras)).toEqual([]);
});
