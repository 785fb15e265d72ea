import { foreignDay } from '../../reading/table/foreign-date.ts';
import { ForeignTable } from '../../reading/table/foreign-table.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import type { SipriBlock } from './block.ts';
import { readDeals } from './sipri-deals.ts';
import { sipriForm } from './sipri-form.ts';
import { readValueTable } from './sipri-values.ts';

/**
 * SIPRI's arms transfers: a supplier's share of what a recipient got, or volumes, in million TIV; by year or over a
 * window of years. Reads deals and deliveries (a row a delivery year), the trade register (a row a deal, spread evenly
 * over its years) and TIV tables (rounded to a million), old and new columns, with or without the preamble.
 */
export async function readSipri(
	chunks: AsyncIterable<Uint8Array>,
	block: SipriBlock,
	log: ImportLog
): Promise<Harvest> {
	const table = await ForeignTable.open(chunks, sipriForm, log);
	if (table === null) return log.harvest([]);
	log.released = generatedOn(table.preamble);
	return table.places.delivered >= 0 ? readDeals(table, block, log) : readValueTable(table, block, log);
}

/** The day the preamble names; null where there is none. */
function generatedOn(preamble: readonly string[]): number | null {
	for (const line of preamble) {
		const match = /generated:\s*(\d{1,2} [a-z]+ \d{4})/i.exec(line);
		if (match !== null) return foreignDay(match[1] ?? '');
	}
	return null;
}
