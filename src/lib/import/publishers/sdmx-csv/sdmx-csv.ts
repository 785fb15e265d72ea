import type { ObservationStatus } from '#engine';
import { dayOf } from '#parse';
import type { SdmxBlock } from './block.ts';
import { columnName, ForeignTable, type TableForm } from '../../reading/table/foreign-table.ts';
import type { FoundObservation, Harvest, ImportLog } from '../../reading/import-log.ts';
import { SeenKeys } from '../../reading/shared/seen-keys.ts';
import { foreignDay } from '../../reading/table/foreign-date.ts';
import { complainOfSeries, scaleOf, sdmxPeriod, sdmxStatus } from '../../reading/shared/sdmx-values.ts';
import { RowFilter } from '../../reading/table/row-filter.ts';
import { foreignNumber, owned } from '../../reading/table/selection.ts';

const form: TableForm<'period' | 'value' | 'status' | 'action' | 'multiplier' | 'updated'> = {
	name: 'SDMX-CSV',
	columns: {
		period: ['time_period'],
		value: ['obs_value'],
		status: ['obs_status', 'obs_flag'],
		updated: ['last update', 'last_update'],
		action: ['action'],
		multiplier: ['unit_mult']
	},
	required: ['period', 'value'],
	delimiters: [',', ';', '\t'],
	// With labels a header says "FREQ: Frequency".
	nameOf: (cell) => columnName(cell.split(':')[0] ?? '')
};

/** Columns that say nothing of which series a row belongs to. */
const NO_DIMENSION =
	/^(?:dataflow|structure|structure_id|structure_name|action|last update|time_period|obs_|conf_status|decimals|unit_mult|comment|note)/i;

/**
 * SDMX-CSV 1.0 and 2.0 as IMF, OECD, Eurostat and BIS send it, with codes, labels or both. `where` must leave one
 * series: two values for one period are an issue, not a choice.
 */
export async function readSdmxCsv(
	chunks: AsyncIterable<Uint8Array>,
	block: SdmxBlock,
	log: ImportLog
): Promise<Harvest> {
	const table = await ForeignTable.open(chunks, form, log);
	if (table === null) return log.harvest([]);
	const { places, header } = table;
	const codes = header.map((cell) => (cell.split(':')[0] ?? '').trim());
	const filter = new RowFilter(block.where, codes, log);
	const found = new Map<string, { readonly observation: FoundObservation; readonly series: string }>();
	const keys = new SeenKeys('period of a series', log);
	let chosen: readonly string[] = [];
	for await (const batch of table.batches())
		for (const { line, cells } of batch) {
			const code = (place: number): string => ((cells[place] ?? '').split(':')[0] ?? '').trim();
			if (!filter.has((place) => [code(place), cells[place] ?? '']) || code(places.action) === 'D') continue;
			const period = sdmxPeriod(code(places.period), line, log);
			noteUpdate(cells[places.updated] ?? '', log);
			if (period === null || isBlank(cells[places.value])) continue;
			const value = foreignNumber(cells[places.value] ?? '', line, 'OBS_VALUE', log);
			if (value === null) continue;
			const series = cells.filter((_, place) => isDimension(codes[place] ?? '')).join(' ');
			const isFirst = keys.isNew(`${period} ${series}`, `${value} ${code(places.multiplier)}`, line);
			const other = isFirst ? found.get(period) : undefined;
			if (other !== undefined) complainOfSeries(other.series, series, line, log);
			if (!isFirst) continue;
			if (log.isStopped()) return log.harvest([]);
			const scale = scaleOf(code(places.multiplier), line, log);
			if (scale === null) return log.harvest([]);
			const status = sdmxStatus(code(places.status));
			if (found.size === 0) chosen = cells.map((cell) => owned(cell.split(':')[0] ?? ''));
			found.set(owned(period), {
				observation: observationOf(period, value * scale, status, block),
				series: owned(series)
			});
		}
	keys.tell();
	filter.complainIfEmpty();
	filter.tellUnsaid(chosen, isDimension);
	const from = String(block.from ?? '');
	return log.harvest(
		[...found.values()].map((one) => one.observation).filter(({ period }) => period >= from)
	);
}

function isDimension(name: string): boolean {
	return name.trim() !== '' && !NO_DIMENSION.test(name);
}

function isBlank(cell: string | undefined): boolean {
	return cell === undefined || /^\s*(?:nan|:|\.\.)?\s*$/i.test(cell);
}

/** The day on which a row was last changed is the file's: Eurostat writes `13/06/26 23:00:00`, day first. */
function noteUpdate(cell: string, log: ImportLog): void {
	const match = /^(\d\d)\/(\d\d)\/(\d\d)(?: |$)/.exec(cell.trim());
	const day =
		match === null ? foreignDay(cell) : dayOf(2000 + Number(match[3]), Number(match[2]), Number(match[1]));
	if (day !== null && day > (log.released ?? -Infinity)) log.released = day;
}

function observationOf(
	period: string,
	value: number,
	status: ObservationStatus,
	{ where, divide = 1 }: SdmxBlock
): FoundObservation {
	const keys = Object.entries(where ?? {}).map(([key, wanted]) => `${key} ${String(wanted)}`);
	const locator = [...keys, period].join(', ');
	return { period, value: value / divide, low: null, high: null, status, locator, note: '' };
}
