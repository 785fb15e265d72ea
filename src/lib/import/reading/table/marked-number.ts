import type { ObservationStatus } from '#engine';

export type DecimalMark = '.' | ',';

const THOUSANDS: Readonly<Record<DecimalMark, string>> = {
	'.': ",'\u2019 \u00a0\u202f",
	',': ".'\u2019 \u00a0\u202f"
};

/**
 * A number with a decimal mark that is declared: `1.234,5` or `1 234,5` with a comma, `1,234.5` with a point. Thousands
 * stand in groups of three between one and the same mark, or the text is no number: `1.5` is none with a comma.
 */
export function markedNumber(text: string, decimal: DecimalMark): number | null {
	const marks = THOUSANDS[decimal];
	const point = decimal === '.' ? '\\.' : ',';
	const form = new RegExp(`^([+-]?)(\\d+|\\d{1,3}(?:([${marks}])\\d{3})(?:\\3\\d{3})*)(?:${point}(\\d+))?$`);
	const match = form.exec(text.trim().replace('\u2212', '-'));
	if (match === null) return null;
	const whole = (match[2] ?? '').replace(/\D/g, '');
	const number = Number(`${match[1] ?? ''}${whole}.${match[4] ?? '0'}`);
	return Number.isFinite(number) ? number : null;
}

export type Flags = Readonly<Record<string, ObservationStatus>>;

/** Worst first: what a figure with several flags is called. */
const WORST: readonly ObservationStatus[] = ['B', 'F', 'P', 'E'];

/** A cell without the flags behind its number (`12.9 p`), and the status they stand for; a flag unknown stays in the text. */
export function withoutFlags(
	cell: string,
	flags: Flags
): { readonly text: string; readonly status: ObservationStatus } {
	const match = /^(.*?[\d.:])\s*\(?([a-z*]{1,4})\)?$/i.exec(cell.trim());
	const letters = match?.[2] ?? '';
	const whole = flags[letters];
	const found = whole !== undefined ? [whole] : Array.from(letters).flatMap((letter) => flags[letter] ?? []);
	if (match === null || (whole === undefined && found.length < letters.length))
		return { text: cell.trim(), status: 'A' };
	return { text: (match[1] ?? '').trim(), status: WORST.find((status) => found.includes(status)) ?? 'A' };
}
