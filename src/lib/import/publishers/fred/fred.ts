import { shown } from '#parse';
import { DatedMeans } from '../../reading/shared/dated-means.ts';
import { foreignDay } from '../../reading/table/foreign-date.ts';
import { columnName, ForeignTable } from '../../reading/table/foreign-table.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import type { FredBlock } from './block.ts';

/** FRED's table of one or several series, a date a row: the mean of the days, weeks or months of a period. */
export async function readFred(
	chunks: AsyncIterable<Uint8Array>,
	block: FredBlock,
	log: ImportLog
): Promise<Harvest> {
	const columns = { date: ['observation_date', 'date'], value: [columnName(block.series)] };
	const form = { name: `FRED's series ${block.series}`, columns, required: ['date', 'value'] as const };
	const table = await ForeignTable.open(chunks, form, log);
	if (table === null) return log.harvest([]);
	const means = new DatedMeans(block, log);
	for await (const batch of table.batches())
		for (const { line, cells } of batch) {
			const date = cells[table.places.date] ?? '';
			const day = foreignDay(date);
			if (day === null) complainOfDate(date, line, log);
			else means.add(day, cells[table.places.value] ?? '', line);
		}
	return log.harvest(means.observations());
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
