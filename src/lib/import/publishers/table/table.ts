import { ForeignTable } from '../../reading/table/foreign-table.ts';
import type { FoundObservation, Harvest, ImportLog } from '../../reading/import-log.ts';
import { RowFilter } from '../../reading/table/row-filter.ts';
import { owned } from '../../reading/table/selection.ts';
import { SeenKeys } from '../../reading/shared/seen-keys.ts';
import type { TableBlock } from './block.ts';
import { type Field, tableFormOf, columnPlacesOf } from './table-columns.ts';
import { PeriodReader } from './table-periods.ts';
import { figureRowOf, type FigureRow } from './table-row.ts';

/**
 * Any other table: `columns` says what stands where, `where` which rows count, `period` what a date stands for and
 * `aggregate` what becomes of several rows of one period; without it two rows of one period are an issue. A row that
 * stands twice counts once. Periods that the file cuts at its ends are left out where rows are put together.
 */
export async function readTable(
	chunks: AsyncIterable<Uint8Array>,
	block: TableBlock,
	log: ImportLog
): Promise<Harvest> {
	const table = await ForeignTable.open(chunks, tableFormOf(block), log);
	if (table === null) return log.harvest([]);
	const rows = new TableRows(block, log);
	const places = columnPlacesOf(table.places, block);
	const filter = new RowFilter(block.where, table.header, log);
	for await (const batch of table.batches()) {
		if (log.isStopped()) break;
		for (const { line, cells } of batch)
			rows.take(
				cells,
				places,
				line,
				filter.has((place) => [cells[place] ?? ''])
			);
	}
	filter.complainIfEmpty();
	return log.harvest(log.isStopped() ? [] : rows.observations());
}

interface PeriodRows {
	sum: number;
	count: number;
	last: FigureRow;
}

class TableRows {
	readonly #block: TableBlock;
	readonly #log: ImportLog;
	readonly #reader: PeriodReader;
	readonly #keys: SeenKeys;
	readonly #periods = new Map<string, PeriodRows>();
	readonly #tainted = new Set<string>();
	#isFirst = true;

	constructor(block: TableBlock, log: ImportLog) {
		this.#block = block;
		this.#log = log;
		this.#reader = new PeriodReader(block, log);
		this.#keys = new SeenKeys('row', log);
	}

	take(
		cells: readonly string[],
		places: Readonly<Record<Field, number>>,
		line: number,
		isWanted: boolean
	): void {
		const written = cells[places.period] ?? '';
		const month = places.month < 0 ? null : (cells[places.month] ?? '');
		// With columns by number the first row may be a header all the same.
		const isHeader =
			this.#isFirst &&
			typeof this.#block.columns.period === 'number' &&
			!this.#reader.isPeriod(written, month);
		this.#isFirst = false;
		if (isHeader || (!isWanted && !this.#reader.seesAll)) return;
		const period = this.#reader.periodOf(written, month, line);
		if (period === null || !isWanted) return;
		const row = figureRowOf(cells, places, line, this.#block, this.#log);
		if (row === 'missing') this.#miss(period, line);
		else if (row === null) this.#tainted.add(owned(period));
		else if (this.#keys.isNew(cells.join('\u001f'), '', line)) this.#add(period, row, line);
	}

	observations(): readonly FoundObservation[] {
		this.#keys.tell();
		const whole = this.#reader.whole([...this.#periods.keys()]);
		const from = this.#block.from ?? 0;
		return [...this.#periods].flatMap(([period, rows]) =>
			this.#tainted.has(period) || !whole.has(period) || Number(period.slice(0, 4)) < from
				? []
				: [observationOf(period, rows, this.#block)]
		);
	}

	/** No figure is no part of a mean; a sum without it would be too small. */
	#miss(period: string, line: number): void {
		if (this.#block.aggregate !== 'sum') return;
		this.#tainted.add(owned(period));
		this.#log.rejected.add({
			code: 'import/bad-number',
			line,
			field: 'value',
			expected: `every figure of ${period}, as they are added up`,
			received: 'none in this row'
		});
	}

	#add(period: string, row: FigureRow, line: number): void {
		const rows = this.#periods.get(period);
		if (rows === undefined) this.#periods.set(owned(period), { sum: row.value, count: 1, last: row });
		else if (this.#block.aggregate === undefined)
			this.#log.issues.add({
				code: 'import/several-series',
				line,
				field: 'where',
				expected: 'one row for each period',
				received: `${period} again`,
				hint: 'choose rows with where in the import block, or say there with aggregate what becomes of several'
			});
		else {
			rows.sum += row.value;
			rows.count += 1;
			rows.last = row;
		}
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
		status: isSingle ? last.status : 'E',
		locator: `column ${String(block.columns.value)}, ${period}`,
		note: last.note || (isSingle ? '' : `${block.aggregate ?? 'sum'} of ${count} rows`)
	};
}
