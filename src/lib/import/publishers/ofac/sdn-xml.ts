import { foreignDay } from '../../reading/table/foreign-date.ts';
import type { ImportLog } from '../../reading/import-log.ts';
import { readXmlRecords, textsAt, type XmlPart, type XmlRecord } from '../../reading/file/xml-records.ts';

type AddEntry = (id: string, type: string, programmes: readonly string[], line: number) => void;

/** Reads SDN.XML as it comes. The file's own date is kept, and its own count of entries held against what it has. */
export async function readSdnXml(texts: AsyncIterable<string>, add: AddEntry, log: ImportLog): Promise<void> {
	const announced: number[] = [];
	const head = ({ path, text }: XmlPart): void => {
		if (path.endsWith('/Publish_Date')) log.released = foreignDay(text, 'month-first');
		else if (path.endsWith('/Record_Count')) announced.push(Number(text));
	};
	const take = (record: XmlRecord): void =>
		add(first(record, 'uid'), first(record, 'sdnType'), textsAt(record, 'programList/program'), record.line);
	const form = { root: 'sdnList', file: 'SDN.XML', records: ['sdnEntry'], head };
	await readXmlRecords(texts, form, take, log);
	const other = announced.find((count) => count !== log.rows);
	if (other !== undefined && !log.isStopped()) complainOfCount(other, log);
}

function first(record: XmlRecord, path: string): string {
	return textsAt(record, path)[0] ?? '';
}

function complainOfCount(announced: number, log: ImportLog): void {
	log.notices.add({
		code: 'import/record-count',
		field: 'Record_Count',
		expected: `${announced} entries, as the file says`,
		received: `${log.rows}`,
		hint: 'parts of the list may be missing; fetch the file again'
	});
}
