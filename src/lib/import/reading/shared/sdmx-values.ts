import type { ObservationStatus } from '#engine';
import { parsePeriod, shown } from '#parse';
import type { ImportLog } from '../import-log.ts';

/** `UNIT_MULT` 6 says that the figures are in millions: all are brought to units. */
export function scaleOf(text: string, line: number | null, log: ImportLog): number | null {
	if (text === '') return 1;
	const exponent = Number(text);
	if (Number.isInteger(exponent) && exponent >= -12 && exponent <= 15) return Number(`1e${exponent}`);
	log.issues.add({
		code: 'import/bad-number',
		line,
		field: 'UNIT_MULT',
		expected: 'a whole number from -12 to 15, the power of ten that values are multiplied by',
		received: shown(text)
	});
	return null;
}

/** Two series under one `where` are an issue, not a choice. */
export function complainOfSeries(first: string, second: string, line: number | null, log: ImportLog): void {
	log.issues.add({
		code: 'import/several-series',
		line,
		field: 'where',
		expected: 'one value for each period',
		received: `two series: ${shown(first)}; ${shown(second)}`,
		hint: 'name the dimension that tells them apart under where in the import block'
	});
}

/** SDMX's forms of a period as ours: 2020-M03 and 2020-A1 as well. Weeks and half-years have none. */
export function sdmxPeriod(written: string, line: number | null, log: ImportLog): string | null {
	const period = written
		.replace(/^(\d{4})-?M(\d\d)$/, '$1-$2')
		.replace(/^(\d{4})-A1$/, '$1')
		.replace(/^(\d{4})Q(\d)$/, '$1-Q$2');
	if (parsePeriod(period) !== null) return period;
	log.rejected.add({
		code: 'import/bad-period',
		line,
		field: 'TIME_PERIOD',
		expected: 'a year, quarter, month or day',
		received: shown(written)
	});
	return null;
}

/** SDMX's status, or Eurostat's flag in small letters: s is estimated by Eurostat. */
export function sdmxStatus(code: string): ObservationStatus {
	const letter = code.trim().toUpperCase();
	if (letter === 'S') return 'E';
	return /^[AEPFB]$/.test(letter) ? (letter as ObservationStatus) : 'A';
}
