import { ForeignTable, type TableForm } from '../../reading/table/foreign-table.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import { ListReading } from '../../reading/shared/list-reading.ts';
import { textChunks } from '../../reading/file/text-stream.ts';
import { readXmlRecords } from '../../reading/file/xml-records.ts';
import type { CanadaListBlock } from './block.ts';

type Field = 'country' | 'schedule' | 'item' | 'lastName' | 'givenName' | 'entity' | 'ship';

const form: TableForm<Field> = {
	name: 'the consolidated list of Canada',
	columns: {
		country: ['country'],
		schedule: ['schedule'],
		item: ['item'],
		lastName: ['lastname', 'last name'],
		givenName: ['givenname', 'given name'],
		entity: ['entity', 'entityorship', 'entity or ship'],
		ship: ['shipimonumber', 'ship imo number']
	},
	required: ['country', 'schedule', 'item', 'lastName', 'entity']
};

/**
 * Canada's consolidated list under the Special Economic Measures Act: entries by country, each by its country, schedule
 * and item. The file has no date of its own. An entity with an IMO number is a ship.
 */
export async function readCanadaList(
	chunks: AsyncIterable<Uint8Array>,
	block: CanadaListBlock,
	published: number | null,
	log: ImportLog,
	isXml: boolean
): Promise<Harvest> {
	const list = new ListReading(block, log);
	if (isXml)
		await readXmlRecords(
			textChunks(chunks, log),
			{ root: 'data-set', file: 'the consolidated list of Canada', records: ['record'] },
			(record) => {
				const parts = new Map(record.parts.map(({ path, text }) => [path.toLowerCase(), text]));
				const cell = (field: Field): string =>
					form.columns[field].map((name) => parts.get(name)).find((text) => text !== undefined) ?? '';
				add(list, cell, record.line);
			},
			log
		);
	else await readCsv(chunks, list, log);
	return list.harvest('Canada’s consolidated list', published);
}

async function readCsv(chunks: AsyncIterable<Uint8Array>, list: ListReading, log: ImportLog): Promise<void> {
	const table = await ForeignTable.open(chunks, form, log);
	if (table === null) return;
	for await (const batch of table.batches())
		for (const { line, cells } of batch)
			add(list, (field) => (cells[table.places[field]] ?? '').trim(), line);
}

function add(list: ListReading, cell: (field: Field) => string, line: number): void {
	const isPerson = cell('lastName') !== '' || cell('givenName') !== '';
	// A row with a country alone says that the regulations have no schedule.
	if (!isPerson && cell('entity') === '') return;
	list.add(
		{
			id: cell('item') === '' ? '' : [cell('country'), cell('schedule'), cell('item')].join(' '),
			kind: isPerson ? 'individual' : cell('ship') !== '' ? 'vessel' : 'entity',
			// "Myanmar / Birmanie" in the file of both languages.
			programmes: [cell('country'), ...cell('country').split(/\s*[/|]\s*/)]
		},
		line
	);
}
