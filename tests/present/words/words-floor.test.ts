import { describe, expect, it } from 'vitest';
import { answerTo, outlookFor, sensitivityFor } from '#ask';
import type { Source } from '#parse';
import {
	citationText,
	cslDateText,
	foldedText,
	formComplaintsOf,
	gradeText,
	numberText,
	percentText,
	robustnessOf,
	signedText,
	sourceName,
	valueText
} from '#present';
import { addsOf } from '../../../src/lib/present/words/numbers/contribution-text.ts';
import { decimalsOf, figureText, rowFigureText } from '../../../src/lib/present/words/numbers/figure-text.ts';
import { measureText } from '../../../src/lib/present/words/numbers/number-text.ts';
import { positionText } from '../../../src/lib/present/words/verdicts/position-text.ts';
import { readText } from '../../../src/lib/present/words/numbers/read-text.ts';
import { readingText } from '../../../src/lib/present/words/verdicts/reading-text.ts';
import { day } from '../../support/frozen-watch.ts';
import { onlyScenario, toldLamp } from '../../support/lamp-watch.ts';

const watch = toldLamp();
const scenario = onlyScenario(watch);
const asOf = day('2026-08-01');

it('say which way of an indicator counts as deepening, turned round by its goalposts and by a scenario', () => {
	const words = { directions: { weakening: 'Cooler', holding: 'Steady', deepening: 'Warmer' } };
	const up = { goalposts: { distant: 0, middle: 5, close: 10 } };
	const down = { goalposts: { distant: 10, middle: 5, close: 0 } };
	expect(readingText(up, 1, words)).toBe('a rise counts as “warmer”');
	expect(readingText(up, -1, words)).toBe('a fall counts as “warmer”');
	expect(readingText(down, 1, words)).toBe('a fall counts as “warmer”');
	expect(readingText(down, -1, words)).toBe('a rise counts as “warmer”');
});

describe('numbers', () => {
	it('have a real minus, thin spaces from ten thousand on, and no minus before nothing', () => {
		expect([numberText(-1.25, 1), numberText(-0.01, 1), numberText(9999, 0)]).toEqual([
			'−1.3',
			'0.0',
			'9999'
		]);
		expect(numberText(1234567.5, 1)).toBe('1\u202f234\u202f567.5');
		expect([signedText(0.04, 1), signedText(2, 0), signedText(-2, 0)]).toEqual(['0.0', '+2', '−2']);
	});
	it('a share is never rounded to none or all of it', () => {
		expect([0, 0.004, 0.005, 0.5, 0.9949, 0.996, 1].map(percentText)).toEqual([
			'0%',
			'under 1%',
			'1%',
			'50%',
			'99%',
			'over 99%',
			'100%'
		]);
	});
	it('units stand where readers expect them', () => {
		expect(valueText(48.7, '% of five-year TIV', 1)).toBe('48.7%');
		expect(valueText(2000, 'US$ m a year', 0)).toBe('US$ 2000 m');
		expect(valueText(0.77, 'US$ a litre', 2)).toBe('US$ 0.77');
		expect(valueText(3, 'stage 0 to 4', 0)).toBe('3');
		expect(measureText(0.77, 'US$ a litre, at the market rate', 2)).toBe('US$ 0.77 a litre');
		expect(measureText(3, 'stage 0 to 4', 0)).toBe('3 (stage 0 to 4)');
	});
});

describe('figures', () => {
	const events = { unit: 'events', decimals: 0 };
	it('carry their bound, and none where there is none', () => {
		expect(figureText({ value: 6, bound: 'at-least' }, events)).toBe('at least 6');
		expect(figureText({ value: 6, bound: 'at-most' }, events)).toBe('at most 6');
		expect(figureText({ value: null, bound: null }, events)).toBe('none');
	});
	it('in a list of rows nothing of what the file says is rounded away, up to four decimals', () => {
		expect(rowFigureText({ value: 6.25, bound: null }, events)).toBe('6.25');
		expect(rowFigureText({ value: 1 / 3, bound: null }, events)).toBe('0.3333');
		expect([decimalsOf(6.25), decimalsOf(6)]).toEqual([2, 0]);
	});
	it('a what-if is said to be one', () => {
		expect(readText({ value: 3, bound: '', assumed: true }, events)).toBe('what if 3');
		expect(readText({ value: 3, bound: 'at-least', assumed: false }, events)).toBe('at least 3');
		expect(readText({ value: null, bound: '', assumed: false }, events)).toBe('none');
	});
});

