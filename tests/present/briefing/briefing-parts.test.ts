import { encode } from 'uqr';
import { beforeAll, describe, expect, it } from 'vitest';
import { outlookFor } from '#ask';
import type { Judgement, SnapshotRecord } from '#briefing';
import { isScored, type Watch, type WatchScenario } from '#parse';
import { briefingViewOf, withOrigin, type BriefingView } from '#present';
import { makeBriefing } from '#server/briefing/briefing.ts';
import {
	frontHistoryOf,
	historyOfRecord,
	recordDay
} from '../../../src/lib/present/briefing/briefing-history.ts';
import {
	caveatsOf,
	numberedSources,
	unweighedNames,
	weightViews
} from '../../../src/lib/present/briefing/briefing-parts.ts';
import { frontRoomOf } from '../../../src/lib/present/briefing/front-room.ts';
import { frontViewOf } from '../../../src/lib/present/briefing/front-view.ts';
import { judgementViewOf } from '../../../src/lib/present/briefing/judgement-view.ts';
import { qrViewOf } from '../../../src/lib/present/briefing/qr-view.ts';
import { day, requestOf } from '../../support/frozen-watch.ts';
import { onlyScenario, toldLamp } from '../../support/lamp-watch.ts';

const watch: Watch = toldLamp();
const only = onlyScenario(watch);
const scored = new Map(watch.indicators.filter(isScored).map((one) => [one.id, one]));
const weighing = (weight: number): WatchScenario => ({
	...only,
	weights: new Map([['lamp', { weight, polarity: 1, reason: 'It shines.' }]])
});
const assuming = (value: number): WatchScenario => ({
	...only,
	assumptions: new Map([['lamp', { value, reason: 'a guess' }]])
});

async function recordOf(scenario: WatchScenario, on: string, reason = ''): Promise<SnapshotRecord> {
	const reasons = new Map(reason === '' ? [] : [['lamp', reason]]);
	const request = requestOf({ watch, digest: 'd'.repeat(64) }, { scenario, asOf: day(on), reasons });
	return (await makeBriefing(request, null)).record;
}

/** A briefing of 20 June 2026, when two sources spoke of May, with the weight edited. */
let record: SnapshotRecord;
let view: BriefingView;
beforeAll(async () => {
	record = await recordOf(weighing(60), '2026-06-20', 'Because it counts.');
	view = briefingViewOf('7e42255c'.repeat(8), record, 'https://here.example');
});

const outlookOn = (scenario: WatchScenario, on: string) => outlookFor({ watch, scenario, asOf: day(on) });

describe('page one', () => {
	it('says how close and which way, with the distance from the nearest edge', () => {
		expect(view.front.close).toEqual({
			heading: 'How close: +45.0, bright',
			text: '25.0 points beyond the edge of “bright”. In 100% of draws it is bright. 100% of the weight freshly observed.'
		});
		expect(view.front.way.heading).toBe('Which way: +35.0, brighter');
		expect(view.front.hangs).toEqual([
			'The position changes without Brightness.',
			'The direction changes without Brightness.'
		]);
		expect(view.front.since.text).toBe('There is no earlier briefing of this scenario.');
		expect(view.front.confidence).toBe('confidence in the evidence: high');
	});
	it('names the largest parts with the figure a year before and the number of their source', () => {
		expect(view.front.parts).toMatchObject([
			{ id: 'lamp', latest: '190', before: '120', adds: '+45.0', source: 1 }
		]);
		expect(view.front.rest).toBeNull();
	});
	it('a what-if has no source; a withheld verdict says why', async () => {
		const facts = { groups: [], indicators: scored, numbers: new Map<string, number>(), moved: null };
		const assumed = await recordOf(assuming(90), '2026-08-01');
		const said = frontViewOf(assumed, outlookOn(assuming(90), '2026-08-01'), facts);
		expect(said.close.heading).toBe('How close: −10.0, dusk');
		expect(said.close.text).toMatch(/^10\.0 points short of the edge of “dim”.* 100% assumed\.$/);
		const late = frontViewOf(await recordOf(only, '2028-06-20'), outlookOn(only, '2028-06-20'), facts);
		expect([late.close.heading, late.way.heading]).toEqual([
			'How close: no verdict',
			'Which way: no verdict'
		]);
		expect(late.close.text).toMatch(/^No position is given: .*age limit\.$/);
		expect(late.hangs).toEqual([]);
	});
	it('holds only like beside like, and says why where it doesn’t', () => {
		const facts = { groups: [], indicators: scored, numbers: new Map<string, number>(), moved: null };
		const previous = {
			id: 'a'.repeat(64),
			asOf: '2026-06-01',
			score: 40,
			position: 'close',
			steps: null
		} as const;
		const outlook = outlookOn(only, '2026-06-20');
		const since = (more: object) =>
			frontViewOf({ ...record, previous: { ...previous, ...more } }, outlook, facts).since;
		expect(since({ unlike: 'weights' })).toEqual({
			heading: 'Since the briefing of 1 Jun 2026',
			text: 'Not compared: the scenario’s weights were changed in between, so the move would not be time’s alone.'
		});
		expect(since({}).text).toBe('One of the two has no score.');
	});
	it('leaves out the history, then edits, where a text takes the room; what is cut follows after it', () => {
		expect([view.frontRoom.room, view.frontRoom.more]).toEqual(['roomy', false]);
		const judged = judgementViewOf({
			yardstick: 'PHIA',
			likelihood: 'likely or probable',
			statement: 'It burns on.',
			confidence: 'low',
			confidenceReason: 'One lamp.',
			text: 'word '.repeat(230)
		});
		const hangs = Array.from({ length: 12 }, () => 'The position changes without Brightness. '.repeat(3));
		const full = { ...view, judgement: judged, front: { ...view.front, hangs } };
		const squeezed = frontRoomOf(full);
		expect(squeezed.room).toBe('bare');
		expect(squeezed.difference?.rows).toHaveLength(1);
		expect(squeezed.more).toBe(true);
	});
});

