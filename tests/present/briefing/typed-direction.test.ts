import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { parseBriefingForm, parseReasons, type SnapshotRecord } from '#briefing';
import { parseScenarioDraft } from '#parse';
import { briefingViewOf, endOfRecord, summaryHtml, summaryText } from '#present';
import { briefingDocx } from '#server/briefing/word/briefing-docx.ts';
import { listedOf } from '#server/briefing/briefing-list.ts';
import { entryOf, makeBriefing } from '#server/briefing/briefing.ts';
import { frozenWatch, requestOf, watchOf } from '../../support/frozen-watch.ts';

const EVIL = 'fdp.\u202egnp\u2066.exe';
const SIGN = /[\u202a-\u202e\u2066-\u2069]/;

it('takes signs that turn the direction out of every field of the briefing form', () => {
	const typed = {
		title: EVIL,
		likelihood: '',
		statement: EVIL,
		confidence: 'low',
		confidenceReason: EVIL,
		text: `${EVIL}\n${EVIL}`,
		author: EVIL,
		organisation: EVIL,
		handling: EVIL
	};
	const { value } = parseBriefingForm(typed, 'moderate');
	expect(value?.title).toBe('fdp.gnp.exe');
	expect(value?.judgement?.text).toBe('fdp.gnp.exe\nfdp.gnp.exe');
	expect(JSON.stringify(value)).not.toMatch(SIGN);
	expect(parseReasons(new Map([['fuel-price', EVIL]])).value?.get('fuel-price')).toBe('fdp.gnp.exe');
});

it('takes them out of a scenario’s name, storyline and reasons in an address', async () => {
	const watch = await frozenWatch();
	const query = new URLSearchParams({ name: EVIL, storyline: EVIL, 'r.fuel-price': EVIL });
	const { draft } = parseScenarioDraft(query, watch);
	expect(draft.name).toBe('fdp.gnp.exe');
	expect(draft.storyline).toBe('fdp.gnp.exe');
	expect(draft.weights.get('fuel-price')?.reason).toBe('fdp.gnp.exe');
});

it('shows none of a record that was kept with them, on no page and in no file', async () => {
	const signed = { author: EVIL, organisation: EVIL, handling: EVIL };
	const judgement = {
		yardstick: null,
		likelihood: null,
		statement: EVIL,
		confidence: null,
		confidenceReason: '',
		text: EVIL
	};
	const made = await makeBriefing(requestOf(await watchOf(), { title: EVIL, signed, judgement }), null);
	const before: SnapshotRecord = made.record;
	const view = briefingViewOf(made.id, made.record, 'http://127.0.0.1:3000');
	expect(view.title).toBe('fdp.gnp.exe');
	expect(JSON.stringify(view)).not.toMatch(SIGN);
	expect(`${summaryText([view])}${summaryHtml([view])}`).not.toMatch(SIGN);
	expect(endOfRecord(made.id, made.record).name).not.toMatch(SIGN);
	const summary = entryOf(made, `x${EVIL}`);
	expect(JSON.stringify(listedOf(summary))).not.toMatch(SIGN);
	const picture = { png: new Uint8Array(), width: 1, height: 1 };
	const pictures = { scale: picture, history: picture };
	const docx = await briefingDocx(view, pictures, { author: view.by, paper: 'A4' });
	for (const [name, bytes] of Object.entries(unzipSync(docx)))
		if (/\.xml$/.test(name)) expect(strFromU8(bytes), name).not.toMatch(SIGN);
	// The record itself stays as it was taken.
	expect(before.title).toBe(EVIL);
});
