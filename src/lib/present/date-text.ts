import { utc } from '@date-fns/utc';
import { format } from 'date-fns/format';
import type { Day, Observation } from '#engine';

const millisecondsPerDay = 86_400_000;

const dateOf = (day: Day): Date => new Date(day * millisecondsPerDay);

/** `22 Nov 2026`; only what is known of it at a coarser precision: `Nov 2026`, `2026`. */
export function dateText(day: Day, precision: Observation['publishedPrecision'] = 'day'): string {
	const pattern = { day: 'd MMM yyyy', month: 'MMM yyyy', year: 'yyyy' }[precision];
	return format(dateOf(day), pattern, { in: utc });
}

/** `2026-11-22`, for addresses and files. */
export function isoDate(day: Day): string {
	return dateOf(day).toISOString().slice(0, 10);
}

const onePeriodText = (text: string): string => {
	const [year = '', rest, dayOfMonth] = text.split('-');
	if (rest === undefined) return year;
	if (rest.startsWith('Q')) return `${rest} ${year}`;
	const first = Date.UTC(Number(year), Number(rest) - 1, Number(dayOfMonth ?? 1)) / millisecondsPerDay;
	return dateText(first, dayOfMonth === undefined ? 'month' : 'day');
};

/** A period as the file writes it (`2020/2024`, `2019-08`) in words (`2020 to 2024`, `Aug 2019`). */
export function periodText(text: string): string {
	return text.split('/').map(onePeriodText).join(' to ');
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
