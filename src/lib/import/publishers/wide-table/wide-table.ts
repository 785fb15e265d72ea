import type { ObservationStatus } from '#engine';
import { parsePeriod, shown } from '#parse';
import { spanText, writtenMonth } from '../../reading/table/foreign-date.ts';
import { ForeignTable, type TableForm } from '../../reading/table/foreign-table.ts';
import type { FoundObservation, Harvest, ImportLog } from '../../reading/import-log.ts';
import { markedNumber, withoutFlags } from '../../reading/table/marked-number.ts';
import { RowFilter } from '../../reading/table/row-filter.ts';
import { SeenKeys } from '../../reading/shared/seen-keys.ts';
import type { WideTableBlock } from './block.ts';

const form: TableForm<'scale' | 'estimates'> = {
	name: 'a table with periods across',
	columns: { scale: ['scale'], estimates: ['estimates start after'] },
	required: [],
	delimiters: [',', ';', '\t'],
	fits: (_places, header) => header.filter((cell) => periodOf(cell) !== null).length >= 2
};

/** How the IMF writes that there is no figure, beside what others do. */
const MISSING = /^(?:|\.+|:|-+|n\/?a|nan)$/i;

const scales: Readonly<Record<string, number>> = {
	'': 1,
	units: 1,
	thousands: 1e3,
	millions: 1e6,
	billions: 1e9,
	trillions: 1e12
};

/**
 * A row of a table whose columns are periods. A column `Scale` (Billions) brings the figures to units; years beyond
 * `Estimates Start After` are the publisher's forecasts, and become rows with the status F.
 */
export async function readWideTable(
	chunks: AsyncIterable<Uint8Array>,
	block: WideTableBlock,
	log: ImportLog
): Promise<Harvest> {
	const table = await ForeignTable.open(chunks, form, log);
	if (table === null) return log.harvest([]);
	const { places, header } = table;
	const periods = header.flatMap((cell, place) => {
		const period = periodOf(cell);
		return period === null ? [] : [{ period, place }];
	});
	const names = periods.map(({ period }) => period);
	const twice = names.find((period, index) => names.indexOf(period) < index);
	if (twice !== undefined) complainOfPeriod(twice, log);
	const filter = new RowFilter(block.where, header, log);
	const keys = new SeenKeys('row of the table', log);
	let found: readonly FoundObservation[] | null = null;
	let chosen: readonly string[] = [];
	for await (const batch of table.batches())
		for (const { line, cells } of batch) {
			if (log.isStopped()) return log.harvest([]);
			if (!filter.has((place) => [cells[place] ?? ''])) continue;
			if (!keys.isNew(cells.join('\u001f'), '', line)) continue;
			if (found !== null) complainOfRows(line, log);
			const scale = scales[(cells[places.scale] ?? '').trim().toLowerCase()];
			if (scale === undefined) complainOfScale(cells[places.scale] ?? '', line, log);
			chosen = cells;
			const last = Number(cells[places.estimates] ?? '') || Infinity;
			found = periods.flatMap(
				({ period, place }) =>
					observationOf(cells[place] ?? '', period, { line, scale: scale ?? 1, last }, block, log) ?? []
			);
		}
	keys.tell();
	filter.complainIfEmpty();
	if (found !== null) filter.tellUnsaid(chosen, (name) => /^units?$/i.test(name));
	const from = block.from ?? 0;
	return log.harvest((found ?? []).filter(({ period }) => Number(period.slice(0, 4)) >= from));
}

/** A year, quarter or month in a header, also as `2020 [YR2020]` or `2020M03`. */
function periodOf(cell: string): string | null {
	const text = cell
		.trim()
		.replace(/ \[YR\d{4}\]$/i, '')
		.replace(/^(\d{4})Q([1-4])$/i, '$1-Q$2');
	if (/^(?:19|20)\d\d(?:-Q[1-4]|-\d\d)?$/.test(text)) return parsePeriod(text) === null ? null : text;
	const month = writtenMonth(text);
	return month === null ? null : spanText(month, 1);
}

/** Where a row stands, what its figures are in, and its last year that is no forecast. */
interface RowFacts {
	readonly line: number;
	readonly scale: number;
	readonly last: number;
}

function observationOf(
	cell: string,
	period: string,
	{ line, scale, last }: RowFacts,
	block: WideTableBlock,
	log: ImportLog
): FoundObservation | null {
	const { text, status } = withoutFlags(cell, block.flags ?? {});
	if (MISSING.test(text)) return null;
	const value = markedNumber(text, block.decimal ?? '.');
	if (value === null) {
		log.rejected.add({
			code: 'import/bad-number',
			line,
			field: period,
			expected: 'a number',
			received: shown(cell)
		});
		return null;
	}
	const row = Object.values(block.where).map(String).join(', ');
	const isForecast = Number(period.slice(0, 4)) > last;
	const found: ObservationStatus = isForecast ? 'F' : status;
	const rest = { low: null, high: null, status: found, locator: `row ${row}, ${period}`, note: '' };
	return { period, value: (value * scale) / (block.divide ?? 1), ...rest };
}

function complainOfPeriod(period: string, log: ImportLog): void {
	log.issues.add({
		code: 'import/two-values',
		line: 1,
		field: period,
		expected: 'one column for each period',
		received: 'two',
		hint: 'the file may have been put together by hand; download it anew'
	});
}

function complainOfRows(line: number, log: ImportLog): void {
	log.issues.add({
		code: 'import/several-series',
		line,
		field: 'where',
		expected: 'one row',
		received: 'another one',
		hint: 'name the column that tells them apart under where in the import block'
	});
}

function complainOfScale(cell: string, line: number, log: ImportLog): void {
	log.issues.add({
		code: 'import/bad-number',
		line,
		field: 'scale',
		expected: Object.keys(scales)
			.filter((word) => word !== '')
			.join(', '),
		received: shown(cell)
	});
}