describe('sources', () => {
	const source: Source = {
		id: 's',
		title: 'A title',
		author: [{ family: 'Bukh', given: 'A.' }, { literal: 'An office' }],
		issued: { 'date-parts': [[2026, 3]] }
	};
	it('are known by short name, publisher, author, title or id, in this order', () => {
		expect(sourceName({ ...source, 'container-title-short': 'Short', publisher: 'House' })).toBe('Short');
		expect(sourceName({ ...source, publisher: 'Reuters (republished by X)' })).toBe('Reuters');
		expect(sourceName(source)).toBe('Bukh');
		expect(sourceName({ id: 's', title: 'A title' })).toBe('A title');
		expect(sourceName({ id: 's' })).toBe('s');
	});
	it('are cited in one line, a holder who is the author once', () => {
		expect(citationText(source)).toBe('Bukh, A.; An office. A title. Mar 2026.');
		expect(citationText({ id: 's', author: [{ literal: 'UN' }], publisher: 'UN' })).toBe('UN. s.');
	});
	it('have dates as exact as they are given', () => {
		expect(cslDateText({ 'date-parts': [[2026]] })).toBe('2026');
		expect(cslDateText({ 'date-parts': [[2026, 3, 9]] })).toBe('9 Mar 2026');
		expect(cslDateText({ literal: 'spring' })).toBe('spring');
		expect(cslDateText(undefined)).toBeNull();
	});
	it('grades are two judgements in words', () => {
		expect(gradeText('B3')).toBe('usually reliable source, possibly true');
	});
});

it('a search finds what is typed without accents, and keeps what would be another word', () => {
	expect(foldedText('Łódź ＮＡＹＰＹＩＤＡＷ Straße')).toBe('lodz naypyidaw strasse');
	expect(foldedText('ガ')).not.toBe(foldedText('カ'));
});

describe('verdicts in words', () => {
	const outlook = outlookFor({ watch, scenario, asOf });
	it('a position stands with its score, or says that there is none', () => {
		expect(positionText({ score: 15.5, position: 'mixed' }, 20, watch.positions)).toBe('dusk +15.5');
		expect(positionText({ score: 15.5, position: null }, 20, watch.positions)).toBe('no verdict');
		expect(positionText({ score: null, position: null }, 20, watch.positions)).toBe('no score');
	});
	it('what each indicator adds, as printed', () => {
		expect([addsOf(outlook)('lamp'), addsOf(outlook)('wick')]).toEqual(['+50.0', '–']);
		expect(addsOf(outlookFor({ watch, scenario, asOf: day('2020-01-01') }))('lamp')).toBe('–');
	});
	it('how firm a verdict is comes from the draws, the weightings and the nearest break-even', () => {
		const { draws, weightSpace } = answerTo({ watch, scenario, asOf });
		const said = robustnessOf({
			outlook,
			draws,
			weightSpace: weightSpace?.position.shares ?? null,
			sensitivity: sensitivityFor(watch, outlook),
			indicators: [],
			positions: watch.positions
		});
		expect(said.draws).toMatch(
			/^In 100% of model draws the score falls in “bright”; 90% .*\+44 and \+64, half/
		);
		expect(said.weightings).toBe('With random weights it is “bright” in 100%.');
		const none = robustnessOf({
			outlook: outlookFor({ watch, scenario, asOf: day('2020-01-01') }),
			draws,
			weightSpace: null,
			sensitivity: null,
			indicators: [],
			positions: watch.positions
		});
		expect([none.draws, none.weightings, none.tipping]).toEqual([null, null, null]);
	});
});

describe('a refused form', () => {
	const issue = { file: null, line: null, column: null, received: 'none', hint: null };
	it('says beside each field what it needs, and keeps the rest apart', () => {
		const reason = { ...issue, code: 'scenario/no-reason', field: 'r.lamp', expected: 'a reason' };
		const long = { ...reason, code: 'x/long', expected: 'one line', received: 'two', hint: 'cut it' };
		const busy = { ...issue, code: 'folder/busy', field: null, expected: 'peace' };
		const other = { ...reason, field: 'Watch' };
		const input = (field: string) => (field === 'r.lamp' ? field : null);
		expect(formComplaintsOf([reason, busy, long, other], input)).toEqual({
			fields: {
				'r.lamp': [
					{ text: 'Needs a reason.', code: 'scenario/no-reason' },
					{ text: 'Needs one line, not two: cut it.', code: 'x/long' }
				]
			},
			others: [busy, other]
		});
	});
});
