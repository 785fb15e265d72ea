import { textsOf } from '#parse';
import { ForeignTable, type TableForm } from '../../reading/table/foreign-table.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import { complainOfKind, kindOfWord, ListReading } from '../../reading/shared/list-reading.ts';
import type { ScreeningListBlock } from './block.ts';

const form: TableForm<'id' | 'source' | 'kind' | 'programmes'> = {
	name: 'the Consolidated Screening List',
	columns: { id: ['_id'], source: ['source'], kind: ['type'], programmes: ['programs'] },
	required: ['id', 'source', 'kind', 'programmes']
};

/**
 * The Consolidated Screening List of the United States holds a dozen lists: `programme` is a programme of any of them,
 * or with the list before a colon (`SDN: BURMA-EO14014`) of that one. Entries without a type are companies or people,
 * which the list doesn't say; they count as entities.
 */
export async function readScreeningList(
	chunks: AsyncIterable<Uint8Array>,
	block: ScreeningListBlock,
	published: number | null,
	log: ImportLog
): Promise<Harvest> {
	const list = new ListReading(block, log);
	const table = await ForeignTable.open(chunks, form, log);
	if (table === null) return log.harvest([]);
	const { places } = table;
	for await (const batch of table.batches())
		for (const { line, cells } of batch) {
			const source = cells[places.source] ?? '';
			const short = /\(([A-Z0-9-]+)\)/.exec(source)?.[1] ?? source;
			const programmes = (cells[places.programmes] ?? '').split(/\s*;\s*/).filter((one) => one !== '');
			const word = (cells[places.kind] ?? '').trim();
			const kind = kindOfWord(word === '' ? 'entity' : word);
			if (kind === null) complainOfKind(word, line, log);
			const named = programmes.flatMap((one) => [one, `${short}: ${one}`]);
			list.add(
				{
					id: cells[places.id] ?? '',
					kind: kind ?? 'entity',
					programmes: [...named, source, short]
				},
				line
			);
		}
	return list.harvest(`Consolidated Screening List, ${textsOf(block.programme).join(', ')}`, published);
}
