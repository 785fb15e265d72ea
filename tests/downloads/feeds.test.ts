import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import ICAL from 'ical.js';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { importShape } from '#import';
import { parseWatchFolder, type FolderEntry, type Watch } from '#parse';
import { dueDatesOf, feedOfName, feedViewOf, type FeedAbout, type FeedEntry, type FeedView } from '#present';
import { ArchiveFault, type Archive } from '#server/archive/archive.ts';
import { briefingEntries } from '#server/briefing/briefing-entries.ts';
import { dueCalendar } from '#server/download/due-calendar.ts';
import { feedText } from '#server/download/feed-file.ts';
import { readWatchFiles } from '#server/watch/folder-files.ts';
import { day, FROZEN_WATCH, frozenWatch } from '../support/frozen-watch.ts';
import { inventedFolder, observationsHeader } from '../support/invented-watch.ts';

// A bound on a hang: the validator of XML starts a thread for each file.
vi.setConfig({ testTimeout: 60_000 });

const origin = 'https://watch.example.org';
const today = day('2026-11-25');
let watch: Watch;
beforeAll(async () => {
	watch = await frozenWatch();
});

function viewOf(of: Watch, about: FeedAbout, on = today, others: readonly FeedEntry[] = []): FeedView {
	const view = feedViewOf(of, about, on, others);
	if (view === null) throw new Error('no such feed');
	return view;
}

function invented(changes: Readonly<Record<string, string | null>>): Watch {
	const read = parseWatchFolder(inventedFolder(changes), importShape);
	if ('issues' in read) throw new Error(JSON.stringify(read.issues));
	return read.watch;
}

async function atomComplaints(text: string): Promise<readonly string[]> {
	const schema = readFileSync('tests/downloads/standard/atom.rng', 'utf8');
	const result = await validateXML({
		xml: [{ fileName: 'feed.atom', contents: text }],
		schema: [schema],
		extension: 'relaxng'
	});
	return result.errors.map(({ message }) => message);
}

const ajv = new Ajv({ allErrors: true });
(addFormats.default as (validator: Ajv) => void)(ajv);
const isJsonFeed = ajv.compile(
	JSON.parse(readFileSync('tests/downloads/standard/json-feed.json', 'utf8')) as object
);

describe('every feed of the watch', () => {
	test('is Atom by the grammar of the standard, and JSON Feed by its own', async () => {
		const scenarios = watch.scenarios.map(({ id }): FeedAbout => ({ about: 'scenario', id }));
		const indicators = watch.indicators.map(({ id }): FeedAbout => ({ about: 'indicator', id }));
		for (const about of [{ about: 'watch' } as const, ...scenarios, ...indicators]) {
			const view = viewOf(watch, about);
			expect(isJsonFeed(JSON.parse(feedText('json', view, origin))), JSON.stringify(isJsonFeed.errors)).toBe(
				true
			);
			// The validator starts a program for each: one of every kind.
			if (about.about === 'indicator' && about.id !== 'arms-share-russia') continue;
			expect(await atomComplaints(feedText('atom', view, origin))).toEqual([]);
		}
	});

	test('keeps signs, direction marks and what XML has no place for from breaking it', async () => {
		const nasty = 'a <b> & "c" ]]> \u0007 \u202e \ud800 日本';
		const entry: FeedEntry = {
			id: 'tag:x,2026:1',
			kind: 'figures',
			on: today,
			title: nasty,
			lines: [nasty],
			path: '/x?a=1&b=2'
		};
		const view = { ...viewOf(watch, { about: 'watch' }), title: nasty, description: nasty, entries: [entry] };
		expect(await atomComplaints(feedText('atom', view, origin))).toEqual([]);
		const json = JSON.parse(feedText('json', view, origin)) as {
			items: { title: string; content_html: string }[];
		};
		expect(json.items[0]?.content_html).toContain('a &lt;b&gt; &amp; &quot;c&quot; ]]&gt;');
		expect(json.items[0]?.title).toContain('a <b> & "c"');
	});

	test('the grammar would see a feed without an id or with a wrong date', async () => {
		const text = feedText('atom', viewOf(watch, { about: 'watch' }), origin);
		expect(await atomComplaints(text.replace(/<id>[^<]*<\/id>/, ''))).not.toEqual([]);
		expect(await atomComplaints(text.replace(/<updated>[^<]*</, '<updated>yesterday<'))).not.toEqual([]);
	});

	test('gives the same on a past day, whatever was published later', () => {
		const past = day('2026-03-01');
		const before = viewOf(watch, { about: 'watch' }, past).entries;
		const known = {
			...watch,
			indicators: watch.indicators.map((one) => ({
				...one,
				observations: one.observations.filter(({ published }) => published <= past)
			}))
		} as Watch;
		expect(viewOf(known, { about: 'watch' }, past).entries).toEqual(before);
		expect(before.length).toBe(100);
	});
});

