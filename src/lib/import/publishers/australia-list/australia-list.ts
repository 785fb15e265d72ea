import { ForeignTable, type TableForm } from '../../reading/table/foreign-table.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import { complainOfKind, kindOfWord, ListReading } from '../../reading/shared/list-reading.ts';
import type { AustraliaListBlock } from './block.ts';

const form: TableForm<'id' | 'kind' | 'nameType' | 'committees'> = {
	name: 'the consolidated list of DFAT',
	columns: {
		id: ['reference'],
		kind: ['type'],
		nameType: ['name type'],
		committees: ['committees']
	},
	required: ['id', 'kind', 'nameType', 'committees']
};

/**
 * Australia's consolidated list: an entry's names stand under its number with a letter behind it (8577, 8577a). The
 * programme is the committee, `Autonomous (Myanmar)`, or what stands in its brackets.
 */
export async function readAustraliaList(
	chunks: AsyncIterable<Uint8Array>,
	block: AustraliaListBlock,
	published: number | null,
	log: ImportLog
): Promise<Harvest> {
	const list = new ListReading(block, log);
	const table = await ForeignTable.open(chunks, form, log);
	if (table === null) return log.harvest([]);
	const { id, kind: kindPlace, nameType, committees } = table.places;
	for await (const batch of table.batches())
		for (const { line, cells } of batch) {
			// Aliases tell nothing more of the entry, and some editions leave their other cells blank.
			if (!/^primary name$/i.test((cells[nameType] ?? '').trim())) continue;
			const kind = kindOfWord(cells[kindPlace] ?? '');
			if (kind === null) complainOfKind(cells[kindPlace] ?? '', line, log);
			else
				list.add({ id: numberOf(cells[id] ?? ''), kind, programmes: namesOf(cells[committees] ?? '') }, line);
		}
	return list.harvest('DFAT consolidated list', published);
}

function numberOf(reference: string): string {
	return /^\s*(\d+)[a-z]*\s*$/i.exec(reference)?.[1] ?? reference.trim();
}

function namesOf(committees: string): readonly string[] {
	const each = committees.split(/[;,]/).map((one) => one.trim());
	return [...each, ...each.flatMap((one) => /\((.+)\)$/.exec(one)?.[1] ?? [])];
}
