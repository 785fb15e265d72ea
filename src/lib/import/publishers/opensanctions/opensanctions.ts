import type { OpenSanctionsBlock } from './block.ts';
import { EntryCount, type EntryKind } from '../../reading/entry-count.ts';
import { foreignDay } from '../../reading/foreign-date.ts';
import { ForeignTable, type TableForm } from '../../reading/foreign-table.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import { Selection } from '../../reading/selection.ts';

const form: TableForm<'id' | 'schema' | 'countries' | 'dataset' | 'programmes' | 'seen'> = {
	name: 'targets.simple.csv of OpenSanctions',
	columns: {
		id: ['id'],
		schema: ['schema'],
		countries: ['countries'],
		dataset: ['dataset', 'datasets'],
		programmes: ['program_ids'],
		seen: ['last_seen']
	},
	required: ['id', 'schema', 'countries', 'dataset']
};

/**
 * OpenSanctions' targets.simple.csv: targets by country, programme and dataset, people and bodies apart. The newest
 * `last_seen` is the list's date.
 */
export async function readOpenSanctions(
	chunks: AsyncIterable<Uint8Array>,
	block: OpenSanctionsBlock,
	published: number | null,
	log: ImportLog
): Promise<Harvest> {
	const table = await ForeignTable.open(chunks, form, log);
	if (table === null) return log.harvest([]);
	const country = new Selection('country', block.country);
	const programme = new Selection('programme', block.programme);
	const dataset = new Selection('dataset', block.dataset);
	const count = new EntryCount();
	let seen = '';
	const { places } = table;
	for await (const batch of table.batches())
		for (const { cells } of batch) {
			const list = (place: number): readonly string[] => (cells[place] ?? '').split(';');
			const last = cells[places.seen] ?? '';
			if (last > seen) seen = last;
			const isWanted =
				country.has(...list(places.countries)) &&
				programme.has(...list(places.programmes)) &&
				dataset.has(...list(places.dataset));
			const kind = kindOf(cells[places.schema] ?? '');
			if (isWanted && kind !== null) count.add(cells[places.id] ?? '', kind, log);
		}
	for (const selection of [country, programme, dataset]) selection.complainIfEmpty(log);
	log.released = foreignDay(seen);
	return count.harvest(block.kinds, 'targets.simple.csv', published, log);
}

/** FollowTheMoney's schemata; securities and addresses are no targets of ours. */
function kindOf(schema: string): EntryKind | null {
	if (schema === 'Person') return 'individual';
	if (schema === 'Vessel') return 'vessel';
	if (schema === 'Airplane') return 'aircraft';
	return /^(?:Organization|Company|LegalEntity|PublicBody)$/.test(schema) ? 'entity' : null;
}