describe('the pages after it', () => {
	it('sources stand in the order in which the table cites them, rivals last', () => {
		const { indicators } = outlookOn(only, '2026-06-20');
		const told = numberedSources(indicators, watch.sources);
		expect(told.map(({ number, id, url }) => [number, id, url])).toEqual([
			[1, 'log', 'https://log.example/'],
			[2, 'eye', null]
		]);
		expect(told[0]?.text).toBe('Lighthouse. Log. 30 Jun 2026.');
		expect(numberedSources(outlookOn(assuming(90), '2026-06-20').indicators, watch.sources)).toEqual([]);
		expect(numberedSources(indicators, new Map())[0]?.text).toBe('log');
	});
	it('a weight stands beside what it was before, with the reason given for it', () => {
		expect(view.weights).toEqual([
			{
				id: 'lamp',
				name: 'Brightness',
				weight: '60',
				before: '30',
				reversed: false,
				reason: 'Because it counts.'
			}
		]);
	});
	it('a weight edited down to nothing is told; one that nobody weighs is among the unweighed', async () => {
		const none = await recordOf(weighing(0), '2026-06-20');
		const outlook = outlookOn(weighing(0), '2026-06-20');
		const weights = weightViews(outlook, scored, none);
		expect(weights.map(({ weight, before }) => [weight, before])).toEqual([['0', '30']]);
		expect(unweighedNames(outlook, scored, weights)).toEqual([]);
		expect(unweighedNames(outlook, scored, [])).toEqual(['Brightness']);
	});
	it('warns of what is aged, missing, assumed, disputed, or alone', () => {
		const alone = 'Brightness alone holds more than half of the weight that counts.';
		expect(caveatsOf(outlookOn(only, '2028-06-20'), watch)).toEqual([
			'Brightness: the newest figure is 721 days old, past its limit of 400. It still counts, with a wider range.',
			alone
		]);
		expect(caveatsOf(outlookOn(only, '2020-06-20'), watch)).toEqual([
			'Brightness: missing, not counted: no edition from before this date is in the watch.'
		]);
		const guessing: Watch = { ...watch, scenarios: [assuming(90)] };
		expect(caveatsOf(outlookOn(assuming(90), '2026-08-01'), guessing)[0]).toBe(
			'Brightness: assumed to be 90, not observed (a guess).'
		);
		const disputed: Watch = {
			...watch,
			indicators: watch.indicators.map((one) => ({
				...one,
				observations: one.observations.map((row) =>
					row.source === 'eye' && one.id === 'lamp' ? { ...row, value: 10, low: 10, high: 10 } : row
				)
			}))
		};
		const outlook = outlookFor({ watch: disputed, scenario: only, asOf: day('2026-06-20') });
		expect(caveatsOf(outlook, disputed)[0]).toBe(
			'Brightness: sources conflict for May 2026: 190 (Lighthouse), 10 (Keeper). The best graded one counts; the others widen the range.'
		);
	});
	it('draws the history that the record states, in three readings, and in one with three events in front', () => {
		const history = historyOfRecord(record, watch.events);
		expect(history.lines).toHaveLength(3);
		const { dates, ...readings } = record.result.history;
		const stated = new Map(dates.map((date, at) => [recordDay(date), readings['real-time'].scores[at]]));
		const points = history.lines[0]?.points ?? [];
		expect(points.length).toBeGreaterThan(10);
		expect(points.map(({ x, y }) => [x, y])).toEqual(points.map(({ x }) => [x, stated.get(x)]));
		expect(history.lines[0]?.points.at(-1)).toMatchObject({ x: recordDay(record.asOf), y: 45 });
		const marker = { day: 0, date: '', title: '', category: '', href: '' };
		const markers = [1, 2, 3, 4, 5].map((number) => ({ ...marker, number, title: `e${number}` }));
		const front = frontHistoryOf({ ...history, markers });
		expect(front.lines).toEqual(history.lines.slice(0, 1));
		expect(front.markers.map(({ number, title }) => [number, title])).toEqual([
			[1, 'e3'],
			[2, 'e4'],
			[3, 'e5']
		]);
	});
});

