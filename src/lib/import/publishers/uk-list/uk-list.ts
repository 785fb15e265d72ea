import { foreignDay } from '../../reading/table/foreign-date.ts';
import { ForeignTable, type TableForm } from '../../reading/table/foreign-table.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import { complainOfKind, kindOfWord, ListReading } from '../../reading/shared/list-reading.ts';
import { textChunks } from '../../reading/file/text-stream.ts';
import { readXmlRecords, textsAt } from '../../reading/file/xml-records.ts';
import type { UkListBlock } from './block.ts';

const form: TableForm<'id' | 'regime' | 'kind'> = {
	name: 'the UK Sanctions List',
	columns: {
		id: ['unique id'],
		regime: ['regime name'],
		kind: ['designation type', 'individual, entity, ship']
	},
	required: ['id', 'regime', 'kind']
};

/** The UK Sanctions List of the FCDO: an entry has a row, or a name, for each of its names; `Unique ID` tells it. */
export async function readUkList(
	chunks: AsyncIterable<Uint8Array>,
	block: UkListBlock,
	published: number | null,
	log: ImportLog,
	isXml: boolean
): Promise<Harvest> {
	const list = new ListReading(block, log);
	if (isXml) await readXml(chunks, list, log);
	else await readCsv(chunks, list, log);
	return list.harvest('UK Sanctions List', published);
}

function add(
	list: ListReading,
	id: string,
	regime: string,
	word: string,
	line: number,
	log: ImportLog
): void {
	const kind = kindOfWord(word);
	if (kind === null) complainOfKind(word, line, log);
	else list.add({ id, kind, programmes: [regime, countryOf(regime)] }, line);
}

/** `The Myanmar (Sanctions) Regulations 2021` is asked for by `Myanmar`, too. */
function countryOf(regime: string): string {
	return /^The (.+?) \(/.exec(regime)?.[1] ?? regime;
}

async function readXml(chunks: AsyncIterable<Uint8Array>, list: ListReading, log: ImportLog): Promise<void> {
	await readXmlRecords(
		textChunks(chunks, log),
		{
			root: 'Designations',
			file: 'the UK Sanctions List',
			records: ['Designation'],
			head: ({ path, text }) => {
				if (path === 'DateGenerated') log.released = foreignDay(text, 'day-first');
			}
		},
		(record) => {
			const [id = ''] = textsAt(record, 'UniqueID');
			const [regime = ''] = textsAt(record, 'RegimeName');
			const [word = ''] = textsAt(record, 'IndividualEntityShip');
			add(list, id, regime, word, record.line, log);
		},
		log
	);
}

async function readCsv(chunks: AsyncIterable<Uint8Array>, list: ListReading, log: ImportLog): Promise<void> {
	const table = await ForeignTable.open(chunks, form, log);
	if (table === null) return;
	const { id, regime, kind } = table.places;
	for await (const batch of table.batches())
		for (const { line, cells } of batch)
			add(list, cells[id] ?? '', cells[regime] ?? '', cells[kind] ?? '', line, log);
	const report = table.preamble.map((row) => /report date: *([\w/-]+)/i.exec(row)?.[1]).find(Boolean) ?? '';
	log.released = foreignDay(report, 'day-first');
}
