import { ForeignTable, type TableForm } from '../../reading/table/foreign-table.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import { jsonRecords, type JsonRecord } from '../../reading/file/json-stream.ts';
import { SeenKeys } from '../../reading/shared/seen-keys.ts';
import { foreignNumber } from '../../reading/table/selection.ts';
import { textChunks } from '../../reading/file/text-stream.ts';
import type { ComtradeBlock } from './block.ts';
import { tradeObservations } from './trade-observations.ts';
import { TradeLedger, type TradeRow } from './trade-ledger.ts';

/** Each field under its name in the new CSV and JSON, then in the older downloads. */
const columns = {
	period: ['period', 'refyear', 'year', 'yr'],
	reporter: ['reportercode', 'reporter code', 'rtcode'],
	reporterIso: ['reporteriso', 'reporter iso', 'rt3iso'],
	reporterName: ['reporterdesc', 'reporter', 'rttitle'],
	partner: ['partnercode', 'partner code', 'ptcode'],
	partnerIso: ['partneriso', 'partner iso', 'pt3iso'],
	partnerName: ['partnerdesc', 'partner', 'pttitle'],
	flow: ['flowcode', 'trade flow code', 'rgcode'],
	commodity: ['cmdcode', 'commodity code', 'cmdcode'],
	value: ['primaryvalue', 'trade value (us$)', 'value', 'tradevalue'],
	partner2: ['partner2code', '2nd partner code'],
	customs: ['customscode', 'customs proc. code'],
	transport: ['motcode', 'mode of transport code'],
	frequency: ['freqcode'],
	kind: ['typecode']
} as const;
type Field = keyof typeof columns;

const form: TableForm<Field> = {
	name: 'a UN Comtrade download',
	columns,
	required: ['period', 'reporter', 'partner', 'flow', 'commodity', 'value']
};

/** Where rows go on their way from the file into the sums. */
interface TradeSink {
	readonly ledger: TradeLedger;
	readonly keys: SeenKeys;
	readonly log: ImportLog;
}

/**
 * UN Comtrade: a partner's share of a reporter's trade, or its value. Reads the new CSV of 47 columns, the older ones,
 * and the JSON of the public interface. Rows by customs procedure, transport or second partner are parts of a total
 * that is there as well, and are passed over. One total in two classifications is one total.
 */
export async function readComtrade(
	chunks: AsyncIterable<Uint8Array>,
	block: ComtradeBlock,
	log: ImportLog,
	isJson: boolean
): Promise<Harvest> {
	const ledger = new TradeLedger(block);
	const keys = new SeenKeys('period, reporter, partner, flow and commodity', log);
	if (isJson) await readJson(chunks, { ledger, keys, log });
	else await readCsv(chunks, { ledger, keys, log });
	keys.tell();
	return log.harvest(log.isStopped() ? [] : tradeObservations(ledger, block, log));
}

async function readJson(chunks: AsyncIterable<Uint8Array>, sink: TradeSink): Promise<void> {
	const { log } = sink;
	for await (const batch of jsonRecords(textChunks(chunks, log), log))
		for (const record of batch) addRow((field) => jsonCell(record, field), log.rows, sink);
	if (log.rows > 0 || log.isStopped()) return;
	log.issues.add({
		code: 'import/empty',
		expected: 'records of trade',
		received: 'an answer without any',
		hint: 'Comtrade answers so when a country has not reported the year, or when too much was asked'
	});
}

const jsonNames = new WeakMap<object, ReadonlyMap<string, string>>();

/** A record's value under any of a field's names, whatever their case. */
function jsonCell(record: JsonRecord, field: Field): string {
	let names = jsonNames.get(record);
	if (names === undefined) {
		names = new Map(Object.keys(record).map((key) => [key.toLowerCase(), key]));
		jsonNames.set(record, names);
	}
	for (const name of columns[field]) {
		const value = record[names.get(name) ?? ''];
		if (typeof value === 'string') return value;
		if (typeof value === 'number') return String(value);
	}
	return '';
}

async function readCsv(chunks: AsyncIterable<Uint8Array>, sink: TradeSink): Promise<void> {
	const table = await ForeignTable.open(chunks, form, sink.log);
	if (table === null) return;
	for await (const batch of table.batches())
		for (const { line, cells } of batch)
			addRow((field) => (cells[table.places[field]] ?? '').trim(), line, sink);
}

/** A total says 0, C00 or nothing where a part names its kind. */
function isTotal(cell: string): boolean {
	return cell === '' || cell === '0' || cell === 'C00';
}

const flows: Readonly<Record<string, TradeRow['flow']>> = {
	M: 'imports',
	X: 'exports',
	'1': 'imports',
	'2': 'exports'
};

function addRow(cell: (field: Field) => string, line: number, { ledger, keys, log }: TradeSink): void {
	const flow = flows[cell('flow')];
	// Services have totals of the same name.
	if (cell('kind') === 'S') return;
	if (flow === undefined || ![cell('partner2'), cell('customs'), cell('transport')].every(isTotal)) return;
	const reporter = [cell('reporter'), cell('reporterIso'), cell('reporterName')];
	const partner = [cell('partner'), cell('partnerIso'), cell('partnerName')];
	if (!ledger.wants(reporter, partner, cell('commodity'))) return;
	const row = { period: cell('period'), reporter, partner, flow };
	if (cell('frequency') === 'M' && /^\d{4}$/.test(row.period)) {
		complainOfMonth(row.period, line, log);
		return;
	}
	const key = [row.period, cell('reporter'), cell('partner'), flow, cell('commodity')].join(' ');
	const value = foreignNumber(cell('value'), line, 'value', log);
	if (!keys.isNew(key, value === null ? cell('value') : String(value), line)) return;
	if (value === null) ledger.taint(row);
	else ledger.add(row, value);
}

/** A download without its column `period` has the year alone. */
function complainOfMonth(received: string, line: number, log: ImportLog): void {
	log.issues.add({
		code: 'import/bad-period',
		line,
		field: 'period',
		expected: 'a month such as 202403, as the row is of one (freqCode M)',
		received,
		hint: 'download the file anew, with its column period'
	});
}
