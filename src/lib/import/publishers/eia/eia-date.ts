import type { Day } from '#engine';
import { dayOf, shown } from '#parse';
import { foreignDay, monthEnd, writtenMonth } from '../../reading/table/foreign-date.ts';
import type { ImportLog } from '../../reading/import-log.ts';

/** EIA's dates: `10/21/2024`, `May 20, 1987`, `2026-08-20`; a month or a year stands for its last day. */
export function eiaDay(cell: string, line: number, log: ImportLog): Day | null {
	const text = cell.trim().replace(/^([a-z]{3}) (\d{1,2}), (\d{4})$/i, '$2 $1 $3');
	const month = writtenMonth(text);
	const year = /^(?:1[89]|20)\d\d$/.test(text) ? dayOf(Number(text), 12, 31) : null;
	// Dots and dashes are a spreadsheet's, and then the day may stand first.
	const written = /^\d{1,2}[-.]\d/.test(text) ? null : foreignDay(text, 'month-first');
	const day = written ?? (month === null ? year : monthEnd(month));
	if (day === null)
		log.issues.add({
			code: 'import/bad-date',
			line,
			expected: 'a date as the EIA writes it, such as 10/21/2024, Oct 2024 or 2024',
			received: shown(cell),
			hint: 'a spreadsheet may have saved the file again; download it anew'
		});
	return day;
}
