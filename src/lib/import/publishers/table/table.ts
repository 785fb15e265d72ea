import { parsePeriod, shown } from '#parse';
import type { TableBlock } from './block.ts';
import { foreignDay, monthIndex, monthsIn, spanStart, spanText } from '../../reading/foreign-date.ts';
import { columnName, ForeignTable, type TableForm } from '../../reading/foreign-table.ts';
import type { FoundObservation, Harvest, ImportLog } from '../../reading/import-log.ts';
import { RowFilter } from '../../reading/row-filter.ts';
import { foreignNumber, owned } from '../../reading/selection.ts';

type Field = 'period' | 'value' | 'low' | 'high' | 'note';
const FIELDS: readonly Field[] = ['period', 'value', 'low', 'high', 'note'];

/**
 * Any other table: `columns` says what stands where, `where` which rows count, `period` what a date stands for and
 * `aggregate` what becomes of several rows of one period; without it two rows of one period are an issue.
 */
export async function readTable(
	chunks: AsyncIterable<Uint8Array>,
	block: TableBlock,
	log: ImportLog
): Promise<Harvest> {
	const table = await ForeignTable.open(chunks, formOf(block), log);
	if (table === null) return log.harvest([]);
	const places = placesOf(table.places, block);
	const filter = new RowFilter(block.where, table.header, log);
	const periods = new Map<string, PeriodRows>();
	const tainted = new Set<string>();
	for await (const batch of table.batches()) {
		if (log.isStopped()) break;
		for (const { line, cells } of batch) {
			if (!filter.has((place) => [cells[place] ?? ''])) continue;
			const period = periodOf(cells[places.period] ?? '', line, block, log);
			if (period === null || (cells[places.value] ?? '').trim() === '') continue;
			const row = rowOf(cells, places, line, block, log);
			if (row === null) tainted.add(owned(period));
			else add(periods, period, row, line, block, log);
		}
	}
	filter.complainIfEmpty();
	const observations = [...periods].flatMap(([period, rows]) =>
		tainted.has(period) ? [] : [observationOf(period, rows, block)]
	);
	return log.harvest(observations.filter(({ period }) => Number(period.slice(0, 4)) >= (block.from ?? 0)));
}

interface TableRow {
	readonly value: number;
	readonly low: number | null;
	readonly high: number | null;
	readonly note: string;
}

interface PeriodRows {
	sum: number;
	count: number;
	last: TableRow;
}

function formOf({ columns, delimiter }: TableBlock): TableForm<Field> {
	const names = (field: Field): readonly string[] => {
		const column = columns[field];
		return typeof column === 'string' ? [columnName(column)] : [];
	};
	const named = Object.fromEntries(FIELDS.map((field) => [field, names(field)]));
	return {
		name: 'the table of the mapping',
		columns: named as Record<Field, readonly string[]>,
		required: FIELDS.filter((field) => names(field).length > 0),
		...(delimiter === undefined ? {} : { delimiter })
	};
}

/** Columns by name come from the header, those by number from the mapping. */
function placesOf(
	found: Readonly<Record<Field, number>>,
	{ columns }: TableBlock
): Readonly<Record<Field, number>> {
	const places = { ...found };
	for (const field of FIELDS) {
		const column = columns[field];
		if (typeof column === 'number') places[field] = column - 1;
	}
	return places;
}

function periodOf(cell: string, line: number, block: TableBlock, log: ImportLog): string | null {
	const text = cell.trim();
	const day = foreignDay(text, block.dates ?? 'year-first');
	const span = block.period ?? 'as-written';
	const month = day !== null ? monthIndex(day) : monthOfText(text);
	if (span !== 'as-written' && month !== null) return spanText(spanStart(month, span), monthsIn[span]);
	if (parsePeriod(text) !== null && (span === 'as-written' || (span === 'year' && /^\d{4}$/.test(text))))
		return text;
	log.rejected.add({
		code: 'import/bad-period',
		line,
		field: String(block.columns.period),
		expected: span === 'as-written' ? 'a period such as 2019, 2019-08 or 2019-08-17' : 'a date',
		received: shown(cell),
		hint: 'set dates to day-first or month-first if the publisher writes so'
	});
	return null;
}

function monthOfText(text: string): number | null {
	const match = /^(\d{4})-?M?(\d\d)$/.exec(text);
	return match === null ? null : Number(match[1]) * 12 + Number(match[2]) - 1;
}

function rowOf(
	cells: readonly string[],
	places: Readonly<Record<Field, number>>,
	line: number,
	block: TableBlock,
	log: ImportLog
): TableRow | null {
	const number = (field: 'value' | 'low' | 'high'): number | null => {
		const cell = (cells[places[field]] ?? '').trim();
		if (places[field] < 0 || cell === '') return null;
		const read = foreignNumber(
			block.decimal === ',' ? cell.replaceAll('.', '').replace(',', '.') : cell,
			line,
			field,
			log
		);
		return read === null ? null : read / (block.divide ?? 1);
	};
	const value = block.aggregate === 'count' ? 1 : number('value');
	if (value === null) return null;
	return { value, low: number('low'), high: number('high'), note: owned(cells[places.note] ?? '') };
}

function add(
	periods: Map<string, PeriodRows>,
	period: string,
	row: TableRow,
	line: number,
	block: TableBlock,
	log: ImportLog
): void {
	const rows = periods.get(period);
	if (rows === undefined) periods.set(owned(period), { sum: row.value, count: 1, last: row });
	else if (block.aggregate === undefined)
		log.issues.add({
			code: 'import/several-series',
			line,
			field: 'where',
			expected: 'one row for each period',
			received: `${period} again`,
			hint: 'choose rows with where, or say with aggregate what becomes of several'
		});
	else {
		rows.sum += row.value;
		rows.count += 1;
		rows.last = row;
	}
}

function observationOf(
	period: string,
	{ sum, count, last }: PeriodRows,
	block: TableBlock
): FoundObservation {
	const isSingle = count === 1 && block.aggregate !== 'count';
	const value = block.aggregate === 'mean' ? sum / count : block.aggregate === 'last' ? last.value : sum;
	return {
		period,
		value,
		low: isSingle ? last.low : null,
		high: isSingle ? last.high : null,
		status: isSingle ? 'A' : 'E',
		locator: `column ${String(block.columns.value)}, ${period}`,
		note: last.note || (isSingle ? '' : `${block.aggregate ?? 'sum'} of ${count} rows`)
	};
}
