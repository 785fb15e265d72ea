import { shown } from '#parse';
import { DateCoverage } from '../../reading/date-coverage.ts';
import { foreignDay, monthIndex, monthsIn, spanStart, spanText } from '../../reading/foreign-date.ts';
import { columnName, ForeignTable } from '../../reading/foreign-table.ts';
import type { FoundObservation, Harvest, ImportLog } from '../../reading/import-log.ts';
import { foreignNumber } from '../../reading/selection.ts';
import type { FredBlock } from './block.ts';

interface Mean {
	sum: number;
	days: number;
	isTainted: boolean;
}

/**
 * FRED's table of one or several series, a date a row: the mean of the days, weeks or months of a period. A blank or a
 * full stop is a day without a figure. Periods cut at the ends of the file are left out.
 */
export async function readFred(
	chunks: AsyncIterable<Uint8Array>,
	block: FredBlock,
	log: ImportLog
): Promise<Harvest> {
	const columns = { date: ['observation_date', 'date'], value: [columnName(block.series)] };
	const form = { name: `FRED's series ${block.series}`, columns, required: ['date', 'value'] as const };
	const table = await ForeignTable.open(chunks, form, log);
	if (table === null) return log.harvest([]);
	const coverage = new DateCoverage();
	const span = block.every ?? 'month';
	const means = new Map<number, Mean>();
	const seen = new Set<number>();
	for await (const batch of table.batches())
		for (const { line, cells } of batch) {
			const day = foreignDay(cells[table.places.date] ?? '');
			if (day === null) complainOfDate(cells[table.places.date] ?? '', line, log);
			else if (seen.has(day)) complainOfRepeat(cells[table.places.date] ?? '', line, log);
			if (day === null || log.isStopped()) continue;
			seen.add(day);
			coverage.see(day);
			const text = (cells[table.places.value] ?? '').trim();
			const start = spanStart(monthIndex(day), span);
			const mean = means.get(start) ?? { sum: 0, days: 0, isTainted: false };
			means.set(start, mean);
			if (text === '' || text === '.') continue;
			const value = foreignNumber(text, line, block.series, log);
			if (value === null) mean.isTainted = true;
			else {
				mean.sum += value;
				mean.days += 1;
			}
		}
	return log.harvest(observationsOf(means, coverage, block, log));
}

function observationsOf(
	means: ReadonlyMap<number, Mean>,
	coverage: DateCoverage,
	block: FredBlock,
	log: ImportLog
): readonly FoundObservation[] {
	const months = monthsIn[block.every ?? 'month'];
	const cut: string[] = [];
	const observations = [...means].flatMap(
		([start, { sum, days, isTainted }]): readonly FoundObservation[] => {
			const period = spanText(start, months);
			if (days === 0 || isTainted || start < (block.from ?? 0) * 12) return [];
			if (!coverage.isWhole(start, start + months - 1)) {
				cut.push(period);
				return [];
			}
			const value = sum / days / (block.divide ?? 1);
			const rest = { period, low: null, high: null, locator: `series ${block.series}, ${period}` };
			if (days === 1) return [{ ...rest, value, status: 'A', note: '' }];
			return [{ ...rest, value, status: 'E', note: `Mean of ${days} dates.` }];
		}
	);
	coverage.tellCut(cut, log);
	return observations;
}

function complainOfDate(cell: string, line: number, log: ImportLog): void {
	log.issues.add({
		code: 'import/bad-date',
		line,
		field: 'observation_date',
		expected: 'a date such as 2026-10-01',
		received: shown(cell),
		hint: 'a spreadsheet may have saved the file again; download it anew'
	});
}

function complainOfRepeat(cell: string, line: number, log: ImportLog): void {
	log.issues.add({
		code: 'import/two-values',
		line,
		field: 'observation_date',
		expected: 'each date once',
		received: `${cell} again`,
		hint: 'files may have been put together; download one'
	});
}
