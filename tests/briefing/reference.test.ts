import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	canonicalText,
	checkSnapshot,
	editsOfRecord,
	parseSnapshotFile,
	parseSnapshotRecord,
	snapshotFileText,
	snapshotNumber
} from '#briefing';
import { isEdited, parseScenarioLink } from '#parse';
import { briefEdits, briefingViewOf } from '#present';
import { entryOf, makeBriefing } from '#server/briefing/briefing.ts';
import { requestOf, watchOf } from '../support/frozen-watch.ts';

type Made = Awaited<ReturnType<typeof makeBriefing>>;
let shipped: Awaited<ReturnType<typeof watchOf>>;

beforeAll(async () => {
	shipped = await watchOf();
});

/** A briefing of the dashboard at a query string. */
async function taken(query: string, changes: Parameters<typeof requestOf>[1] = {}): Promise<Made> {
	const { scenario } = parseScenarioLink(query, shipped.watch);
	return makeBriefing(requestOf(shipped, { scenario, ...changes }), null);
}

const viewOf = ({ id, record }: Made) => briefingViewOf(id, record, 'http://127.0.0.1:3000');
const weightOf = ({ record }: Made, indicator: string) =>
	record.scenario.weights.find((one) => one.indicator === indicator);

describe('what a record departs from', () => {
	it('is left out where it departs from nothing, so such a record is as it always was', async () => {
		const plain = await taken('');
		expect(Object.keys(plain.record)).not.toEqual(expect.arrayContaining(['reference']));
		expect(Object.keys(plain.record)).not.toEqual(expect.arrayContaining(['signed']));
		expect(viewOf(plain).difference).toBeNull();
	});

	it('is the scenario before it was edited, with what that says', async () => {
		const [plain, edited] = [await taken(''), await taken('w.arms-share-russia=0&x.fuel-price=1.5')];
		const base = edited.record.reference?.base;
		expect(base?.says.score).toBe(plain.record.result.outlook.score);
		expect(base?.says.change).toBe(plain.record.result.outlook.direction.change);
		expect(base?.says.firmness).toEqual(plain.record.result.firmness);
		expect(base?.weights).toEqual(plain.record.scenario.weights);
		expect(editsOfRecord(edited.record)?.map(({ id }) => id)).toEqual(['arms-share-russia', 'fuel-price']);
		expect(edited.record.scenario.edited).toBe(true);
		expect((await checkSnapshot(edited)).sound).toBe(true);
	});

	it('is the watch’s own scenario beside another lens', async () => {
		const { record } = await taken('scenario=energy-lifeline');
		expect(record.reference?.base).toBeNull();
		expect(record.reference?.home?.id).toBe(shipped.watch.defaultScenario);
		expect(record.scenario.edited).toBe(false);
	});

	it('goes with the name that its reader gave the lens, on every page of it and in the list', async () => {
		const made = await taken('lens=My+desk’s+view&w.arms-share-russia=0');
		expect(made.record.scenario).toMatchObject({ name: 'Baseline', lens: 'My desk’s view', edited: true });
		expect((await checkSnapshot(made)).sound).toBe(true);
		const view = viewOf(made);
		expect(view.headline).toContain('(under My desk’s view (from Baseline); index');
		expect(view.summary).toContain('under My desk’s view (from Baseline)');
		expect(view.scenario).toMatchObject({ name: 'My desk’s view (from Baseline)', edited: false });
		expect(view.difference?.heading).toBe('Differs from Baseline');
		expect(entryOf(made, null).scenarioName).toMatch(/^My desk’s view \(from Baseline\): /);
		expect((await taken('')).record.scenario).not.toHaveProperty('lens');
	});

	it('is verified with the rest: neither its verdicts nor its weights can be changed unseen', async () => {
		const made = await taken('w.arms-share-russia=0');
		const forged = structuredClone(made.record);
		if (!forged.reference?.base) throw new Error('no base');
		forged.reference.base.says.score = 99;
		const id = await snapshotNumber(canonicalText(forged));
		const { differences } = await checkSnapshot({ id, record: forged });
		expect(differences.map(({ field }) => field)).toEqual(['reference.base.says.score']);
		const hidden = structuredClone(made.record);
		hidden.scenario.edited = false;
		const found = await checkSnapshot({ id, record: hidden });
		expect(found.differences.map(({ field }) => field)).toEqual(['scenario.edited']);
	});
});

