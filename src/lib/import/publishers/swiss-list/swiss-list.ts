import { foreignDay } from '../../reading/table/foreign-date.ts';
import type { EntryKind } from '../../reading/shared/entry-count.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import { ListReading } from '../../reading/shared/list-reading.ts';
import { textChunks } from '../../reading/file/text-stream.ts';
import { readXmlRecords, textsAt, type XmlPart, type XmlRecord } from '../../reading/file/xml-records.ts';
import type { SwissListBlock } from './block.ts';

/**
 * SECO's whole list. A target names sets of sanctions, which belong to programmes that stand above; it is on the list
 * unless its newest modification took it off. What stood there before, within modifications, is passed over.
 */
export async function readSwissList(
	chunks: AsyncIterable<Uint8Array>,
	block: SwissListBlock,
	published: number | null,
	log: ImportLog
): Promise<Harvest> {
	const list = new ListReading(block, log);
	const programmes = new Map<string, readonly string[]>();
	await readXmlRecords(
		textChunks(chunks, log),
		{
			root: 'swiss-sanctions-list',
			file: 'the list of SECO',
			records: ['sanctions-program', 'target'],
			head: ({ path, attributes }) => {
				if (path !== '') return;
				log.released = foreignDay(attributes.date ?? '');
				if (attributes['list-type'] !== 'whole-list') complainOfPart(attributes['list-type'] ?? '', log);
			}
		},
		(record) => {
			if (record.name === 'sanctions-program') noteProgramme(record, programmes);
			else if (isListed(record)) addTarget(record, programmes, list);
		},
		log
	);
	return list.harvest('SECO list', published);
}

/** SECO also publishes what changed alone, in the same form. */
function complainOfPart(type: string, log: ImportLog): void {
	log.issues.add({
		code: 'import/wrong-list',
		field: 'list-type',
		expected: 'the whole list',
		received: type === '' ? 'a list that doesn’t say what it is' : `a list of the type ${type}`,
		hint: 'download the consolidated list (Gesamtliste)'
	});
}

/** A programme's names in every language, under each of its sets. */
function noteProgramme({ parts }: XmlRecord, programmes: Map<string, readonly string[]>): void {
	const names = parts.filter(({ path }) => /^program-(?:key|name)$/.test(path)).map(({ text }) => text);
	for (const { path, attributes } of parts)
		if (path === 'sanctions-set') programmes.set(attributes.ssid ?? '', names);
}

/** By the newest modification; of several of one day the first, as the file has the newest on top. */
function isListed({ parts }: XmlRecord): boolean {
	let newest: XmlPart | null = null;
	for (const part of parts)
		if (part.path === 'modification' && (newest === null || dateOf(part) > dateOf(newest))) newest = part;
	return newest?.attributes['modification-type'] !== 'de-listed';
}

function dateOf({ attributes }: XmlPart): string {
	return attributes['effective-date'] ?? attributes['publication-date'] ?? attributes['enactment-date'] ?? '';
}

function addTarget(
	record: XmlRecord,
	programmes: ReadonlyMap<string, readonly string[]>,
	list: ListReading
): void {
	const own = record.attributes['sanctions-set-id'];
	const sets = [...(own === undefined ? [] : [own]), ...textsAt(record, 'sanctions-set-id')];
	list.add(
		{
			id: record.attributes.ssid ?? '',
			kind: kindOf(record),
			programmes: sets.flatMap((set) => programmes.get(set) ?? [])
		},
		record.line
	);
}

/** A target holds an individual, an entity or an object, which is a ship, an aircraft or something else. */
function kindOf({ parts }: XmlRecord): EntryKind {
	if (parts.some(({ path }) => path === 'individual')) return 'individual';
	const object = parts.find(({ path }) => path === 'object');
	const type = object?.attributes['object-type'] ?? '';
	return type === 'vessel' ? 'vessel' : type === 'aircraft' ? 'aircraft' : 'entity';
}
