import type { SipriBlock } from './block.ts';
import { DeliveryLedger, type Delivery } from './delivery-ledger.ts';
import type { ForeignTable } from '../../reading/table/foreign-table.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import { foreignNumber, owned, Selection } from '../../reading/table/selection.ts';
import type { SipriField } from './sipri-form.ts';
import { SeenKeys } from '../../reading/shared/seen-keys.ts';
import { DealScope } from './deal-scope.ts';
import { tivObservations } from './tiv-window.ts';

/** Adds up delivery rows; rows without a delivery are orders and count nothing. */
export async function readDeals(
	table: ForeignTable<SipriField>,
	block: SipriBlock,
	log: ImportLog
): Promise<Harvest> {
	const { places, header } = table;
	const [recipient, supplier] = [
		new Selection('recipient', block.recipient),
		new Selection('supplier', block.supplier)
	];
	const except = new Selection('except', block.except);
	const ledger = new DeliveryLedger();
	const scope = new DealScope(table.preamble);
	const keys = new SeenKeys(places.id >= 0 ? 'deal and delivery year' : 'row of the register', log);
	const numberFlag = flagOf(places.numberIsEstimate, places.number, header);
	const yearFlag = flagOf(places.yearIsEstimate, places.deliveryYear, header);
	for await (const batch of table.batches())
		for (const { line, cells } of batch) {
			const years = yearsOf(cells[places.deliveryYear] ?? '');
			const seller = cells[places.supplier] ?? '';
			const sold = supplier.has(seller) && !(block.except !== undefined && except.has(seller));
			const buyer = cells[places.recipient] ?? '';
			if (scope.isOpen) scope.see(buyer, seller);
			const isWanted = recipient.has(buyer);
			if (isWanted || scope.isWorld) ledger.see(years);
			if (!isWanted || (cells[places.delivered] ?? '').trim() === '') continue;
			if (!keys.isNew(keyOf(cells, places), cells[places.delivered] ?? '', line)) continue;
			const value = foreignNumber(cells[places.delivered] ?? '', line, 'TIV delivered', log);
			const delivery: Delivery = {
				years,
				numberIsEstimate: isFlagged(cells[numberFlag] ?? ''),
				yearIsEstimate: isFlagged(cells[yearFlag] ?? '')
			};
			if (value === 0 && years.length === 0) continue;
			if (value === null || years.length === 0) ledger.taint(line, years, log, value === null);
			else ledger.add(delivery, value, sold);
		}
	keys.tell();
	recipient.complainIfEmpty(log);
	supplier.complainIfEmpty(log);
	except.complainIfAbsent(log);
	scope.check(block, log);
	return log.harvest(tivObservations(ledger, block, log));
}

/** SIPRI's number of the deal and the year of delivery; a register numbers nothing, so a row is its own key there. */
function keyOf(cells: readonly string[], places: Readonly<Record<SipriField, number>>): string {
	if (places.id < 0) return cells.join('\u001f');
	return `${cells[places.id] ?? ''} ${cells[places.deliveryYear] ?? ''}`;
}

/** The column of a flag: its own in one export, the nameless one to the right of the number in the other. */
function flagOf(own: number, beside: number, header: readonly string[]): number {
	if (own >= 0) return own;
	return beside >= 0 && header[beside + 1]?.trim() === '' ? beside + 1 : -1;
}

function isFlagged(cell: string): boolean {
	return cell === 'Yes' || cell === '?' || /^\s*(?:yes|\?|true)\s*$/i.test(cell);
}

const known = new Map<string, readonly number[]>();

/** `2015; 2016; 2021`, `2015-2017` or a single year, in order. Few texts recur in all rows, so they are kept. */
function yearsOf(cell: string): readonly number[] {
	const found = known.get(cell);
	if (found !== undefined) return found;
	const years = new Set<number>();
	for (const part of cell.replaceAll(/[()?]/g, '').split(/[;,]/)) {
		const span = /^\s*((?:19|20)\d\d)(?:\s*-\s*((?:19|20)\d\d))?\s*$/.exec(part);
		if (span === null) continue;
		for (let year = Number(span[1]); year <= Number(span[2] ?? span[1]); year += 1) years.add(year);
	}
	const sorted = [...years].sort((a, b) => a - b);
	if (known.size < 5_000) known.set(owned(cell), sorted);
	return sorted;
}
