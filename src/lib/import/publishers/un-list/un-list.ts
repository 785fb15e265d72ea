import { foreignDay } from '../../reading/table/foreign-date.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import { ListReading } from '../../reading/shared/list-reading.ts';
import { textChunks } from '../../reading/file/text-stream.ts';
import { readXmlRecords, textsAt, type XmlForm } from '../../reading/file/xml-records.ts';
import type { UnListBlock } from './block.ts';

const form: Omit<XmlForm, 'head'> = {
	root: 'CONSOLIDATED_LIST',
	file: 'the consolidated list of the United Nations',
	records: ['INDIVIDUALS/INDIVIDUAL', 'ENTITIES/ENTITY']
};

/** The UN's consolidated list: entries by `UN_LIST_TYPE` (`DPRK`, `Al-Qaida`), each by its `DATAID`. */
export async function readUnList(
	chunks: AsyncIterable<Uint8Array>,
	block: UnListBlock,
	published: number | null,
	log: ImportLog
): Promise<Harvest> {
	const list = new ListReading(block, log);
	const head = {
		head: ({ path, attributes }: { path: string; attributes: Readonly<Record<string, string>> }) => {
			if (path === '') log.released = foreignDay(attributes.dateGenerated ?? '');
		}
	};
	await readXmlRecords(
		textChunks(chunks, log),
		{ ...form, ...head },
		(record) =>
			list.add(
				{
					id: textsAt(record, 'DATAID')[0] ?? '',
					kind: record.name === 'INDIVIDUAL' ? 'individual' : 'entity',
					programmes: textsAt(record, 'UN_LIST_TYPE')
				},
				record.line
			),
		log
	);
	return list.harvest('UN consolidated list', published);
}
