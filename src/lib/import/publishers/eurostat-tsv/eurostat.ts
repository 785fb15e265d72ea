import type { ObservationStatus } from '#engine';
import { parsePeriod, shown } from '#parse';
import { spanText, writtenMonth } from '../../reading/table/foreign-date.ts';
import { ForeignTable, type TableForm } from '../../reading/table/foreign-table.ts';
import type { FoundObservation, Harvest, ImportLog } from '../../reading/import-log.ts';
import { withoutFlags } from '../../reading/table/marked-number.ts';
import { RowFilter } from '../../reading/table/row-filter.ts';
import { SeenKeys } from '../../reading/shared/seen-keys.ts';
import { foreignNumber } from '../../reading/table/selection.ts';
import type { EurostatBlock } from './block.ts';

const form: TableForm<never> = {
	name: 'a table of Eurostat',
	columns: {},
	required: [],
	delimiters: ['\t'],
	fits: (_places, [first = '', ...rest]) => KEYS.test(first) && rest.length > 0
};

/** The header of the first column names the dimensions of its codes: `freq,unit,geo\TIME_PERIOD`. */
const KEYS = /^([\w,]+)\\(?:time_period|time)$/i;

/** Eurostat's flags: b break, e estimated, f forecast, p provisional, s estimated by Eurostat, i imputed. Others leave the figure as it is. */
const FLAGS: Readonly<Record<string, ObservationStatus>> = {
	...{ b: 'B', e: 'E', f: 'F', p: 'P', s: 'E', i: 'E' },
	...{ c: 'A', d: 'A', k: 'A', m: 'A', n: 'A', r: 'A', u: 'A', z: 'A' }
};

/** A row of a table of Eurostat; `where` must leave one: two rows are an issue, not a choice. */
export async function readEurostat(
	chunks: AsyncIterable<Uint8Array>,
	block: EurostatBlock,
	log: ImportLog
): Promise<Harvest> {
	const table = await ForeignTable.open(chunks, form, log);
	if (table === null) return log.harvest([]);
	const [first = '', ...periods] = table.header.map((cell) => cell.trim());
	const twice = periods.find((period, index) => periods.indexOf(period) < index);
	if (twice !== undefined) complainOfTwo(twice, log);
	const dimensions = (KEYS.exec(first)?.[1] ?? '').split(',');
	const filter = new RowFilter(block.where, dimensions, log);
	const keys = new SeenKeys('row of the table', log);
	let found: readonly FoundObservation[] | null = null;
	let series = '';
	for await (const batch of table.batches())
		for (const { line, cells } of batch) {
			if (log.isStopped()) return log.harvest([]);
			const codes = (cells[0] ?? '').split(',').map((code) => code.trim());
			if (codes.length !== dimensions.length) complainOfKey(dimensions, cells[0] ?? '', line, log);
			if (!filter.has((place) => [codes[place] ?? ''])) continue;
			if (!keys.isNew(codes.join(','), cells.slice(1).join('\t'), line)) continue;
			if (found !== null) complainOfRows(series, codes.join(', '), line, log);
			series = codes.join(', ');
			found = periods.flatMap((written, index) =>
				observationOf(cells[index + 1] ?? '', written, series, line, block, log)
			);
		}
	keys.tell();
	filter.complainIfEmpty();
	if (series !== '') filter.tellUnsaid(series.split(', '));
	const from = block.from ?? 0;
	return log.harvest((found ?? []).filter(({ period }) => Number(period.slice(0, 4)) >= from));
}

function observationOf(
	cell: string,
	written: string,
	series: string,
	line: number,
	{ divide = 1 }: EurostatBlock,
	log: ImportLog
): readonly FoundObservation[] {
	const { text, status } = withoutFlags(cell, FLAGS);
	if (text === ':' || text === '') return [];
	const period = periodOf(written);
	if (period === null) complainOfPeriod(written, log);
	const value = foreignNumber(text, line, written, log);
	if (value === null || period === null) return [];
	return [
		{
			period,
			value: value / divide,
			low: null,
			high: null,
			status,
			locator: `${series}, ${period}`,
			note: ''
		}
	];
}

/** `2020`, `2020-Q1`, `2020Q1`, `2020-01`, `2020M01`, `2020-01-31`. Weeks and half-years have none. */
function periodOf(written: string): string | null {
	const text = written.replace(/^(\d{4})-?Q([1-4])$/, '$1-Q$2');
	const month = writtenMonth(text);
	if (month !== null) return spanText(month, 1);
	return parsePeriod(text) === null ? null : text;
}

function complainOfPeriod(written: string, log: ImportLog): void {
	log.rejected.add({
		code: 'import/bad-period',
		line: 1,
		field: 'TIME_PERIOD',
		expected: 'a year, quarter, month or day',
		received: shown(written)
	});
}

function complainOfTwo(period: string, log: ImportLog): void {
	log.issues.add({
		code: 'import/two-values',
		line: 1,
		field: period,
		expected: 'one column for each period',
		received: 'two',
		hint: 'the file may have been put together by hand; download it anew'
	});
}

function complainOfKey(dimensions: readonly string[], key: string, line: number, log: ImportLog): void {
	log.issues.add({
		code: 'import/ragged-row',
		line,
		expected: `codes of ${dimensions.join(', ')}`,
		received: shown(key),
		hint: 'the file may have been changed by hand; download it anew'
	});
}

function complainOfRows(first: string, second: string, line: number, log: ImportLog): void {
	log.issues.add({
		code: 'import/several-series',
		line,
		field: 'where',
		expected: 'one row',
		received: `two: ${shown(first)}; ${shown(second)}`,
		hint: 'name the dimension that tells them apart under where in the import block'
	});
}
