import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readUkList } from './uk-list.ts';

export const ukList = publisher({
	id: 'uk-list',
	name: 'UK Sanctions List',
	reads: 'the FCDO’s list, CSV and XML',
	parameters: '`programme` (the regime’s name, or its country), `kinds`',
	terms: 'Open Government Licence 3.0',
	keys,
	isOf: ({ text }) => /<designations\b/i.test(text) || /"?unique id"?,"?ofsi group id/i.test(text),
	fetchAddress: () => 'https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.csv',
	read: ({ chunks, block, published, log, head }) => readUkList(chunks, block, published, log, head.isXml)
});
