import { dayAt, millisecondsOf } from '#parse';
import type { Day, Observation } from '#engine';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/**
 * `22 Nov 2026`; only what is known of it at a coarser precision: `Nov 2026`, `2026`. Written by hand, because a slider
 * step dates six hundred points: a library's formatter took a sixth of the step, and the browser's own writes `Sept`.
 */
export function dateText(day: Day, precision: Observation['publishedPrecision'] = 'day'): string {
	const date = new Date(millisecondsOf(day));
	const year = String(date.getUTCFullYear());
	if (precision === 'year') return year;
	const month = `${months[date.getUTCMonth()] ?? ''} ${year}`;
	return precision === 'month' ? month : `${date.getUTCDate()} ${month}`;
}

const enDash = '\u2013';

const onePeriodText = (text: string): string => {
	const [year = '', rest, dayOfMonth] = text.split('-');
	if (rest === undefined) return year;
	if (rest.startsWith('Q')) return `${rest} ${year}`;
	const first = dayAt(Date.UTC(Number(year), Number(rest) - 1, Number(dayOfMonth ?? 1)));
	return dateText(first, dayOfMonth === undefined ? 'month' : 'day');
};

/** From the first day of a month to the last of another, as `2025-10-01/2026-09-30`: whole months say the same shorter. */
function wholeMonths(text: string): string {
	const match = /^(\d{4}-\d\d)-01\/(\d{4})-(\d\d)-(\d\d)$/.exec(text);
	if (match === null) return text;
	const [, from = '', year = '', month = '', day = ''] = match;
	const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
	return Number(day) === last ? `${from}/${year}-${month}` : text;
}

/** A period as the file writes it (`2020/2024`, `2019-08`) in words (`2020–2024`, `Aug 2019`, `Jan – Oct 2025`, `Oct 2025 – Sep 2026`). */
export function periodText(text: string): string {
	const parts = wholeMonths(text).split('/').map(onePeriodText);
	// Two months of one year name it once.
	const [first, year] = /^([A-Z][a-z]{2}) (\d{4})$/.exec(parts[0] ?? '')?.slice(1) ?? [];
	if (first !== undefined && parts.length === 2 && parts[1]?.endsWith(` ${year}`) && parts[1].length === 8)
		return `${first} ${enDash} ${parts[1]}`;
	return parts.join(parts.some((part) => part.includes(' ')) ? ` ${enDash} ` : enDash);
}

/** A day as the board names it: one that lies ahead shows how today's figures will have aged, and no more. */
export function asOfText(day: Day, today: Day): string {
	return day > today ? `${dateText(day)}, a day that lies ahead` : dateText(day);
}

/** `3 days`, `11 months`, `2 years`: how old a value is, coarse on purpose. */
export function ageText(days: number): string {
	const [count, unit] =
		days < 60
			? [days, 'day']
			: days < 730
				? [Math.round(days / 30.44), 'month']
				: [Math.round(days / 365.25), 'year'];
	return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