describe('a judgement', () => {
	const judgement: Judgement = {
		yardstick: 'PHIA',
		likelihood: 'likely or probable',
		statement: 'It burns on',
		confidence: 'moderate',
		confidenceReason: 'One lamp.',
		text: 'First.\n\nSecond.'
	};
	it('is likelihood with its range, and confidence apart', () => {
		expect(judgementViewOf(judgement)).toEqual({
			likelihood: 'Likely or probable (PHIA: about 55 to 75 per cent)',
			statement: 'It burns on',
			confidence: 'Moderate',
			reason: 'One lamp.',
			paragraphs: ['First.', 'Second.'],
			continued: []
		});
		expect(judgementViewOf(null)).toBeNull();
	});
	it('goes on after page one from a sentence’s end, or a word’s, and nothing is lost', () => {
		const sentences = `${'One two three four. '.repeat(70)}End.`;
		const view = judgementViewOf({ ...judgement, text: `${sentences}\n\nLast.` });
		expect(view?.paragraphs).toHaveLength(1);
		expect(view?.paragraphs[0]?.endsWith('four.')).toBe(true);
		expect(view?.paragraphs[0]?.length).toBeLessThanOrEqual(1200);
		expect([...(view?.paragraphs ?? []), view?.continued[0]].join(' ')).toBe(sentences);
		expect(view?.continued[1]).toBe('Last.');
		const word = judgementViewOf({ ...judgement, text: 'x'.repeat(1500) });
		expect([word?.paragraphs[0]?.length, word?.continued[0]?.length]).toEqual([1200, 300]);
	});
});

it('a QR code is drawn module for module', () => {
	const text = 'https://here.example/briefings/7e42255c';
	const { size, path } = qrViewOf(text);
	const { data } = encode(text, { ecc: 'M', border: 4 });
	const dark = data.map((row) => row.map(() => false));
	for (const [, x = '', y = '', length = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g))
		for (let at = 0; at < Number(length); at += 1) (dark[Number(y)] ?? [])[Number(x) + at] = true;
	expect(size).toBe(data.length);
	expect(dark).toEqual(data);
});

it('in a file that stands elsewhere every link leads to the server, and none twice', () => {
	const there = withOrigin(
		{ ...view, corrects: { href: '/briefings/b', shortId: 'b' } },
		'https://away.example'
	);
	expect(there.corrects?.href).toBe('https://away.example/briefings/b');
	expect(there.groups[0]?.rows[0]?.href).toBe('https://away.example/indicators/lamp?as-of=2026-06-20#row-4');
	expect(withOrigin(there, 'https://other.example').corrects).toEqual(there.corrects);
	expect(view.groups[0]?.rows[0]?.href).toBe('/indicators/lamp?as-of=2026-06-20#row-4');
});
