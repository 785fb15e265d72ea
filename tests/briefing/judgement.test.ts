import { type BriefingForm, parseBriefingForm, YARDSTICKS } from '#briefing';
import { inputOfBriefing } from '#server/briefing/form/sent-form.ts';
import { describe, expect, it } from 'vitest';

const blank: BriefingForm = {
	title: '',
	likelihood: '',
	statement: '',
	confidence: '',
	confidenceReason: '',
	text: '',
	author: '',
	organisation: '',
	handling: ''
};
const read = (form: Partial<BriefingForm>, highest: 'low' | 'moderate' | 'high' | null = 'moderate') =>
	parseBriefingForm({ ...blank, ...form }, highest);
const codes = (form: Partial<BriefingForm>, highest?: 'low' | 'moderate' | 'high' | null) =>
	read(form, highest).issues.map(({ code }) => code);

describe('the briefing form', () => {
	it('may be left blank: no judgement', () => {
		expect(read({ title: ' Weekly ' }).value).toEqual({
			title: 'Weekly',
			signed: { author: '', organisation: '', handling: '' },
			judgement: null
		});
	});

	it('takes every word of either yardstick and no other', () => {
		for (const [name, words] of Object.entries(YARDSTICKS))
			for (const { word } of words)
				expect(read({ likelihood: `${name}: ${word}`, statement: 'rain' }).value?.judgement).toMatchObject({
					yardstick: name,
					likelihood: word
				});
		expect(codes({ likelihood: 'PHIA: very likely' })).toEqual(['briefing/unknown-likelihood']);
		expect(codes({ likelihood: 'ICD 203: likely or probable' })).toEqual(['briefing/unknown-likelihood']);
	});

	it('takes no likelihood of nothing', () => {
		const { value, issues } = read({ likelihood: 'ICD 203: very likely', statement: ' ', text: 'Rain.' });
		expect(value).toBeNull();
		expect(issues).toMatchObject([
			{
				code: 'briefing/likelihood-of-nothing',
				field: 'Of what',
				expected: 'what “very likely” is said of'
			}
		]);
		expect(issues.map(({ field }) => inputOfBriefing(field ?? ''))).toEqual(['statement']);
		expect(['Reason for the confidence', 'Watch'].map(inputOfBriefing)).toEqual(['confidence-reason', null]);
	});

	it('lets the analyst lower the confidence, with a reason, and never raise it', () => {
		expect(read({ confidence: 'low', confidenceReason: 'One source.' }).value?.judgement?.confidence).toBe(
			'low'
		);
		expect(codes({ confidence: 'low' })).toEqual(['briefing/confidence-without-reason']);
		expect(codes({ confidence: 'high', confidenceReason: 'A hunch.' })).toEqual([
			'briefing/confidence-too-high'
		]);
		expect(codes({ confidence: 'low', confidenceReason: 'x' }, null)).toEqual([
			'briefing/confidence-too-high'
		]);
	});

	it.each([
		'We judge with high confidence that it is likely to deepen.',
		'It will probably hold; our confidence is low.',
		'We are confident that this is almost certain.'
	])('refuses to join likelihood and confidence: %s', (text) => {
		expect(codes({ text })).toContain('briefing/joined');
		expect(codes({ title: text })).toContain('briefing/joined');
	});

	it('takes them in sentences of their own', () => {
		expect(read({ text: 'It is likely to deepen. Our confidence is moderate.' }).issues).toEqual([]);
		expect(read({ text: 'It is likely to deepen\nOur confidence is moderate' }).issues).toEqual([]);
	});

	it('keeps the words of the other yardstick out', () => {
		const statement = 'talks are held';
		expect(
			codes({ likelihood: 'PHIA: highly likely', statement, text: 'A delivery is very likely.' })
		).toEqual(['briefing/mixed-yardsticks']);
		expect(codes({ likelihood: 'ICD 203: likely', statement, text: 'A realistic possibility.' })).toEqual([
			'briefing/mixed-yardsticks'
		]);
		expect(codes({ text: 'A realistic possibility, no: roughly even chance.' })).toEqual([
			'briefing/mixed-yardsticks'
		]);
		expect(codes({ likelihood: 'PHIA: unlikely', statement, text: 'A delivery is improbable.' })).toEqual([
			'briefing/mixed-yardsticks'
		]);
		expect(
			codes({ likelihood: 'PHIA: highly likely', statement, text: 'A delivery is highly likely.' })
		).toEqual([]);
	});

	it('lets each yardstick have the words that both have', () => {
		for (const likelihood of ['PHIA: likely or probable', 'ICD 203: likely'])
			expect(
				codes({
					likelihood,
					statement: 'talks are held',
					text: 'A delivery is probable, and talks are almost certain.'
				})
			).toEqual([]);
		expect(codes({ text: 'Talks are highly probable.' })).toEqual([]);
	});

	it('takes 2,000 characters of text and not one more', () => {
		expect(codes({ text: 'x'.repeat(2000) })).toEqual([]);
		expect(codes({ text: 'x'.repeat(2001) })).toEqual(['briefing/too-long']);
	});

	it('counts a line break as one, whatever the browser sends', () => {
		const text = read({ text: 'a\r\nb\rc\u0007' }).value?.judgement?.text;
		expect(text).toBe('a\nb\nc');
	});
});
