import type { EuListBlock } from './block.ts';
import { foreignDay } from '../../reading/table/foreign-date.ts';
import { ForeignTable, type TableForm } from '../../reading/table/foreign-table.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import { complainOfKind, kindOfWord, ListReading } from '../../reading/shared/list-reading.ts';

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
	const list = new ListReading(block, log);
	const { places } = table;
	for await (const batch of table.batches())
		for (const { line, cells } of batch) {
			const [id = '', word = ''] = [cells[places.id]?.trim(), cells[places.type]?.trim()];
			log.released ??= foreignDay(cells[places.date] ?? '', 'day-first');
			if (id === '' && word === '') continue;
			const kind = kindOfWord(word);
			if (kind === null) complainOfKind(word, line, log);
			else list.add({ id, kind, programmes: [cells[places.programme] ?? ''] }, line);
		}
	return list.harvest('consolidated list', published);
}
