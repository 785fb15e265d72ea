import type { EuListBlock } from './block.ts';
import { EntryCount } from '../../reading/shared/entry-count.ts';
import { foreignDay } from '../../reading/table/foreign-date.ts';
import { ForeignTable, type TableForm } from '../../reading/table/foreign-table.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import { Selection } from '../../reading/table/selection.ts';

const form: TableForm<'id' | 'type' | 'programme' | 'date'> = {
	name: 'the consolidated list of the EU as CSV',
	columns: {
		id: ['entity_logicalid', 'entity_logical_id'],
		type: ['entity_subjecttype_classificationcode', 'entity_subjecttype', 'subject_type'],
		programme: ['entity_regulation_programme', 'programme'],
		date: ['filegenerationdate', 'date_file']
	},
	required: ['id', 'type', 'programme'],
	delimiters: [';']
};

/** The EU's consolidated list, CSV 1.0 and 1.1, separated by semicolons as published: one entry, many rows. */
export async function readEuList(
	chunks: AsyncIterable<Uint8Array>,
	block: EuListBlock,
	published: number | null,
	log: ImportLog
): Promise<Harvest> {
	const table = await ForeignTable.open(chunks, form, log);
	if (table === null) return log.harvest([]);
	const programme = new Selection('programme', block.programme);
	const count = new EntryCount();
	const { places } = table;
	for await (const batch of table.batches())
		for (const { cells } of batch) {
			const id = cells[places.id] ?? '';
			log.released ??= foreignDay(cells[places.date] ?? '', 'day-first');
			if (id === '' || !programme.has(cells[places.programme] ?? '')) continue;
			count.add(id, /^p(?:erson)?$/i.test((cells[places.type] ?? '').trim()) ? 'individual' : 'entity', log);
		}
	programme.complainIfEmpty(log);
	return count.harvest(block.kinds, 'consolidated list', published, log);
}
