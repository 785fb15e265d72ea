import { foreignDay } from '../../reading/table/foreign-date.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import { jsonRecords, type JsonRecord } from '../../reading/file/json-stream.ts';
import { textChunks } from '../../reading/file/text-stream.ts';
import type { WorldBankBlock } from './block.ts';
import { SeriesLedger } from './series-ledger.ts';
import { readTables } from './worldbank-tables.ts';

/** The World Bank's series for a country: its tables as CSV, or the JSON of the interface. */
export async function readWorldBank(
	chunks: AsyncIterable<Uint8Array>,
	block: WorldBankBlock,
	log: ImportLog,
	isJson: boolean
): Promise<Harvest> {
	return isJson ? readJson(chunks, block, log) : readTables(chunks, block, log);
}

async function readJson(
	chunks: AsyncIterable<Uint8Array>,
	block: WorldBankBlock,
	log: ImportLog
): Promise<Harvest> {
	const ledger = new SeriesLedger(block, log);
	for await (const batch of jsonRecords(textChunks(chunks, log), log))
		for (const record of batch) {
			if (record.page !== undefined) readHead(record, log);
			else if (record.message !== undefined) complainOfAnswer(record, log);
			if (record.date === undefined) continue;
			const { id, value: name } = named(record.country);
			const indicator = named(record.indicator);
			if (!ledger.country.has(text(record.countryiso3code), id, name)) continue;
			if (!ledger.series.has(indicator.id, indicator.value)) continue;
			if (typeof record.value === 'number') ledger.add(text(record.date), record.value, log.rows);
		}
	return ledger.harvest();
}

/** The first item of an answer: how many pages there are, and when the series was last updated. */
function readHead(head: JsonRecord, log: ImportLog): void {
	log.released = foreignDay(text(head.lastupdated));
	if (Number(head.pages) > 1)
		log.notices.add({
			code: 'import/pages',
			expected: 'the whole answer on one page',
			received: `page ${text(head.page)} of ${text(head.pages)}`,
			hint: 'ask with per_page=20000'
		});
}

/** The interface answers a wrong code with status 200 and a message. */
function complainOfAnswer(record: JsonRecord, log: ImportLog): void {
	const first = Array.isArray(record.message) ? (record.message[0] as JsonRecord | undefined) : undefined;
	log.issues.add({
		code: 'import/error-answer',
		expected: 'observations',
		received: text(first?.value) || 'an error message of the World Bank',
		hint: 'check country and series'
	});
}

function named(value: unknown): { id: string; value: string } {
	const record = (typeof value === 'object' && value !== null ? value : {}) as JsonRecord;
	return { id: text(record.id), value: text(record.value) };
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
