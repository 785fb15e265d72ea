import type { SipriBlock } from './block.ts';
import type { DeliveryLedger, DeliverySum } from './delivery-ledger.ts';
import type { FoundObservation, ImportLog } from '../../reading/import-log.ts';
import { Selection } from '../../reading/table/selection.ts';

/** A sum that may be off: as recorded, at the least, at the most. */
interface Range {
	value: number;
	low: number;
	high: number;
}

/**
 * How far off a flagged number may be. SIPRI says only that it is uncertain; a fifth is our reading (docs/data.md), and
 * `margin` sets another.
 */
const MARGIN = 0.2;

/** Shares or volumes over every window of years that the file covers. */
export function tivObservations(
	ledger: DeliveryLedger,
	block: SipriBlock,
	log: ImportLog
): readonly FoundObservation[] {
	const size = block.window ?? 1;
	const observations: FoundObservation[] = [];
	for (let start = Math.max(ledger.first, block.from ?? 0); start + size - 1 <= ledger.last; start += 1) {
		const end = start + size - 1;
		if ([...ledger.tainted].some((year) => year >= start && year <= end)) continue;
		const found = observationOf(ledger, start, end, block);
		if (found !== null) observations.push(found);
	}
	if (observations.length === 0 && !log.isStopped()) complainOfShortFile(ledger, size, log);
	return observations;
}

function complainOfShortFile({ first, last }: DeliveryLedger, size: number, log: ImportLog): void {
	const years = first <= last ? `${first} to ${last}` : 'no year with a delivery';
	log.issues.add({
		code: 'import/no-observation',
		expected: `deliveries over at least ${size} ${size === 1 ? 'year' : 'years'}`,
		received: years,
		hint: 'ask the publisher for a longer span, or set window in the import block'
	});
}

function observationOf(
	ledger: DeliveryLedger,
	start: number,
	end: number,
	block: SipriBlock
): FoundObservation | null {
	const sold: Range = { value: 0, low: 0, high: 0 };
	const other: Range = { value: 0, low: 0, high: 0 };
	let isApproximate = false;
	for (const sum of ledger.sums()) {
		addPart(sum, start, end, block.margin ?? MARGIN, sold, other);
		const within = sum.years.filter((year) => year >= start && year <= end).length;
		if (within > 0 && within < sum.years.length) isApproximate = true;
	}
	const period = start === end ? `${start}` : `${start}/${end}`;
	const years = start === end ? `${start}` : `${start} to ${end}`;
	const recipient = new Selection('recipient', block.recipient).name;
	const locator = `delivery rows with recipient ${recipient}, delivery years ${years}, added up`;
	const rest = { period, status: 'E', locator, isApproximate } as const;
	const total = sold.value + other.value;
	if (measureOf(block) === 'volume')
		return { ...rest, ...sold, note: `Deliveries${by(block)} to ${recipient} in ${years}, million TIV.` };
	if (total <= 0) return null;
	return {
		...rest,
		value: (100 * sold.value) / total,
		low: shareOf(sold.low, other.high),
		high: shareOf(sold.high, other.low),
		note: `Deliveries${by(block)} over all deliveries to ${recipient} in ${years}, ${Math.round(total * 10) / 10} million TIV in all.`
	};
}

function by(block: SipriBlock): string {
	const { isOpen, name } = new Selection('supplier', block.supplier);
	return isOpen ? '' : ` by ${name}`;
}

/** Shares need a supplier; without one a volume is meant. */
export function measureOf(block: SipriBlock): 'share' | 'volume' {
	return block.measure ?? (block.supplier === undefined ? 'volume' : 'share');
}

function shareOf(part: number, rest: number): number {
	return part + rest > 0 ? (100 * part) / (part + rest) : 0;
}

/**
 * Adds what of a sum falls into the window. A deal over several years is spread evenly, and may lie wholly within or
 * without; a year marked uncertain may be the one before or after; a number marked uncertain may be off by the margin.
 */
function addPart(
	sum: DeliverySum,
	start: number,
	end: number,
	margin: number,
	sold: Range,
	other: Range
): void {
	const { years } = sum;
	const within = years.filter((year) => year >= start && year <= end).length;
	const share = within / years.length;
	const [first = 0, last = 0] = [years[0], years.at(-1)];
	const spread = sum.yearIsEstimate ? 1 : 0;
	const canBeIn = within > 0 || (last + spread >= start && first - spread <= end);
	if (!canBeIn) return;
	const mayBeOut = share < 1 || first - spread < start || last + spread > end;
	const off = sum.numberIsEstimate ? margin : 0;
	for (const [range, value] of [
		[sold, sum.sold],
		[other, sum.other]
	] as const) {
		range.value += value * share;
		range.low += mayBeOut ? 0 : value * (1 - off);
		range.high += value * (1 + off);
	}
}
