import { foreignDay } from '../../reading/table/foreign-date.ts';
import { columnName, ForeignTable, type TableForm } from '../../reading/table/foreign-table.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import { foreignNumber } from '../../reading/table/selection.ts';
import type { WorldBankBlock } from './block.ts';
import { SeriesLedger } from './series-ledger.ts';

type Field = 'country' | 'code' | 'series' | 'seriesCode' | 'time' | 'value';

/** DataBank across and down, the site's own download, and the form of the Humanitarian Data Exchange. */
const form: TableForm<Field> = {
	name: 'a table of the World Bank',
	columns: {
		country: ['country name', 'country'],
		code: ['country code', 'country iso3', 'countryiso3code'],
		series: ['series name', 'indicator name'],
		seriesCode: ['series code', 'indicator code'],
		time: ['time', 'year'],
		value: ['value']
	},
	required: ['code', 'seriesCode'],
	fits: (places, header) => {
		const { code, seriesCode, time, value } = places;
		if (code < 0) return false;
		if (seriesCode >= 0) return yearColumns(header).length > 0 || (time >= 0 && value >= 0);
		return time >= 0 && header.some((cell) => seriesInHeader(cell) !== null);
	}
};

/** Reads whichever of the forms the header shows; the date stands above or below the table. */
export async function readTables(
	chunks: AsyncIterable<Uint8Array>,
	block: WorldBankBlock,
	log: ImportLog
): Promise<Harvest> {
	const table = await ForeignTable.open(chunks, form, log);
	if (table === null) return log.harvest([]);
	const { places, header } = table;
	const ledger = new SeriesLedger(block, log);
	const years = yearColumns(header);
	const inHeader = header.flatMap((cell, place) => {
		const series = seriesInHeader(cell);
		return series === null ? [] : [{ series, place }];
	});
	for await (const batch of table.batches())
		for (const { line, cells } of batch) {
			const cell = (place: number): string => (cells[place] ?? '').trim();
			if (!ledger.country.has(cell(places.code), cell(places.country))) continue;
			const add = (period: string, place: number): void => addCell(ledger, period, cell(place), line, log);
			if (places.seriesCode < 0) {
				for (const { series, place } of inHeader)
					if (ledger.series.has(...series)) add(cell(places.time), place);
			} else if (!ledger.series.has(cell(places.seriesCode), cell(places.series))) continue;
			else if (years.length > 0) for (const { period, place } of years) add(period, place);
			else add(cell(places.time), places.value);
		}
	log.released = updatedOn([...table.preamble, ...table.footnotes]);
	return ledger.harvest();
}

/** `..` and blank are no figure. */
function addCell(ledger: SeriesLedger, period: string, text: string, line: number, log: ImportLog): void {
	if (text === '' || text === '..') return;
	const value = foreignNumber(text, line, period, log);
	if (value !== null) ledger.add(period, value, line);
}

/** `2022`, or `2022 [YR2022]` as DataBank writes it. */
function yearColumns(
	header: readonly string[]
): readonly { readonly period: string; readonly place: number }[] {
	return header.flatMap((cell, place) => {
		const match = /^((?:19|20)\d\d)(?: \[yr\d{4}\])?$/.exec(columnName(cell));
		return match === null ? [] : [{ period: match[1] ?? '', place }];
	});
}

/** Code and name of `GDP (current US$) [NY.GDP.MKTP.CD]`; null for other columns. */
function seriesInHeader(cell: string): readonly [string, string] | null {
	const match = /^(.*\S)\s*\[([A-Z0-9_]+(?:\.[A-Z0-9_]+)+)\]$/i.exec(cell.trim());
	return match === null ? null : [match[2] ?? '', match[1] ?? ''];
}

/** `Last Updated: 09/18/2024`, month first, or `Last Updated Date,2024-06-28`. */
function updatedOn(notes: readonly string[]): number | null {
	for (const note of notes) {
		const match = /last updated(?: date)?"?[:,]\s*"?([\d/-]+)/i.exec(note);
		if (match !== null) return foreignDay(match[1] ?? '', 'month-first');
	}
	return null;
}
