import { shown } from '#parse';
import { DatedMeans } from '../../reading/shared/dated-means.ts';
import { columnName, ForeignTable, type TableForm } from '../../reading/table/foreign-table.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import type { EiaBlock } from './block.ts';
import { eiaDay } from './eia-date.ts';

const form: TableForm<'date'> = {
	name: 'a series of the EIA',
	columns: { date: ['day', 'week of', 'month', 'year', 'date'] },
	required: ['date'],
	fits: ({ date }, header) => date === 0 && header.length > 1
};

/**
 * The EIA's series as its pages give them: a title, an address that holds the source key, and then dates, newest first;
 * or its workbook saved as CSV, with a row of source keys and a column for each.
 */
export async function readEia(
	chunks: AsyncIterable<Uint8Array>,
	block: EiaBlock,
	log: ImportLog
): Promise<Harvest> {
	const table = await ForeignTable.open(chunks, form, log);
	if (table === null) return log.harvest([]);
	const place = placeOf(table.header, keysOf(table.preamble), block.series);
	if (place < 1) complainOfSeries(table.header, table.preamble, block.series, log);
	const means = new DatedMeans(block, log);
	for await (const batch of table.batches())
		for (const { line, cells } of batch) {
			const day = eiaDay(cells[0] ?? '', line, log);
			if (day === null || log.isStopped()) return log.harvest([]);
			means.add(day, cells[place] ?? '', line);
		}
	return log.harvest(means.observations());
}

/** The source key of each column, from the row `Sourcekey` or from the page's address (`RBRTED.htm`, `s=RBRTE&f=D`). */
function keysOf(preamble: readonly string[]): readonly string[] {
	const row = preamble.find((line) => /^sourcekey,/i.test(line));
	if (row !== undefined) return row.split(',').map((key) => key.trim());
	const [, address = '', query = ''] =
		/eia\.gov\/dnav\/\S*?(?:\/(\w+)[dwma]\.htm|[?&]s=(\w+))/i.exec(preamble.join('\n')) ?? [];
	return ['', address === '' ? query : address];
}

function placeOf(header: readonly string[], keys: readonly string[], series: string): number {
	const wanted = columnName(series);
	const byKey = keys.findIndex((key, place) => place > 0 && columnName(key) === wanted);
	return byKey > 0 ? byKey : header.findIndex((cell, place) => place > 0 && columnName(cell) === wanted);
}

function complainOfSeries(
	header: readonly string[],
	preamble: readonly string[],
	series: string,
	log: ImportLog
): void {
	const others = [...keysOf(preamble), ...header.slice(1)].filter(
		(name) => name !== '' && !/^sourcekey$/i.test(name)
	);
	log.issues.add({
		code: 'import/no-match',
		field: 'series',
		expected: `the series ${series}`,
		received: `only others, such as ${others
			.slice(0, 5)
			.map((one) => shown(one))
			.join(', ')}`,
		hint: 'choose the right file, or name the series in the import block by its source key'
	});
}