describe('the reason for an edit', () => {
	it('is never that of the weight before', async () => {
		const plain = weightOf(await taken(''), 'arms-share-russia');
		expect(plain?.reason).toBeTruthy();
		expect(weightOf(await taken('w.arms-share-russia=7'), 'arms-share-russia')).toMatchObject({
			weight: 7,
			reason: null
		});
		const turned = weightOf(await taken('p.arms-share-russia=-1'), 'arms-share-russia');
		expect(turned).toMatchObject({ weight: plain?.weight, polarity: -1, reason: null });
	});

	it('is the one that was given, beside the weight and the what-if alike', async () => {
		const reasons = new Map([
			['arms-share-russia', 'One statement, not borne out.'],
			['fuel-price', 'If the embargo holds.']
		]);
		const made = await taken('w.arms-share-russia=0&x.fuel-price=1.5', { reasons });
		expect(weightOf(made, 'arms-share-russia')?.reason).toBe('One statement, not borne out.');
		expect(made.record.scenario.assumptions[0]?.reason).toBe('If the embargo holds.');
		expect(viewOf(made).difference?.rows.map(({ reason }) => reason)).toEqual([...reasons.values()]);
	});

	it('stays with a weight that nobody edited', async () => {
		const [plain, edited] = [await taken(''), await taken('w.arms-share-russia=7')];
		expect(weightOf(edited, 'fuel-price')).toEqual(weightOf(plain, 'fuel-price'));
	});
});

describe('who answers for a briefing', () => {
	const signed = { author: 'A. Analyst', organisation: 'Asia desk', handling: 'FOR OFFICIAL USE' };
	it('stands in the record and at its head', async () => {
		const made = await taken('', { signed });
		expect(made.record.signed).toEqual(signed);
		expect(viewOf(made)).toMatchObject({ by: 'A. Analyst, Asia desk', handling: 'FOR OFFICIAL USE' });
		expect((await checkSnapshot(made)).sound).toBe(true);
	});

	it.each(['x'.repeat(81), 'two\nlines'])('is refused when it is %j', async (handling) => {
		const { record } = await taken('', { signed });
		const { value } = parseSnapshotRecord({ ...record, signed: { ...signed, handling } });
		expect(value).toBeNull();
	});
});

describe('a record of before the reference was kept', () => {
	const text = readFileSync('tests/fixtures/briefings/edited-without-reference.json', 'utf8');
	it('is read, verified and shown, and says that it was edited from what isn’t kept', async () => {
		const { value, issues } = parseSnapshotFile(text);
		expect(issues).toEqual([]);
		if (value === null) throw new Error('not read');
		expect(await checkSnapshot(value)).toMatchObject({ sound: true, hash: value.id });
		expect(snapshotFileText(value.id, canonicalText(value.record))).toBe(text);
		expect(editsOfRecord(value.record)).toBeNull();
		const view = briefingViewOf(value.id, value.record, 'http://127.0.0.1:3000');
		expect(view.difference?.text).toContain('didn’t keep what they were before');
	});
});

describe('the words for a difference', () => {
	it.each([
		['w.arms-share-russia=0', /weight \d+ → 0/],
		['p.arms-share-russia=-1', /read the other way round/],
		['x.fuel-price=1.5', /assumed to be .*1\.50? \(observed: .*, known since /],
		['scenario=energy-lifeline', /^Another lens than Baseline: Seen through Energy lifeline: Baseline, /]
	])('%s', async (query, words) => {
		const made = await taken(query);
		expect(viewOf(made).difference?.text).toMatch(words);
		expect(made.record.scenario.edited).toBe(
			isEdited(parseScenarioLink(query, shipped.watch).scenario, shipped.watch)
		);
	});

	it('tell a day that isn’t the one it was taken on', async () => {
		const { difference } = viewOf(await taken('', { asOf: requestOf(shipped).asOf - 100 }));
		expect(difference?.heading).toBe('Of an earlier day');
		expect(difference?.text).toContain('what was published since doesn’t count');
	});

	it('are short enough for a list, however much was edited', async () => {
		const ids = shipped.watch.indicators.filter(({ contextOnly }) => !contextOnly).map(({ id }) => id);
		const { record } = await taken(ids.map((id) => `w.${id}=1`).join('&'));
		const line = briefEdits(record) ?? '';
		expect(line.length).toBeLessThanOrEqual(160);
		expect(line).toMatch(/; and \d+ more$/);
	});
});
