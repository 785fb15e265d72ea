import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readOfac } from './ofac.ts';

/** SDN.CSV has no header: a number, a name, then one of few words. */
const csv =
	/^(?:id,.*\r?\n)?"?\d{2,6}"?,(?:"(?:[^"]|"")*"|[^,\n]*),"?(?:-0- |individual|vessel|aircraft)"?,/i;

export const ofac = publisher({
	id: 'ofac',
	name: 'OFAC',
	reads: 'SDN.CSV, SDN.XML, SDN_ADVANCED.XML',
	parameters: '`programme`, `kinds` (individual, entity, vessel, aircraft)',
	terms: 'public domain',
	keys,
	isOf: ({ text }) => /<sdnlist|<sanctions\b[^>]*advanced_xml/i.test(text),
	mayBe: ({ text }) => csv.test(text),
	fetchAddress: () => 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN.XML',
	read: ({ chunks, block, published, log }) => readOfac(chunks, block, published, log)
});