test('entries keep their ids through an edit of every file', async () => {
	const files = await readWatchFiles(FROZEN_WATCH);
	if (!(files instanceof Map)) throw new Error('no folder');
	const decoder = new TextDecoder();
	const encoder = new TextEncoder();
	const edited = new Map<string, FolderEntry>();
	for (const [path, entry] of files)
		edited.set(
			path,
			entry instanceof Uint8Array ? encoder.encode(editedText(path, decoder.decode(entry))) : entry
		);
	const read = parseWatchFolder(edited, importShape);
	if ('issues' in read) throw new Error(JSON.stringify(read.issues.slice(0, 3)));
	expect(read.watch.title).not.toBe(watch.title);
	for (const about of [
		{ about: 'watch' },
		{ about: 'scenario', id: 'baseline' },
		{ about: 'indicator', id: 'arms-share-russia' }
	] as const) {
		const [was, is] = [watch, read.watch].map((one) => viewOf(one, about).entries);
		expect(is?.map(({ id }) => id)).toEqual(was?.map(({ id }) => id));
		expect(is).not.toEqual(was);
	}
});

/** Other words everywhere, and rows in another order. */
function editedText(path: string, text: string): string {
	if (path.endsWith('.csv')) {
		const [head = '', ...lines] = text.trimEnd().split('\n');
		// Quoted cells may hold line breaks; such a file keeps its order.
		return text.includes('"') ? `${text.trimEnd()}\n` : [head, ...lines.reverse(), ''].join('\n');
	}
	if (path === 'sources.json') return text.replaceAll('"title": "', '"title": "Edited ');
	return `# edited\n${text}`.replace(/^(name|title): "?/gm, '$&Edited ');
}

test('a correction appears as one, a revision as one, and many rows of a day as one entry', () => {
	const rows = [
		'2026-06,2026-07-03,200,180,240,log,page 8,A1,A,',
		'2026-05,2026-07-03,190,,,log,page 8,A1,A,',
		'2026-06,2026-07-10,205,,,log,page 8,A1,A,',
		'2026-06,2026-07-20,210,,,log,page 8,A1,A,Corrected: a digit was wrong'
	];
	const lamp = invented({ 'lamp/observations.csv': `${observationsHeader}\n${rows.join('\n')}\n` });
	const { entries } = viewOf(lamp, { about: 'indicator', id: 'lamp' }, day('2026-07-25'));
	expect(entries.map(({ kind, title }) => [kind, title])).toEqual([
		['correction', 'Correction: Brightness, Jun 2026: 205 → 210'],
		['revision', 'Revision: Brightness, Jun 2026: 200 → 205'],
		['figures', '2 new figures: Brightness']
	]);
});

test('a figure that doesn’t come is an entry on the day after it was due, and only if it had not come', () => {
	const lamp = invented({});
	const overdue = (on: string): string[] =>
		viewOf(lamp, { about: 'watch' }, day(on))
			.entries.filter(({ kind }) => kind === 'overdue')
			.map(({ title }) => title);
	// The period ended on 30 June; a month, and five days for publication.
	expect(overdue('2026-08-04')).toEqual([]);
	expect(overdue('2026-08-05')).toEqual(['Overdue: Brightness']);
	const came = invented({
		'lamp/observations.csv': `${observationsHeader}\n2026-06,2026-07-03,200,,,log,p,A1,A,\n2026-07,2026-08-04,200,,,log,p,A1,A,\n`
	});
	expect(
		viewOf(came, { about: 'watch' }, day('2026-08-06')).entries.filter(({ kind }) => kind === 'overdue')
	).toEqual([]);
});

test('names of feeds are read, and others are none', () => {
	expect(feedOfName('watch.atom')).toEqual({ about: { about: 'watch' }, ending: 'atom' });
	expect(feedOfName('scenario-baseline.json')).toEqual({
		about: { about: 'scenario', id: 'baseline' },
		ending: 'json'
	});
	for (const name of ['watch', 'watch.rss', 'indicator-.atom', 'scenario-A.atom', '../watch.atom'])
		expect(feedOfName(name), name).toBeNull();
	expect(feedViewOf(watch, { about: 'scenario', id: 'nothing' }, today)).toBeNull();
});

test('briefings of this watch are entries, a corrected one as such; an archive that is away takes nothing with it', async () => {
	const summary = {
		id: 'a'.repeat(64),
		taken: '2026-11-22T08:30:00Z',
		asOf: '2026-11-22',
		title: 'For the board',
		watch: watch.title,
		scenario: 'baseline',
		scenarioName: 'Baseline',
		score: 24.2,
		position: 'close',
		corrects: null,
		taker: null
	};
	const list = [
		summary,
		{ ...summary, id: 'b'.repeat(64), corrects: summary.id },
		{ ...summary, id: 'c'.repeat(64), watch: 'Another' }
	];
	const archive = (): Promise<Archive> =>
		Promise.resolve({ list: () => Promise.resolve(list) } as unknown as Archive);
	const entries = await briefingEntries(archive, watch, { about: 'scenario', id: 'baseline' });
	expect(entries.map(({ kind, title }) => [kind, title])).toEqual([
		['briefing', 'Briefing: For the board'],
		['correction', 'Corrected briefing: For the board']
	]);
	expect(await briefingEntries(archive, watch, { about: 'scenario', id: 'other' })).toEqual([]);
	const away = (): Promise<Archive> => Promise.reject(new ArchiveFault('away'));
	expect(await briefingEntries(away, watch, { about: 'watch' })).toEqual([]);
	expect(viewOf(watch, { about: 'watch' }, today, entries).entries.slice(0, 2)).toEqual(entries);
});

test('the calendar of due dates opens in another library, and an entry stays while its figure is waited for', () => {
	const dates = dueDatesOf(watch.indicators, today);
	expect(dates.length).toBeGreaterThan(50);
	const entries = (of: Watch): ICAL.Event[] =>
		new ICAL.Component(ICAL.parse(dueCalendar(of, dueDatesOf(of.indicators, today), origin)) as unknown[])
			.getAllSubcomponents('vevent')
			.map((entry) => new ICAL.Event(entry));
	const was = entries(watch);
	expect(was.map(({ summary }) => summary)).toEqual(dates.map(({ name }) => `Due: ${name}`));
	expect(new Set(was.map(({ uid }) => uid)).size).toBe(dates.length);
	const later = {
		...watch,
		title: 'Another title',
		indicators: watch.indicators.map((one) => ({
			...one,
			name: `Edited ${one.name}`,
			publicationLagDays: one.publicationLagDays + 9
		}))
	} as Watch;
	expect(new Set(entries(later).map(({ uid }) => uid))).toEqual(new Set(was.map(({ uid }) => uid)));
});
