import { outlookOf, termsOf } from '#engine';
import {
	checkSnapshot,
	inputOfRecord,
	parseSnapshotFile,
	parseSnapshotRecord,
	snapshotFileText,
	statedOutlook,
	watchOfRecord
} from '#briefing';
import { scoredIndicators } from '#ask';
import { makeBriefing } from '#server/briefing/briefing.ts';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { requestOf, watchOf } from '../support/frozen-watch.ts';

type Made = Awaited<ReturnType<typeof makeBriefing>>;
let shipped: Awaited<ReturnType<typeof watchOf>>;
let made: Made;

beforeAll(async () => {
	shipped = await watchOf();
	made = await makeBriefing(requestOf(shipped), null);
});

const copyOf = (record: Made['record']): Made['record'] => structuredClone(record);

describe('a briefing’s record', () => {
	it('goes by the SHA-256 of its canonical text', () => {
		expect(made.id).toBe(createHash('sha256').update(made.text, 'utf8').digest('hex'));
		expect(Object.keys(JSON.parse(made.text) as object)).toEqual(Object.keys(made.record).sort());
	});

	it('comes back from its own text unchanged', () => {
		const { value, issues } = parseSnapshotRecord(JSON.parse(made.text));
		expect(issues).toEqual([]);
		expect(value).toEqual(JSON.parse(JSON.stringify(made.record)));
	});

	it('states the outlook of the watch on that day, whole', () => {
		const { watch } = shipped;
		const request = requestOf(shipped);
		const outlook = outlookOf({
			indicators: scoredIndicators(watch),
			scenario: request.scenario,
			asOf: request.asOf,
			...termsOf(watch)
		});
		expect(statedOutlook(made.record)).toEqual(outlook);
	});

	it('holds the watch as far as it matters', () => {
		const kept = watchOfRecord(made.record);
		expect(kept.title).toBe(shipped.watch.title);
		expect(kept.indicators.map(({ id }) => id)).toEqual(
			scoredIndicators(shipped.watch)
				.map(({ id }) => id)
				.sort()
		);
		expect(inputOfRecord(made.record).scenario).toEqual(requestOf(shipped).scenario);
	});

	it('knows nothing that was published after its day', async () => {
		const early = await makeBriefing(requestOf(shipped, { asOf: requestOf(shipped).asOf - 700 }), null);
		const days = early.record.indicators.flatMap(({ observations }) =>
			observations.map(({ published }) => published)
		);
		expect(days.every((day) => day <= early.record.asOf)).toBe(true);
		expect((await checkSnapshot(early)).sound).toBe(true);
	});

	it('is the same when it is asked for twice, and another a second later', async () => {
		expect((await makeBriefing(requestOf(shipped), null)).id).toBe(made.id);
		const later = await makeBriefing(requestOf(shipped, { taken: '2026-11-25T08:30:01Z' }), null);
		expect(later.id).not.toBe(made.id);
	});

	it.each([
		['a strange format', { format: 'something' }],
		['a later version', { version: 3 }],
		['an unknown key', { more: true }],
		['a day that is none', { asOf: '2026-02-30' }],
		['a number that is none', { draws: { count: Infinity, seed: 1 } }],
		['a title without end', { title: 'x'.repeat(201) }]
	])('is refused with %s', (_, change) => {
		const { value, issues } = parseSnapshotRecord({ ...copyOf(made.record), ...change });
		expect(value).toBeNull();
		expect(issues.length).toBeGreaterThan(0);
	});

	it.each([null, 1, 'x', [], {}, [[[]]]])('is refused when it is %j', (data) => {
		expect(parseSnapshotRecord(data).value).toBeNull();
	});
});

describe('verification', () => {
	it('finds an untouched file sound, from the file alone', async () => {
		const { value } = parseSnapshotFile(snapshotFileText(made.id, made.text));
		if (value === null) throw new Error('not read');
		expect(await checkSnapshot(value)).toEqual({ id: made.id, hash: made.id, differences: [], sound: true });
	});

	it('finds one changed digit anywhere', async () => {
		const digits = [...made.text.matchAll(/(?<=[:,[])\d\d+(?=[.,}\]])/g)];
		expect(digits.length).toBeGreaterThan(200);
		for (let at = 0; at < digits.length; at += Math.ceil(digits.length / 25)) {
			const place = digits[at]?.index ?? 0;
			const digit = (Number(made.text[place]) % 9) + 1;
			const text = made.text.slice(0, place) + String(digit) + made.text.slice(place + 1);
			const { value, issues } = parseSnapshotFile(snapshotFileText(made.id, text));
			const sound = value !== null && (await checkSnapshot(value)).sound;
			expect(sound, `${text.slice(place - 40, place + 10)} ${JSON.stringify(issues)}`).toBe(false);
		}
	});

	it('names the figures that do not follow from the rest, also under a new number', async () => {
		const record = copyOf(made.record);
		record.result.outlook.score = 99;
		const found = await checkSnapshot({ id: made.id, record });
		expect(found.sound).toBe(false);
		expect(found.differences).toEqual([
			{ field: 'result.outlook.score', stated: '99', computed: String(made.record.result.outlook.score) }
		]);
	});

	it('finds a changed observation in the figures that rest on it', async () => {
		const record = copyOf(made.record);
		const row = record.indicators.find(({ id }) => id === 'arms-share-russia')?.observations.at(-1);
		if (!row) throw new Error('no row');
		row.value = 60;
		row.high = 60;
		const { differences } = await checkSnapshot({ id: made.id, record });
		expect(differences.map(({ field }) => field)).toContain('result.outlook.score');
	});

	it.each(['', 'x', '{}', '{"id":"short","record":{}}', '<html></html>'])('says what %j is not', (text) => {
		const { value, issues } = parseSnapshotFile(text);
		expect(value).toBeNull();
		expect(issues[0]?.code).toMatch(/^briefing\//);
	});
});
