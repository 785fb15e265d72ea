import { publisher } from '../../reading/publisher.ts';
import { keys } from './block.ts';
import { readUnList } from './un-list.ts';

export const unList = publisher({
	id: 'un-list',
	name: 'United Nations list',
	reads: 'consolidated list of the Security Council, XML',
	parameters: '`programme` (UN_LIST_TYPE, such as DPRK), `kinds`',
	terms: 'free to use with the source named',
	keys,
	isOf: ({ text }) => /<consolidated_list\b/i.test(text),
	fetchAddress: () => 'https://scsanctions.un.org/resources/xml/en/consolidated.xml',
	read: ({ chunks, block, published, log }) => readUnList(chunks, block, published, log)
});
