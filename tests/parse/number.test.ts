import { decimalHint, decimalText, parseDecimal } from '#parse';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test.each([
	['0', 0],
	['-25', -25],
	['3.50', 3.5],
	['.5', 0.5],
	['-.5', -0.5],
	['007', 7]
])('%s is a plain decimal', (text, number) => expect(parseDecimal(text)).toBe(number));

test.each([
	'',
	' 1',
	'1 ',
	'1,200',
	'1 200',
	'1e5',
	'+1',
	'1.',
	'0x10',
	'NaN',
	'Infinity',
	'--1',
	'١',
	'9'.repeat(400)
])('%s is none', (text) => expect(parseDecimal(text)).toBeNull());

test('any finite number is written without an exponent and read back the same', () => {
	fc.assert(
		fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
			const text = decimalText(number);
			expect(text).toMatch(/^-?\d+(\.\d+)?$/);
			expect(parseDecimal(text)).toBe(number + 0);
		})
	);
});

test.each([
	['1,200', 'separator'],
	['1 234 567', 'separator'],
	['12,5', 'decimal point'],
	['1e5', 'exponent'],
	['5%', 'unit'],
	[' 5', 'space']
])('%s is answered with a hint about the %s', (text, word) => expect(decimalHint(text)).toContain(word));
