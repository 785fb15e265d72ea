/** Days since 1970-01-01, UTC. Made in `parse`, put into words in `present`; the engine subtracts and compares. */
export type Day = number;

/** The time a value describes, both ends included; `text` is how the file wrote it (`2020/2024`). */
export interface Period {
	readonly text: string;
	readonly start: Day;
	readonly end: Day;
}

/** A calendar distance as ISO 8601 writes it: P1Y, P3M, P7D. */
export interface Duration {
	readonly months: number;
	readonly days: number;
}

/** A day of the proleptic Gregorian calendar; `month` is 1 to 12. */
interface CalendarDay {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

const DAYS_PER_ERA = 146_097; // 400 years
const EPOCH_SHIFT = 719_468; // days from 0000-03-01 to 1970-01-01

/** Civil date of a day number; years are counted from March so that the leap day comes last (H. Hinnant). */
function calendarDayOf(day: Day): CalendarDay {
	const shifted = day + EPOCH_SHIFT;
	const era = Math.floor(shifted / DAYS_PER_ERA);
	const ofEra = shifted - era * DAYS_PER_ERA;
	const yearOfEra = Math.floor(
		(ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365
	);
	const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const fromMarch = Math.floor((5 * ofYear + 2) / 153);
	const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
	return {
		year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
		month,
		day: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1
	};
}

function dayOf({ year, month, day }: CalendarDay): Day {
	const fromMarchYear = month <= 2 ? year - 1 : year;
	const era = Math.floor(fromMarchYear / 400);
	const yearOfEra = fromMarchYear - era * 400;
	const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
	const ofEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + ofYear;
	return era * DAYS_PER_ERA + ofEra - EPOCH_SHIFT;
}

function daysInMonth(year: number, month: number): number {
	const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 };
	return dayOf(next) - dayOf({ year, month, day: 1 });
}

/**
 * The day a calendar distance later: whole months first, cut to the month's length (31 January + P1M = 28 or 29
 * February), then days. Count several steps from the first day, not from one another.
 */
export function addDuration(day: Day, duration: Duration): Day {
	if (duration.months === 0) return day + duration.days;
	const from = calendarDayOf(day);
	const months = from.year * 12 + from.month - 1 + duration.months;
	const year = Math.floor(months / 12);
	const month = months - year * 12 + 1;
	return dayOf({ year, month, day: Math.min(from.day, daysInMonth(year, month)) }) + duration.days;
}
