const PLAIN_DECIMAL = /^-?(?:\d+(?:\.\d+)?|\.\d+)$/;

/** A plain decimal such as `-25` or `3.5`; null for anything else: separators, exponents, spaces, `NaN`. */
export function parseDecimal(text: string): number | null {
	if (!PLAIN_DECIMAL.test(text)) return null;
	const number = Number(text);
	return Number.isFinite(number) ? number : null;
}

/** The shortest plain decimal that `parseDecimal` reads back as the same number; no exponent, whatever the size. */
export function decimalText(number: number): string {
	const text = String(number);
	const [digits = '', exponent] = text.split('e');
	if (exponent === undefined) return text;
	const sign = number < 0 ? '-' : '';
	const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
	const shift = Number(exponent);
	if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
	return `${sign}${whole}${fraction.padEnd(shift, '0')}`;
}

/** What to say of a number that isn't a plain decimal. */
export function decimalHint(text: string): string {
	if (/^-?\d{1,3}(?:[, '\u00a0\u202f]\d{3})+(?:\.\d+)?$/u.test(text))
		return 'leave out the thousands separator';
	if (/^-?\d+,\d+$/.test(text)) return 'write a decimal point, not a comma';
	if (text !== text.trim()) return 'leave out the space';
	if (/^[+-]?[\d.]+e[+-]?\d+$/i.test(text)) return 'write all the digits, without an exponent';
	if (/%$/.test(text)) return 'leave out the unit; the indicator file names it';
	return 'a number looks like 1200 or -3.5';
}
