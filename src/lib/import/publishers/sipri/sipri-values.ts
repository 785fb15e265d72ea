import type { SipriBlock } from './block.ts';
import type { ForeignTable } from '../../reading/foreign-table.ts';
import type { FoundObservation, Harvest, ImportLog } from '../../reading/import-log.ts';
import { foreignNumber, Selection } from '../../reading/selection.ts';
import type { SipriField } from './sipri-form.ts';
import { measureOf } from './tiv-window.ts';

/** What a TIV table says of one year, in million TIV; `blank` counts cells without a delivery. */
interface YearSum {
	sold: number;
	all: number;
	/** The table's own total; null where its cell is blank. */
	total: number | null;
	/** Cells added to `sold`, each rounded to a million. */
	cells: number;
	isBlank: boolean;
}

/**
 * Reads a TIV table. Its rows are suppliers or recipients, whichever the block selects; a table of suppliers to one
 * country names it in the preamble. Cells are whole millions: `0` is less than half a million, blank is none.
 */
export async function readValueTable(
	table: ForeignTable<SipriField>,
	block: SipriBlock,
	log: ImportLog
): Promise<Harvest> {
	const rowsAre = rowsOf(table);
	const years = yearColumns(table.header);
	const sums = new Map<number, YearSum>();
	for (const year of years.keys()) sums.set(year, { sold: 0, all: 0, total: null, cells: 0, isBlank: true });
	const chosen =
		rowsAre === 'recipients'
			? new Selection('recipient', block.recipient)
			: new Selection('supplier', block.supplier);
	checkScope(table, block, rowsAre, log);
	const except = new Selection('except', block.except);
	for await (const batch of table.batches())
		for (const { line, cells } of batch) {
			const name = (cells[0] ?? '').replace(/\*+$/, '').trim();
			const isTotal = /^(?:world |grand )?total/i.test(name);
			const isChosen = !isTotal && chosen.has(name) && !(block.except !== undefined && except.has(name));
			for (const [year, place] of years) {
				const cell = (cells[place] ?? '').trim();
				const sum = sums.get(year);
				if (cell === '' || sum === undefined) continue;
				const value = foreignNumber(cell, line, String(year), log);
				if (value === null) sums.delete(year);
				else addCell(sum, value, isTotal, isChosen);
			}
		}
	chosen.complainIfEmpty(log);
	return log.harvest(log.isStopped() ? [] : windowsOf(sums, block, chosen));
}

function addCell(sum: YearSum, value: number, isTotal: boolean, isChosen: boolean): void {
	sum.isBlank = false;
	if (isTotal) sum.total = value;
	else sum.all += value;
	if (!isChosen) return;
	sum.sold += value;
	sum.cells += 1;
}

/** The year columns by year; sums of years (`1950-2024`) and percentages are none. */
function yearColumns(header: readonly string[]): ReadonlyMap<number, number> {
	return new Map(
		header.flatMap((cell, place) => (/^(?:19|20)\d\d$/.test(cell.trim()) ? [[Number(cell), place]] : []))
	);
}

function rowsOf({ header, preamble }: ForeignTable<SipriField>): 'recipients' | 'suppliers' {
	const corner = header[0] ?? '';
	if (/recipient|import/i.test(corner)) return 'recipients';
	if (/supplier|export/i.test(corner)) return 'suppliers';
	// The old site left the corner blank and said it in the title: "TIV of arms imports to Burma".
	return /TIV of arms (?:exports|imports) to (?!all)|imports of/i.test(preamble.join(' '))
		? 'suppliers'
		: 'recipients';
}

/** A table of the world's suppliers says nothing of one recipient, and the other way round. */
function checkScope(
	{ preamble }: ForeignTable<SipriField>,
	block: SipriBlock,
	rowsAre: 'recipients' | 'suppliers',
	log: ImportLog
): void {
	const field = rowsAre === 'recipients' ? 'supplier' : 'recipient';
	const wanted = new Selection(field, block[field]);
	const title = preamble.join(' ').toLowerCase();
	if (wanted.isOpen || wanted.texts.some((text) => title.includes(text.toLowerCase()))) return;
	log.issues.add({
		code: 'import/wrong-table',
		field,
		expected: `a table about the ${field} ${wanted.name}, or the trade register`,
		received: `a table of ${rowsAre} whose preamble doesn't name it`,
		hint: 'the trade register and the list of deals hold supplier and recipient together'
	});
}

function windowsOf(
	sums: ReadonlyMap<number, YearSum>,
	block: SipriBlock,
	chosen: Selection
): readonly FoundObservation[] {
	const size = block.window ?? 1;
	const observations: FoundObservation[] = [];
	for (const start of [...sums.keys()].sort((a, b) => a - b)) {
		const end = start + size - 1;
		const parts = Array.from({ length: size }, (_, index) => sums.get(start + index));
		const known = parts.filter((part) => part !== undefined && !part.isBlank) as YearSum[];
		if (start < (block.from ?? 0) || known.length < size) continue;
		const found = observationOf(known, start, end, block, chosen);
		if (found !== null) observations.push(found);
	}
	return observations;
}

function observationOf(
	parts: readonly YearSum[],
	start: number,
	end: number,
	block: SipriBlock,
	chosen: Selection
): FoundObservation | null {
	const add = (of: (part: YearSum) => number): number => parts.reduce((sum, part) => sum + of(part), 0);
	const sold = add((part) => part.sold);
	// Every cell is rounded to a million, so each may be off by half of one.
	const slack = add((part) => part.cells) / 2;
	const total = add((part) => part.total ?? part.all);
	const years = start === end ? `${start}` : `${start} to ${end}`;
	const rest = {
		period: start === end ? `${start}` : `${start}/${end}`,
		status: 'E',
		locator: `TIV table, row ${chosen.name}, ${years}`
	} as const;
	const [low, high] = [Math.max(0, sold - slack), sold + slack];
	if (measureOf(block) === 'volume')
		return {
			...rest,
			value: sold,
			low,
			high,
			note: `Row ${chosen.name} of the TIV table, ${years}, million TIV.`
		};
	if (total <= 0) return null;
	return {
		...rest,
		value: (100 * sold) / total,
		low: (100 * low) / total,
		high: Math.min(100, (100 * high) / total),
		note: `Row ${chosen.name} over the total of the TIV table, ${years}, ${total} million TIV in all.`
	};
}
