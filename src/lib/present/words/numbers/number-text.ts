/** U+2212, as wide as a plus; a hyphen is read as a dash. */
const minus = '\u2212';
const thinSpace = '\u202f';

/** A number with fixed decimals, a real minus sign and thin spaces between thousands from 10 000 on. `-0.0` reads 0.0. */
export function numberText(value: number, decimals: number): string {
	const fixed = Math.abs(value).toFixed(decimals);
	const [whole = '', fraction] = fixed.split('.');
	const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, thinSpace) : whole;
	const sign = value < 0 && Number(fixed) !== 0 ? minus : '';
	return sign + grouped + (fraction === undefined ? '' : `.${fraction}`);
}

/** The same with a plus sign before positive numbers: scores and contributions. */
export function signedText(value: number, decimals: number): string {
	const text = numberText(value, decimals);
	return value > 0 && Number(value.toFixed(decimals)) !== 0 ? `+${text}` : text;
}

/** A share 0..1 as a whole percentage; "under 1%" and "over 99%" instead of a false 0% or 100%. */
export function percentText(share: number): string {
	const percent = share * 100;
	if (percent > 0 && percent < 0.5) return 'under 1%';
	if (percent < 100 && percent >= 99.5) return 'over 99%';
	return `${Math.round(percent)}%`;
}

/** A value with the whole of its unit, for a sentence: `48.7% of five-year TIV`, `US$ 0.77 a litre`, `3 (stage 0 to 4)`. */
export function measureText(value: number, unit: string, decimals: number): string {
	const text = valueText(value, unit, decimals);
	const said = ['%', 'US$ m', 'US$'].find((start) => unit.startsWith(start));
	// What follows a comma is how it was counted; the unit stands in full beside the chart.
	return said === undefined ? `${text} (${unit})` : text + (unit.slice(said.length).split(',')[0] ?? '');
}

/** A value with its unit: `%…` and `US$…` stand close to the number, words after a space. */
export function valueText(value: number, unit: string, decimals: number): string {
	const number = numberText(value, decimals);
	if (unit.startsWith('%')) return `${number}%`;
	if (unit.startsWith('US$ m')) return `US$ ${number} m`;
	if (unit.startsWith('US$')) return `US$ ${number}`;
	return number;
}
