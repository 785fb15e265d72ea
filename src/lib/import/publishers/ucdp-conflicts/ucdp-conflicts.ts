import { shown } from '#parse';
import { ForeignTable, type TableForm } from '../../reading/table/foreign-table.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import { SeenKeys } from '../../reading/shared/seen-keys.ts';
import { Selection } from '../../reading/table/selection.ts';
import type { UcdpBlock } from './block.ts';

const form: TableForm<'conflict' | 'location' | 'year' | 'intensity'> = {
	name: 'the UCDP/PRIO Armed Conflict Dataset',
	columns: {
		conflict: ['conflict_id'],
		location: ['location'],
		year: ['year'],
		intensity: ['intensity_level']
	},
	required: ['conflict', 'location', 'year', 'intensity']
};

/**
 * How many armed conflicts there were in a place, by year. A year between the file's first and last without one counts
 * none: the dataset has every conflict of 25 deaths in battle a year, and no row for a year below that.
 */
export async function readConflicts(
	chunks: AsyncIterable<Uint8Array>,
	block: UcdpBlock,
	log: ImportLog
): Promise<Harvest> {
	const table = await ForeignTable.open(chunks, form, log);
	if (table === null) return log.harvest([]);
	const { places } = table;
	const location = new Selection('location', block.location);
	const keys = new SeenKeys('conflict and year', log);
	const years = new Map<number, number>();
	for await (const batch of table.batches())
		for (const { line, cells } of batch) {
			const year = cells[places.year] ?? '';
			const intensity = cells[places.intensity] ?? '';
			if (!isRow(year, intensity, line, log)) continue;
			const count = years.get(Number(year)) ?? 0;
			years.set(Number(year), count);
			// A conflict between two states is in both: "China, Myanmar (Burma)".
			if (!location.has(...(cells[places.location] ?? '').split(', '))) continue;
			if (!keys.isNew(`${cells[places.conflict] ?? ''} ${year}`, intensity, line)) continue;
			if (Number(intensity) >= (block.intensity ?? 1)) years.set(Number(year), count + 1);
		}
	keys.tell();
	location.complainIfEmpty(log);
	return log.harvest(observationsOf(years, block));
}

function observationsOf(years: ReadonlyMap<number, number>, block: UcdpBlock): Harvest['observations'] {
	const first = Math.max(block.from ?? 0, Math.min(...years.keys()));
	const last = Math.max(...years.keys());
	return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => ({
		period: String(first + index),
		value: years.get(first + index) ?? 0,
		low: null,
		high: null,
		status: 'A',
		locator: `rows of ${block.location}, ${first + index}`,
		note: ''
	}));
}

function isRow(year: string, intensity: string, line: number, log: ImportLog): boolean {
	const isFine = /^(?:19|20)\d\d$/.test(year) && /^[12]$/.test(intensity);
	if (!isFine)
		log.issues.add({
			code: 'import/bad-number',
			line,
			field: 'year',
			expected: 'a year, and an intensity of 1 or 2',
			received: `${shown(year)} and ${shown(intensity)}`,
			hint: 'the file may have been changed by hand; download it anew'
		});
	return isFine;
}
