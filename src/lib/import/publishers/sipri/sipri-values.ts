import type { SipriBlock } from './block.ts';
import type { ForeignTable } from '../../reading/table/foreign-table.ts';
import type { FoundObservation, Harvest, ImportLog } from '../../reading/import-log.ts';
import { SeenKeys } from '../../reading/shared/seen-keys.ts';
import { foreignNumber, Selection } from '../../reading/table/selection.ts';
import type { SipriField } from './sipri-form.ts';
import { scopeOf } from './sipri-scope.ts';
import { measureOf } from './tiv-window.ts';

/** What a TIV table says of one year, in million TIV; `blank` counts cells without a delivery. */
interface YearSum {
	sold: number;
	/** All rows together, the total not among them, and how many they are. */
	all: number;
	rows: number;
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
	for (const year of years.keys())
		sums.set(year, { sold: 0, all: 0, rows: 0, total: null, cells: 0, isBlank: true });
	const chosen =
		rowsAre === 'recipients'
			? new Selection('recipient', block.recipient)
			: new Selection('supplier', block.supplier);
	checkScope(table, block, rowsAre, log);
	const except = new Selection('except', block.except);
	const keys = new SeenKeys('row of the table', log);
	for await (const batch of table.batches())
		for (const { line, cells } of batch) {
			const name = (cells[0] ?? '').replace(/\*+$/, '').trim();
			if (!keys.isNew(name, cells.join('\u001f'), line)) continue;
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
	keys.tell();
	chosen.complainIfEmpty(log);
	if (rowsAre === 'suppliers') except.complainIfAbsent(log);
	checkTotal(sums, block, log);
	return log.harvest(log.isStopped() ? [] : windowsOf(sums, block, chosen));
}

function addCell(sum: YearSum, value: number, isTotal: boolean, isChosen: boolean): void {
	sum.isBlank = false;
	if (isTotal) sum.total = value;
	else {
		sum.all += value;
		sum.rows += 1;
	}
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
	const { supplier, recipient } = scopeOf(preamble);
	if (recipient !== null && recipient !== 'all') return 'suppliers';
	if (supplier === 'all' && /exports/i.test(preamble.join(' '))) return 'suppliers';
	return 'recipients';
}

/**
 * A table has one side in its rows and is about one country, or the world, on the other. What the block asks for must be
 * that: one supplier's exports say nothing of all that a recipient got, nor of one among all suppliers.
 */
function checkScope(
	{ preamble }: ForeignTable<SipriField>,
	block: SipriBlock,
	rowsAre: 'recipients' | 'suppliers',
	log: ImportLog
): void {
	const said = scopeOf(preamble);
	const field = rowsAre === 'recipients' ? 'supplier' : 'recipient';
	const about = said[field];
	const isWorld = about === null || about === 'all';
	const wanted = new Selection(field, block[field]);
	const fits = wanted.isOpen ? isWorld : !isWorld && wanted.texts.some((text) => isSame(text, about));
	const isShareOfOne = rowsAre === 'recipients' && measureOf(block) === 'share' && !wanted.isOpen;
	const hasNoRow = rowsAre === 'recipients' && block.recipient === undefined && !isWorld;
	if (fits && !isShareOfOne && !hasNoRow && (rowsAre === 'suppliers' || block.except === undefined)) return;
	log.issues.add({
		code: 'import/wrong-table',
		field,
		expected: wanted.isOpen
			? `a table of all ${field}s`
			: `a table about the ${field} ${wanted.name}, or the trade register`,
		received: `a table of ${rowsAre}${isWorld ? '' : `, ${field} ${about}`}${isShareOfOne && fits ? ', without the other suppliers' : ''}`,
		hint: 'the trade register and the list of deals hold supplier and recipient together'
	});
}

/** A share needs the table's own total: rows may have been taken off. */
function checkTotal(sums: ReadonlyMap<number, YearSum>, block: SipriBlock, log: ImportLog): void {
	if (measureOf(block) === 'volume' || log.isStopped()) return;
	const low = [...sums].find(([, { total, all, rows }]) => total !== null && total + rows / 2 + 1 < all);
	if (low !== undefined) {
		complainOfTotal(low[0], low[1], log);
		return;
	}
	if ([...sums.values()].some(({ total }) => total !== null)) return;
	log.issues.add({
		code: 'import/too-narrow',
		field: 'total',
		expected: 'a row with the total',
		received: 'none',
		hint: 'the file may have been cut short or filtered; download it anew'
	});
}

/** Cells are rounded to a million, so their sum may be beyond the total by half of one for each, and no further. */
function complainOfTotal(year: number, { total, all }: YearSum, log: ImportLog): void {
	log.issues.add({
		code: 'import/wrong-table',
		field: String(year),
		expected: 'a total of all rows',
		received: `${total} beside rows that add up to ${all}`,
		hint: 'the file may have been put together by hand; download it anew'
	});
}

function isSame(one: string, other: string): boolean {
	return one.trim().toLowerCase() === other.trim().toLowerCase();
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
	const isTotalKnown = parts.every((part) => part.total !== null);
	// Everyone together is what the table itself says, not the sum of rounded cells.
	const isTotal = chosen.isOpen && block.except === undefined && isTotalKnown;
	const sold = isTotal ? add((part) => part.total ?? 0) : add((part) => part.sold);
	// Every cell is rounded to a million, so each may be off by half of one.
	const slack = (isTotal ? parts.length : add((part) => part.cells)) / 2;
	const total = add((part) => part.total ?? 0);
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
	if (total <= 0 || !isTotalKnown) return null;
	return {
		...rest,
		value: (100 * sold) / total,
		low: (100 * low) / total,
		high: Math.min(100, (100 * high) / total),
		note: `Row ${chosen.name} over the total of the TIV table, ${years}, ${total} million TIV in all.`
	};
}
