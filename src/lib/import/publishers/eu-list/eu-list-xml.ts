import { foreignDay } from '../../reading/table/foreign-date.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import { complainOfKind, kindOfWord, ListReading } from '../../reading/shared/list-reading.ts';
import { textChunks } from '../../reading/file/text-stream.ts';
import { readXmlRecords, type XmlPart, type XmlRecord } from '../../reading/file/xml-records.ts';
import type { EuListBlock } from './block.ts';

const form = {
	root: 'export',
	file: 'the consolidated list of the EU',
	records: ['sanctionEntity']
};

/** The EU's consolidated list, XML 1.0 and 1.1: an entry by its logicalId, under the programme of each of its regulations. */
export async function readEuListXml(
	chunks: AsyncIterable<Uint8Array>,
	block: EuListBlock,
	published: number | null,
	log: ImportLog
): Promise<Harvest> {
	const list = new ListReading(block, log);
	const head = ({ path, attributes }: XmlPart): void => {
		if (path === '') log.released = foreignDay(attributes.generationDate ?? '');
	};
	const take = (record: XmlRecord): void => {
		const [type] = attributesAt(record, 'subjectType');
		const word = type?.classificationCode ?? type?.code ?? '';
		const kind = kindOfWord(word);
		const programmes = attributesAt(record, 'regulation').map(({ programme = '' }) => programme);
		if (kind === null) complainOfKind(word, record.line, log);
		else list.add({ id: record.attributes.logicalId ?? '', kind, programmes }, record.line);
	};
	await readXmlRecords(textChunks(chunks, log), { ...form, head }, take, log);
	return list.harvest('consolidated list', published);
}

function attributesAt(
	{ parts }: XmlRecord,
	path: string
): readonly Readonly<Record<string, string | undefined>>[] {
	return parts.filter((part) => part.path === path).map(({ attributes }) => attributes);
}
